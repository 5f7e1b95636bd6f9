"""Small inputs of every format, all telling the same articles."""

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

WORDS = "The foreign ministers of Norway and Sweden met in Oslo on Monday."
Files = dict[str, bytes]
Rows = list[dict[str, str]]


def as_wire(rows: Rows) -> str:
    return f"date {rows[0]['published']}\nOSLO (Reuters) - {rows[0]['text']}\n"


def as_text(rows: Rows) -> str:
    return rows[0]["text"] + "\n"


def as_jsonl(rows: Rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def as_table(rows: Rows, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_ninjs(rows: Rows) -> str:
    items = [
        {
            "uri": f"urn:example:{row['id']}",
            "type": "text",
            "versioncreated": f"{row['published']}T10:00:00Z",
            "pubstatus": "usable",
            "version": "1",
            "headline": "Ministers meet",
            "body_xhtml": f"<p>{escape(row['text'])}</p>",
        }
        for row in rows
    ]
    return json.dumps(items)


def as_newsml_g2(rows: Rows) -> str:
    items = (
        f"""<newsItem guid="urn:example:{row["id"]}" version="2" standard="NewsML-G2" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:POST"/>
<versionCreated>{row["published"]}T11:00:00Z</versionCreated>
<firstCreated>{row["published"]}T10:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Ministers meet</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>{escape(row["text"])}</p></body></html></inlineXML></contentSet></newsItem>
"""
        for row in rows
    )
    return f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>
<itemSet>{"".join(items)}</itemSet></newsMessage>
"""


def as_nitf(rows: Rows) -> str:
    return f"""<?xml version="1.0"?>
<nitf><head><title>x</title><docdata management-status="usable">
<doc-id id-string="post-1"/><date.issue norm="20240327T100000Z"/><du-key version="3"/></docdata>
<pubdata name="The Post"/></head>
<body><body.head><hedline><hl1>Ministers meet</hl1></hedline>
<dateline><location>OSLO</location>, March 27 (NTB) -</dateline></body.head>
<body.content><block><p>{escape(rows[0]["text"])}</p></block></body.content></body></nitf>
"""


def as_reuters_sgml(rows: Rows) -> str:
    stories = (
        f"""<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" OLDID="9{row["id"]}" NEWID="{row["id"]}">
<DATE>27-MAR-2024 10:01:01.79</DATE>
<PLACES><D>norway</D><D>sweden</D></PLACES>
<TEXT>&#2;
<TITLE>MINISTERS MEET</TITLE>
<DATELINE>    OSLO, March 27 - </DATELINE><BODY>{escape(row["text"])}
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""
        for row in rows
    )
    return '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + "".join(stories)


def as_html(rows: Rows) -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>Ministers meet - The Post</title>
<meta property="og:site_name" content="The Post">
<link rel="canonical" href="https://post.example/ministers-meet">
<script type="application/ld+json">
{{"@type": "NewsArticle", "datePublished": "{rows[0]["published"]}T08:00:00+01:00"}}
</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Ministers meet</h1><p>{escape(rows[0]["text"])}</p></article>
<footer><p>All rights reserved.</p></footer></body></html>
"""


def as_feed(rows: Rows) -> str:
    entries = (
        f"""<item><guid>post-{row["id"]}</guid><title>Ministers meet</title>
<link>https://post.example/{row["id"]}</link>
<pubDate>Wed, 27 Mar 2024 10:00:00 +0100</pubDate>
<description>{escape("<p>" + escape(row["text"]) + "</p>")}</description></item>
"""
        for row in rows
    )
    return f"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Post</title><link>https://post.example/</link>
<description>World</description><language>en-gb</language>
{"".join(entries)}</channel></rss>
"""


def as_json_feed(rows: Rows) -> str:
    items = [
        {
            "id": f"post-{row['id']}",
            "url": f"https://post.example/{row['id']}",
            "content_html": f"<p>{escape(row['text'])}</p>",
            "date_published": f"{row['published']}T10:00:00+01:00",
        }
        for row in rows
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": items}
    return json.dumps(feed)


def as_answers(rows: Rows) -> list[bytes]:
    """Return what a server sends for a page that holds one row, for each row."""
    pages = (as_html([row]).encode() for row in rows)
    return [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page for page in pages]


def as_warc_records(rows: Rows) -> list[bytes]:
    """Return the records of a WARC, one after the other: what was asked, and what came."""
    records = [(b"warcinfo", b"application/warc-fields", b"software: by hand\r\n")]
    for answer in as_answers(rows):
        records.append((b"request", b"application/http", b"GET / HTTP/1.1\r\n\r\n"))
        records.append((b"response", b"application/http; msgtype=response", answer))
    return [
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://post.example/%d\r\n"
        b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (kind, number, content_type, len(content), content)
        for number, (kind, content_type, content) in enumerate(records)
    ]


def as_warc(rows: Rows) -> bytes:
    return b"".join(as_warc_records(rows))


def as_arc(rows: Rows) -> bytes:
    head = b"1 0 By Hand\nURL IP-address Archive-date Content-type Archive-length\n"
    records = [(b"filedesc://sample.arc", b"text/plain", head)]
    records += [(b"http://post.example/", b"text/html", answer) for answer in as_answers(rows)]
    return b"".join(
        b"%s 192.0.2.1 20240327100000 %s %d\n%s\n" % (url, kind, len(content), content)
        for url, kind, content in records
    )


def as_parquet(rows: Rows) -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def as_zip(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_tar(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How to write a format, and what is true of it."""

    build: Callable[[Rows], str | bytes]
    suffix: str
    many: bool = True
    """One file holds many records."""
    apart: bool = False
    """A broken or huge record leaves the others readable."""
    dated: bool = True
    is_text: bool = True
    """Made of words from its first byte to its last, whatever their encoding."""

    def bytes_of(self, rows: Rows) -> bytes:
        """Return the sample as it is in a file."""
        built = self.build(rows)
        return built.encode() if isinstance(built, str) else built


SAMPLES: dict[str, Sample] = {
    "wire": Sample(build=as_wire, suffix=".txt", many=False),
    "text": Sample(build=as_text, suffix=".txt", many=False, dated=False),
    "jsonl": Sample(build=as_jsonl, suffix=".jsonl", apart=True),
    "json": Sample(build=json.dumps, suffix=".json", apart=True),
    "csv": Sample(build=as_table, suffix=".csv", apart=True),
    "tsv": Sample(build=lambda rows: as_table(rows, "\t"), suffix=".tsv", apart=True),
    "html": Sample(build=as_html, suffix=".html", many=False),
    "feed": Sample(build=as_feed, suffix=".xml"),
    "json-feed": Sample(build=as_json_feed, suffix=".json", apart=True),
    "ninjs": Sample(build=as_ninjs, suffix=".json", apart=True),
    "newsml-g2": Sample(build=as_newsml_g2, suffix=".xml"),
    "nitf": Sample(build=as_nitf, suffix=".xml", many=False),
    "reuters-sgml": Sample(build=as_reuters_sgml, suffix=".sgm", apart=True),
    "parquet": Sample(build=as_parquet, suffix=".parquet", apart=True, is_text=False),
    "warc": Sample(build=as_warc, suffix=".warc", apart=True, is_text=False),
    "arc": Sample(build=as_arc, suffix=".arc", apart=True, is_text=False),
}
ROWS = [
    {"id": str(number), "published": "2024-03-27", "text": f"{WORDS} Day {number}."}
    for number in range(3)
]


def write_sample(form: str, content: bytes | None = None) -> tuple[str, bytes]:
    """Return a file's name and bytes for a format: the sample, or `content` in its place."""
    sample = SAMPLES[form]
    return f"sample{sample.suffix}", sample.bytes_of(ROWS) if content is None else content
