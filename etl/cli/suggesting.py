"""The message for a word that is not known, with those near to it."""

from collections.abc import Iterable
from difflib import get_close_matches

from etl.errors import ConfigError

_SHOWN = 16


def unknown(
    what: str, words: str, known: Iterable[str], *, listing: str | None = None
) -> ConfigError:
    """Return the error that names what is near to `words`, or all there is when it is little.

    Else it names what lists all, if that is told.
    """
    forms = {form.casefold(): form for form in known}
    near = [forms[key] for key in get_close_matches(words.casefold(), forms, n=3, cutoff=0.6)]
    hint = ""
    if near:
        hint = f"; near to it: {', '.join(near)}"
    elif 0 < len(forms) <= _SHOWN:
        hint = f"; known: {', '.join(forms.values())}"
    elif listing is not None:
        hint = f"; {listing} lists all"
    return ConfigError(f"no {what} {words!r}{hint}")
