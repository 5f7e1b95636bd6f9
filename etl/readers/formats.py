"""All formats: what each is, and the function that reads it."""

from collections.abc import Callable, Iterator, Mapping

from etl.readers.arc import read_arc
from etl.readers.delimited import read_csv, read_tsv
from etl.readers.feed import read_feed
from etl.readers.html import read_html
from etl.readers.json_document import read_json, read_json_feed
from etl.readers.jsonl import read_jsonl
from etl.readers.newsml_g2 import read_newsml_g2
from etl.readers.ninjs import read_ninjs
from etl.readers.nitf import read_nitf
from etl.readers.parquet import read_parquet
from etl.readers.reuters_sgml import read_reuters_sgml
from etl.readers.streams import Opened
from etl.readers.warc import read_warc
from etl.readers.wire import read_text, read_wire
from etl.records import Article, Reject

Reader = Callable[[Opened], Iterator[Article | Reject]]

READERS: Mapping[str, Reader] = {
    "wire": read_wire,
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
    "html": read_html,
    "feed": read_feed,
    "json-feed": read_json_feed,
    "ninjs": read_ninjs,
    "newsml-g2": read_newsml_g2,
    "nitf": read_nitf,
    "reuters-sgml": read_reuters_sgml,
    "parquet": read_parquet,
    "warc": read_warc,
    "arc": read_arc,
}

FORMATS: Mapping[str, str] = {
    "wire": "one dispatch: date header and dateline, then its text",
    "text": "one article as plain text",
    "jsonl": "one JSON record a line",
    "json": "one JSON record, or a list of them",
    "csv": "a table with commas, semicolons, tabs or bars",
    "tsv": "a table with tabs",
    "html": "a page with one article",
    "feed": "RSS or Atom, one article an entry",
    "json-feed": "JSON Feed, one article an item",
    "ninjs": "IPTC news in JSON, versions 1 to 3",
    "newsml-g2": "IPTC news items in XML, one or a message of many",
    "nitf": "one text in the news agencies' XML",
    "reuters-sgml": "Reuters-21578, many stories a file",
    "parquet": "a table in Parquet (needs pyarrow)",
    "warc": "web archive: the pages in it",
    "arc": "web archive of the older kind: the pages in it",
}
"""What `--format` takes, each with what it means."""

UNDECODED = frozenset({"parquet", "warc", "arc"})
"""Formats of bytes: not text, whatever their first bytes look like."""
