"""Tell the format of a file from its content, asking its name only when the content is silent."""

import re
from pathlib import PurePath

from etl.errors import SourceError
from etl.readers.delimited import looks_like_table
from etl.readers.wire import looks_like_wire

# Each of these would otherwise be taken for text or for noise.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive inside another"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"WARC/", "a web archive"),
)
_MARKUP = re.compile(r"<(?:!|\?|[A-Za-z][\w:.-]*[\s/>])")
_JSON_RECORD = re.compile(r'\{\s*(?:"|\})')
_JSON_LIST = re.compile(r"\[\s*(?:\{|\])")
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_BY_SUFFIX = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}


def detect_format(head: bytes, *, name: str) -> str:
    """Return the name of the format; raises SourceError for what is empty, binary or unknown."""
    check_readable(head)
    beginning = head.decode("utf-8", "replace").replace("\0", "").lstrip()
    hinted = _BY_SUFFIX.get(_suffix(name))
    if _JSON_RECORD.match(beginning):
        return _one_or_many(beginning, hinted)
    if _JSON_LIST.match(beginning):
        return "json"
    if hinted:
        return hinted
    if _MARKUP.match(beginning):
        raise SourceError(
            "the file is HTML, XML or SGML, which is not read; give the articles' words as text, "
            "JSONL or CSV"
        )
    if looks_like_table(beginning.split("\n", 1)[0]):
        return "csv"
    return "wire" if looks_like_wire(beginning[:4000]) else "text"


def check_readable(head: bytes) -> None:
    """Raise SourceError when the first bytes are those of no text."""
    if not head.strip(b" \t\r\n\x0b\x0c\0"):
        what = "the file is empty" if not head else "the file holds nothing but blanks"
        raise SourceError(what + "; nothing was read")
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise SourceError(f"the file is {what}, not text; nothing was read")
    if len(_CONTROL.findall(head)) * 20 > len(head):
        raise SourceError("the file is binary, not text; nothing was read")


def _one_or_many(beginning: str, hinted: str | None) -> str:
    """Tell a record spread over lines from records that stand on one line each."""
    first = beginning.split("\n", 1)[0].rstrip()
    if hinted == "jsonl" or (len(first) > 1 and first.endswith("}")):
        return "jsonl"
    spread = first == "{" or first.endswith(",") or first.endswith(("{", "["))
    return "json" if spread else hinted or "jsonl"


def _suffix(name: str) -> str:
    path = PurePath(name)
    return (PurePath(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()
