"""What the news formats say beside the words: version, status, embargo, place, source."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.readers import read
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, as_newsml_g2, as_nitf, as_reuters_sgml

ITEM: dict[str, Any] = {
    "uri": "https://news.example/1",
    "type": "text",
    "version": "3",
    "firstcreated": "2024-03-26T21:00:00Z",
    "versioncreated": "2024-03-27T10:00:00+02:00",
    "pubstatus": "usable",
    "language": "en-GB",
    "located": "Oslo",
    "headline": "Ministers <b>meet</b>",
    "body_text": "The ministers met. They agreed.",
    "body_xhtml": "<p>The ministers met.</p><p>They agreed.</p>",
    "infosource": [{"name": "NTB"}],
    "urgency": 5,
}


def outcome_of(folder: Path, content: str, name: str = "input.xml") -> Article | Reject:
    (folder / name).write_text(content, encoding="utf-8")
    (outcome,) = read([str(folder / name)])
    return outcome


def article_of(folder: Path, content: str, name: str = "input.xml") -> Article:
    outcome = outcome_of(folder, content, name)
    assert isinstance(outcome, Article), outcome
    return outcome


def test_a_ninjs_item_keeps_what_it_says_of_itself(tmp_path: Path) -> None:
    article = article_of(tmp_path, json.dumps(ITEM), "item.json")
    assert (article.format, article.external_id) == ("ninjs", "https://news.example/1")
    assert article.url == "https://news.example/1"
    assert (article.version, article.source, article.language) == (3, "NTB", "en")
    assert article.title == "Ministers meet"
    assert article.text == "The ministers met.\n\nThey agreed."
    assert article.published_on == date(2024, 3, 26)
    assert article.modified_at == datetime(2024, 3, 27, 8, tzinfo=UTC)
    assert article.dateline_place == "Oslo"
    assert article.extra == {"type": "text", "urgency": 5}


@pytest.mark.parametrize("camel", [False, True])
def test_later_ninjs_has_lists_and_camel_case(camel: bool, tmp_path: Path) -> None:
    item = {
        "uri": "urn:x:1",
        "versionCreated" if camel else "versioncreated": "2024-03-27T10:00:00Z",
        "pubStatus" if camel else "pubstatus": "usable",
        "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Ministers"}],
        "bodies": [
            {
                "role": "xhtml",
                "contentType" if camel else "contenttype": "text/html",
                "value": "<p>The ministers met.</p><p>They agreed.</p>",
            },
            {"role": "text", "value": "The ministers met. They agreed."},
        ],
    }
    article = article_of(tmp_path, json.dumps(item), "item.json")
    assert (article.title, article.text) == ("Ministers", "The ministers met.\n\nThey agreed.")


def test_a_picture_is_read_by_its_caption(tmp_path: Path) -> None:
    item = {"uri": "urn:x:1", "type": "picture", "description_text": "The ministers meet."}
    assert article_of(tmp_path, json.dumps(item), "item.json").text == "The ministers meet."


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"uri": "urn:x:1", "pubstatus": "usable"}, "no words"),
        ({"uri": "urn:x:1", "type": "planning", "standard": {}}, "of type planning"),
        ({"uri": 5, "headline": "x", "body_text": "y"}, "uri is not an address"),
        ({**ITEM, "versioncreated": "Last Tuesday"}, "is not a day"),
        ({**ITEM, "embargoed": "0000-01-01"}, "embargoed"),
    ],
)
def test_an_item_that_tells_no_news_is_a_reject(
    item: dict[str, Any], words: str, tmp_path: Path
) -> None:
    outcome = outcome_of(tmp_path, json.dumps(item), "item.json")
    assert isinstance(outcome, Reject)
    assert words in outcome.message


@pytest.mark.parametrize(
    ("pubstatus", "status"),
    [("usable", "usable"), ("withheld", "withheld"), ("canceled", "withdrawn"), (None, "usable")],
)
def test_the_status_of_an_item_is_kept(pubstatus: str | None, status: str, tmp_path: Path) -> None:
    item = {**ITEM, "pubstatus": pubstatus, "embargoed": "2030-01-01T12:00:00Z"}
    article = article_of(tmp_path, json.dumps(item), "item.json")
    assert article.status == status
    assert article.embargoed_until == datetime(2030, 1, 1, 12, tzinfo=UTC)


def test_a_kill_needs_no_words(tmp_path: Path) -> None:
    kill = {"uri": "urn:x:1", "pubstatus": "canceled", "version": "4"}
    article = article_of(tmp_path, json.dumps(kill), "item.json")
    assert (article.status, article.version, article.text) == ("withdrawn", 4, "")


@pytest.mark.parametrize(("qcode", "status"), [("withheld", "withheld"), ("canceled", "withdrawn")])
def test_newsml_g2_tells_status_version_and_embargo(
    qcode: str, status: str, tmp_path: Path
) -> None:
    xml = as_newsml_g2(ROWS[:1]).replace("stat:usable", f"stat:{qcode}")
    xml = xml.replace("<pubStatus", "<embargoed>2030-01-01T12:00:00Z</embargoed><pubStatus")
    article = article_of(tmp_path, xml)
    assert (article.status, article.version, article.source) == (status, 2, "POST")
    assert article.modified_at == datetime(2024, 3, 27, 11, tzinfo=UTC)
    assert article.embargoed_until == datetime(2030, 1, 1, 12, tzinfo=UTC)


def test_newsml_g2_may_hold_nitf_or_plain_words(tmp_path: Path) -> None:
    xml = as_newsml_g2(ROWS[:1])
    start, end = xml.index("<inlineXML"), xml.index("</contentSet>")
    nitf = as_nitf(ROWS[:1]).partition("?>")[2]
    for inline in (
        f"<inlineXML>{nitf}</inlineXML>",
        f"<inlineData contenttype='text/plain'>OSLO (NTB) - {ROWS[0]['text']}</inlineData>",
    ):
        article = article_of(tmp_path, xml[:start] + inline + xml[end:])
        assert article.text == ROWS[0]["text"]
        assert article.dateline_place == "OSLO"


@pytest.mark.parametrize("root", ["conceptItem", "packageItem", "planningItem", "catalogItem"])
def test_what_is_no_news_item_is_told(root: str, tmp_path: Path) -> None:
    xml = f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>'
    outcome = outcome_of(tmp_path, xml)
    assert isinstance(outcome, Reject)
    assert f"only <{root}>" in outcome.message


@pytest.mark.parametrize(
    ("item_class", "status", "told"),
    [
        ("", "http://cv.iptc.org/newscodes/pubstatusg2/canceled", "withdrawn"),
        ("http://cv.iptc.org/newscodes/ninature/text", "http://x.example/withheld", "withheld"),
    ],
)
def test_newsml_g2_may_write_its_codes_out(
    item_class: str, status: str, told: str, tmp_path: Path
) -> None:
    xml = as_newsml_g2(ROWS[:1]).replace('qcode="stat:usable"', f'uri="{status}"')
    xml = xml.replace('qcode="ninat:text"', f'uri="{item_class}"')
    article = article_of(tmp_path, xml)
    assert (article.status, article.extra.get("kind")) == (told, "text" if item_class else None)


def test_a_cut_message_gives_the_items_before_the_cut(tmp_path: Path) -> None:
    xml = as_newsml_g2(ROWS)
    (tmp_path / "a.xml").write_text(xml[: xml.rindex("</inlineXML>")])
    first, second, cut = read([str(tmp_path / "a.xml")])
    assert [getattr(each, "text", None) for each in (first, second)] == [
        row["text"] for row in ROWS[:2]
    ]
    assert isinstance(cut, Reject)
    assert "damaged" in cut.message


def test_letters_that_only_a_dtd_names_are_read(tmp_path: Path) -> None:
    nitf = as_nitf(ROWS).replace("ministers of", "ministers&nbsp;of &Ouml;land &amp; &lt;b&gt;")
    assert "ministers of Öland & <b> Norway" in article_of(tmp_path, nitf).text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ('<pubdata date.publication="20240327"/>', None),
        ('<docdata><doc.copyright holder="NTB"/></docdata>', "NTB"),
        ('<docdata><doc-id id-string="1" regsrc="AFP"/></docdata>', "AFP"),
    ],
)
def test_nitf_without_a_named_paper_is_read(line: str, source: str | None, tmp_path: Path) -> None:
    nitf = as_nitf(ROWS).replace('<pubdata name="The Post"/>', line).replace(" (NTB)", "")
    nitf = nitf.replace('<date.issue norm="20240327T100000Z"/>', "")
    assert article_of(tmp_path, nitf).source == source


def test_nitf_tells_dateline_source_and_version(tmp_path: Path) -> None:
    article = article_of(tmp_path, as_nitf(ROWS))
    assert (article.title, article.source, article.version) == ("Ministers meet", "The Post", 3)
    assert (article.external_id, article.agency) == ("post-1", "NTB")
    assert (article.dateline_place, article.dateline_on) == ("OSLO", date(2024, 3, 27))
    killed = article_of(tmp_path, as_nitf(ROWS).replace('="usable"', '="canceled"'))
    assert killed.status == "withdrawn"


def test_reuters_stories_of_all_types_are_read(tmp_path: Path) -> None:
    head = (
        '<REUTERS TOPICS="NO" LEWISSPLIT="TRAIN" NEWID="7">\n<DATE>26-FEB-1987 15:01:01.79</DATE>'
    )
    brief = f'{head}\n<TEXT TYPE="BRIEF">&#2;\n******<TITLE>RATES FALL\n</TITLE>Blah blah.</TEXT>'
    raw = (
        f'{head}\n<TEXT TYPE="UNPROC">&#2;\nWEEKLY REPORT\n   One week ended &lt;Feb>\n&#3;</TEXT>'
    )
    (tmp_path / "a.sgm").write_text(
        as_reuters_sgml(ROWS[:1]) + f"{brief}\n</REUTERS>\n{raw}\n</REUTERS>\n{head}\n<TEXT>",
    )
    norm, short, whole, cut = read([str(tmp_path / "a.sgm")])
    assert isinstance(norm, Article)
    assert (norm.text, norm.source, norm.dateline_place) == (ROWS[0]["text"], "Reuters", "OSLO")
    assert norm.extra["places"] == ["norway", "sweden"]
    assert isinstance(short, Article)
    assert (short.external_id, short.text, short.published_on) == (
        "7", "RATES FALL", date(1987, 2, 26),
    )  # fmt: skip
    assert isinstance(whole, Article)
    assert whole.text == "WEEKLY REPORT\n   One week ended <Feb>"
    assert isinstance(cut, Reject)
    assert "</REUTERS> is missing" in cut.message


def test_a_news_please_record_is_known_by_its_fields(tmp_path: Path) -> None:
    record: dict[str, Any] = {
        "maintext": "The ministers met.", "title": "Ministers", "source_domain": "post.example",
        "date_publish": "2024-03-27 10:00:00", "date_download": None, "authors": [],
        "url": "https://post.example/1", "language": "en", "image_url": "x",
    }  # fmt: skip
    article = article_of(tmp_path, json.dumps(record), "a.json")
    assert (article.format, article.source) == ("news-please", "post.example")
    assert article.published_on == date(2024, 3, 27)
    assert article.extra == {"image_url": "x"}


def test_ninjs_names_what_it_replaces(tmp_path: Path) -> None:
    item = {**ITEM, "evolvedfrom": "https://news.example/0"}
    article = article_of(tmp_path, json.dumps(item), "item.json")
    assert article.corrects == ("https://news.example/0",)
    assert "evolvedfrom" not in article.extra


def test_newsml_g2_names_what_it_replaces_and_signals_it(tmp_path: Path) -> None:
    links = (
        '<signal qcode="sig:correction"/>'
        '<link rel="irel:seeAlso" residref="urn:x:9"/>'
        '<link rel="itemrel:previousVersion" residref="urn:x:0"/>'
    )
    xml = as_newsml_g2(ROWS[:1])
    end = xml.index("</itemMeta>")
    article = article_of(tmp_path, xml[:end] + links + xml[end:])
    assert article.corrects == ("urn:x:0",)
    assert article.extra["signal"] == "correction"


def test_nitf_names_what_it_replaces(tmp_path: Path) -> None:
    xml = as_nitf(ROWS[:1])
    start = xml.index("<docdata") + xml[xml.index("<docdata") :].index(">") + 1
    article = article_of(tmp_path, xml[:start] + '<correction id-string="x0"/>' + xml[start:])
    assert article.corrects == ("x0",)


def test_a_record_names_one_or_several(tmp_path: Path) -> None:
    for told, names in (("a", ("a",)), (["a", 7, "a", None], ("a", "7")), (None, ())):
        record = {"text": "They met.", "corrects": told}
        assert article_of(tmp_path, json.dumps(record), "one.jsonl").corrects == names
