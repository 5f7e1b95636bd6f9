"""Turn bytes into text without ever guessing silently."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from resiliparse.parse.encoding import detect_encoding

from etl.errors import RecordError

PAYLOAD_CHARS = 100_000
_MAX_DEPTH = 100
_SURROGATES = re.compile("[\ud800-\udfff]")
_UTF8_PAIR = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_ODD_CATEGORIES = {"Cc", "Cn", "Co", "Cs", "So", "Sm", "Sk", "No"}
_COMMON_SIGNS = set("°©®™§£€·½¼¾²³")


def decode(raw: bytes, *, hint: str | None = None) -> str:
    """Return the text: UTF-8, else `hint`, else the encoding the bytes look like.

    Raises RecordError when no reading is strict and plausible: a wrong letter in a name is worse
    than a rejected record.
    """
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(encoding_of(raw, hint=hint))


def encoding_of(raw: bytes, *, hint: str | None = None) -> str:
    """Return the encoding in which `decode` reads these bytes; raises RecordError as it does."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        broken = error
    else:
        return "utf-8"
    pairs = _UTF8_PAIR.findall(raw)
    stray = len(_HIGH.findall(raw)) - sum(map(len, pairs))
    # Text in an older encoding hardly ever forms UTF-8 by chance: where UTF-8 outweighs the
    # stray bytes, the text is damaged UTF-8.
    if len(pairs) <= stray:
        for encoding in filter(None, (hint, detect_encoding(raw))):
            try:
                text = raw.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
            if _looks_written(text):
                return encoding
    raise RecordError(
        f"the bytes are not UTF-8 (byte 0x{raw[broken.start]:02x} at {broken.start}) and no other "
        "encoding fits; save the input as UTF-8"
    )


def guess_encoding(head: bytes) -> str | None:
    """Return the encoding that the beginning of a file tells, None for UTF-8 or no idea."""
    head = head[: head.rfind(b"\n") + 1] or head  # never a letter cut in two
    try:
        head.decode()
    except UnicodeDecodeError:
        try:
            decode(head)
        except RecordError:
            return None
        return str(detect_encoding(head))
    return None


def scrub(value: Any, *, depth: int = 0) -> Any:
    """Return a parsed value without what Postgres cannot store: NUL and lone surrogates."""
    if depth > _MAX_DEPTH:
        raise RecordError(f"the record is nested more than {_MAX_DEPTH} deep")
    if isinstance(value, str):
        return scrub_text(value)
    if isinstance(value, Mapping):
        return {scrub_text(key): scrub(each, depth=depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [scrub(each, depth=depth + 1) for each in value]
    if isinstance(value, float) and value - value != 0:
        raise RecordError("the record holds a number that is not finite")
    return value


def scrub_text(text: str) -> str:
    """Return `text` with surrogate pairs joined, lone surrogates replaced, and NUL taken out."""
    if not text.isascii() and _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "")


def show(raw: bytes | str) -> str:
    """Return the beginning of a raw record as text that any log or table can hold."""
    if isinstance(raw, str):
        raw = raw[:PAYLOAD_CHARS].encode("utf-8", "surrogatepass")
    shown = raw[:PAYLOAD_CHARS].decode("utf-8", "backslashreplace")
    return shown.replace("\0", "\\x00")[:PAYLOAD_CHARS]


def is_shown_whole(raw: bytes) -> bool:
    """Say whether `show` gives all of a raw record, letter for letter."""
    if not raw.strip() or len(raw) > PAYLOAD_CHARS or b"\0" in raw:
        return False
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _looks_written(text: str) -> bool:
    """Say whether the letters beyond ASCII stand where a writer would put them."""
    high = odd = 0
    before = " "
    for letter in text:
        if letter > "\x7f":
            high += 1
            if letter.isalpha():
                odd += letter == "ÿ" or (letter.isupper() and before.islower())
            elif letter not in _COMMON_SIGNS:
                odd += unicodedata.category(letter) in _ODD_CATEGORIES
        before = letter
    return odd * 10 <= high
