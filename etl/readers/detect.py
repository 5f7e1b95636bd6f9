"""Tell the format of a file from its content, asking its name only when the content is silent."""

import re
from pathlib import PurePath

from etl.errors import SourceError
from etl.readers.delimited import looks_like_table
from etl.readers.unpack import CODEC_SUFFIXES
from etl.readers.wire import looks_like_wire

# Each of these would otherwise be taken for text or for noise.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_BINARY = (
    (b"WARC/", "warc"),
    (b"filedesc://", "arc"),
    (b"PAR1", "parquet"),
)
_MARKUP = re.compile(r"<(?:!|\?|[A-Za-z][\w:.-]*[\s/>])")
_PROLOG = re.compile(
    r"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_DOCTYPE_HTML = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:html|head|body|meta|title|link|div|article|main|section|p|br|h[1-6]|"
    r"span|table|ul|ol|a|b|i|em|strong|center|font|img|script|style)[\s/>]",
    re.IGNORECASE,
)
_ROOTS = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "entry": "feed",
    "nitf": "nitf",
    "reuters": "reuters-sgml",
    "html": "html",
    **dict.fromkeys(
        ("newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
         "catalogitem", "itemset"),
        "newsml-g2",
    ),
}  # fmt: skip
_REFUSED_ROOTS = {
    "urlset": "a sitemap; give its address, and its pages are fetched",
    "sitemapindex": "a list of sitemaps; give its address, and its pages are fetched",
    "newsml": "NewsML 1, which is not read; ask for NewsML-G2, NITF or ninjs",
}
_JSON_RECORD = re.compile(r'\{\s*(?:"|\})')
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org')
_JSON_LISTING = re.compile(r'\{\s*"(?:articles|items)"\s*:\s*\[')
_JSON_LIST = re.compile(r"\[\s*(?:\{|\])")
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_ABOUT_FILES = frozenset(
    "license licence copying notice readme changelog changes authors contributing makefile "
    "manifest requirements".split()
)
_CODE = frozenset(
    ".py .js .ts .css .c .h .cpp .java .go .rs .rb .pl .php .sh .sql .r .toml .yaml .yml .ini "
    ".cfg .log .tex .bib".split()
)
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
        return "json-feed" if _JSON_FEED.search(beginning) else _one_or_many(beginning, hinted)
    if _JSON_LIST.match(beginning):
        return "json"
    if hinted:
        return hinted
    if _MARKUP.match(beginning):
        return _markup(beginning)
    if looks_like_table(beginning.split("\n", 1)[0]):
        return "csv"
    if looks_like_wire(beginning[:4000]):
        return "wire"
    _check_name(name)
    return "text"


def _check_name(name: str) -> None:
    """Raise SourceError for what lies beside articles in folders and archives, but is none."""
    path = PurePath(name.rpartition("!")[2])
    if path.name.partition(".")[0].lower() in _ABOUT_FILES or _suffix(name) in _CODE:
        raise SourceError(
            "by its name the file is about other files, or a program; if it is an article, "
            "name its format: --format text"
        )


def detect_binary(head: bytes) -> str | None:
    """Return the name of a format that is not text, None for all others."""
    return next((name for mark, name in _BINARY if head.startswith(mark)), None)


def is_lines(head: bytes) -> bool:
    """Say whether JSON stands one record a line."""
    beginning = head.decode("utf-8", "replace").lstrip()
    return bool(_JSON_RECORD.match(beginning)) and _one_or_many(beginning, None) == "jsonl"


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


def _markup(beginning: str) -> str:
    """Tell HTML, feeds and the news formats in XML from one another."""
    if "lewis.dtd" in beginning[:200]:
        return "reuters-sgml"
    prolog = _PROLOG.match(beginning)
    end = prolog.end() if prolog else 0
    found = _ROOT.match(beginning, end)
    root = found[1].lower() if found else ""
    if root in _ROOTS:
        return _ROOTS[root]
    if root in _REFUSED_ROOTS:
        raise SourceError(f"the file is {_REFUSED_ROOTS[root]}")
    if _HTML.match(beginning, end) or _DOCTYPE_HTML.search(beginning[:end]):
        return "html"
    raise SourceError(
        f"the file is XML or SGML of a kind that is not read (its first element is "
        f"<{found[1] if found else ''}>); give the articles as text, JSONL or CSV"
    )


def _one_or_many(beginning: str, hinted: str | None) -> str:
    """Tell a record spread over lines from records that stand on one line each."""
    first, _, rest = beginning.partition("\n")
    first = first.rstrip()
    if hinted == "jsonl":
        return "jsonl"
    if _JSON_LISTING.match(beginning):
        return "json"
    if len(first) > 1 and first.endswith("}"):
        return "json" if hinted == "json" and not rest.lstrip().startswith("{") else "jsonl"
    spread = first == "{" or first.endswith(",") or first.endswith(("{", "["))
    return "json" if spread else hinted or "jsonl"


def _suffix(name: str) -> str:
    name = name.partition("?")[0] if "://" in name else name
    path = PurePath(name)
    packed = path.suffix.lower() in CODEC_SUFFIXES
    return (PurePath(path.stem) if packed else path).suffix.lower()
