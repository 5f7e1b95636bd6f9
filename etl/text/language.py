"""Tell the language of an article from its first words, or say nothing rather than guess."""

from functools import cache
from typing import Any

_LOOKED_AT = 500
_FEWEST_LETTERS = 80
_MARGIN = 100.0
"""By how much the best language must beat English, in natural logarithms.

English tables of figures and headlines in capitals reach 43, the shortest foreign articles 224.
"""
_NO_LANGUAGES = frozenset({"zxx", "pcm", "la", "vo", "eo", "qu", "xh"})
"""What tables, code and filler text are taken for; no news is written in them."""


def detect_language(title: str | None, text: str) -> str | None:
    """Return the ISO 639-1 code, None where the words are too few or do not decide.

    Another language than English must win clearly: to skip English copy is worse than to read
    what is not English. The first call loads the model: a second or two, and 77 MB.
    """
    words = f"{title or ''}\n{text[:_LOOKED_AT]}"
    letters = sum(letter.isalpha() for letter in words)
    if letters < _FEWEST_LETTERS:
        return None
    if sum(letter.isupper() for letter in words) * 2 > letters:
        words = words.lower()  # the model knows sentences, not headlines in capitals
    ranked = _model().rank(words)
    best, score = ranked[0]
    if best == "en":
        return "en"
    english = next((each for code, each in ranked if code == "en"), score)
    if score - english < _MARGIN or best in _NO_LANGUAGES or len(best) != 2:
        return None
    # English copy may begin with a foreign quotation, or carry the same words in two languages.
    half = len(words) // 2
    if any(_model().classify(part)[0] == "en" for part in (words[:half], words[half:])):
        return None
    return str(best)


@cache
def _model() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
