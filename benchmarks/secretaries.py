"""Tell the trips of US secretaries of state as articles, with whom they met, in what post.

Whom they met stands in remarks of one form ("Met with President Heuss and Chancellor Adenauer");
from these the truth is read by rule. Two hosts are one person when they are of one country, were
told at most 8 years apart, and one name holds the words of the other, or surnames are equal and
first names alike. They are two when countries, surnames or first names differ. What is neither is
left out, as is a host whose country or post the words below do not tell.
"""

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from etl.assets import asset_dir
from etl.records import Article
from etl.seeding.reading import read_country_forms
from etl.text import names

PATH = Path("meet/history_secretaries.jsonl.gz")
YEARS = 8
"""Years apart at which a surname in a post is still taken for one person's."""
ALIKE, UNLIKE = 0.75, 0.5
_POSTS = {
    "Deputy Prime Minister": "deputy_head_of_government",
    "Vice President": "deputy_head_of_state",
    "Prime Minister": "head_of_government",
    "Premier": "head_of_government",
    "Chancellor": "head_of_government",
    "President": "head_of_state",
    "Foreign Minister": "foreign_minister",
    "Minister of Foreign Affairs": "foreign_minister",
    "Foreign Secretary": "foreign_minister",
    "Defense Minister": "defence_minister",
    "Finance Minister": "finance_minister",
    "Crown Prince": "crown_prince",
    "King": "monarch",
    "Queen": "monarch",
    "Sultan": "monarch",
}
_WORD = r"(?:[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]+)|al-\w+|el-\w+|bin|ibn|de|da|la|von|van|der|del|dos)"
_HOST = re.compile(
    rf"(?:(?P<of>{_WORD}(?: {_WORD})?) )?(?P<post>{'|'.join(_POSTS)})"
    rf" (?P<name>{_WORD}(?: {_WORD})*)"
)
_SMALL = frozenset(
    "al el bin ibn de da la von van der del dos prince princess sheikh ii iii iv v vi".split()
)
_ACTORS = """
select a.external_id, n.start_offset, n.end_offset, m.actor_id::text
from mentions as n
join articles as a on a.id = n.article_id
join actor_members as m on (m.article_id, m.entity_number) = (n.article_id, n.entity_number)
where n.kind = 'person'
"""
_HELD = """
select actor_key, post_code, country_code, first_told_on, last_told_on from bi.actor_posts
where qualifier = 'current' and post_code is not null
"""


@dataclass(frozen=True, slots=True)
class Host:
    """A host of one trip: of which country, by which words, told on which day."""

    country: str
    words: tuple[str, ...]
    told_on: date
    post: str


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip as an article, its hosts marked."""

    article: Article
    marks: list[tuple[int, int, Host]]
    traveller: tuple[int, int, Host]

    def asked(self, who: str) -> list[tuple[str, tuple[int, int, Host]]]:
        """Return the "travellers" or "hosts", each with the article's id."""
        listed = [self.traveller] if who == "travellers" else self.marks
        return [(str(self.article.external_id), one) for one in listed]


def read(path: Path) -> list[Trip]:
    """Return the trips that tell a host by post and name."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [trip for row in map(json.loads, lines) if (trip := _trip(row)) and trip.marks]


def _trip(row: dict[str, Any]) -> Trip | None:
    place = row["place"]
    country = len(place) == 2 and _country(place[1])
    if not country or not row["text"].startswith("Met with "):
        return None
    traveller = re.sub(r" \(.*?\)", "", row["participants"][0]["text"])
    start = "US Secretary of State "
    lead = f"{start}{traveller} m"
    told_on = date.fromisoformat(row["date"][0])
    article = Article(
        text=lead + row["text"][1:],
        dateline=place[0].partition(",")[0],
        dateline_place=f"{place[0].partition(',')[0]}, {_plain(place[1])}",
        published_on=told_on,
        external_id=row["id"],
        format="trips",
        locator=row["id"],
    )
    marks = list(_hosts(row["text"], len(lead) - 1, country, told_on))
    words = names.words(traveller)
    secretary = Host("US", tuple(words), told_on, "foreign_minister")
    return Trip(article, marks, (len(start), len(start) + len(traveller), secretary))


def _hosts(remark: str, shift: int, country: str, told_on: date) -> Iterator[tuple[int, int, Host]]:
    for found in _HOST.finditer(remark):
        of = found["of"] and _country(found["of"])
        behind = re.match(r" of (?:the )?(\w+(?: [A-Z]\w+)?)", remark[found.end() :])
        named = behind and _country(behind[1])
        if (found["of"] and not of) or (behind and not named):
            continue
        words = tuple(word for word in names.words(found["name"]) if word not in _SMALL)
        host = Host(of or named or country, words, told_on, _POSTS[found["post"]])
        if words:
            yield shift + found.start("name"), shift + found.end("name"), host


@cache
def _forms() -> dict[str, str]:
    forms = read_country_forms(asset_dir("seeds"))
    return {one.form: one.code for one in forms if one.kind != "capital"}


def _country(words: str) -> str | None:
    """Return the code of a country as the trips write it: "Korea, Republic of"."""
    return _forms().get(_plain(words))


def _plain(words: str) -> str:
    """Return "Republic of Korea" for "Korea, Republic of", "South Korea" for "Korea, South"."""
    bare = re.sub(r" \(.*?\)", "", words).replace("’", "'")
    return " ".join(reversed(bare.split(", ")))


def same(one: Host, other: Host) -> bool | None:
    """Return whether two hosts are one person, None where the rule does not tell."""
    if one.country != other.country:
        return None if one.words == other.words else False
    mine, theirs = set(one.words), set(other.words)
    if one.words[-1] != other.words[-1] and not mine & theirs:
        near = SequenceMatcher(None, one.words[-1], other.words[-1]).ratio()
        return False if near < ALIKE else None
    near_in_time = abs((one.told_on - other.told_on).days) <= YEARS * 366
    if mine <= theirs or theirs <= mine:
        return True if near_in_time and one.words[-1] == other.words[-1] else None
    if one.words[-1] != other.words[-1]:
        return None
    alike = SequenceMatcher(None, one.words[0], other.words[0]).ratio()
    if alike >= ALIKE and near_in_time:
        return True
    return False if alike < UNLIKE else None


def block(label: Host) -> tuple[str, str]:
    """Return what hosts that are one person share."""
    return label.country, label.words[-1]


def posts_table(engine: Engine, trips: Sequence[Trip], *, errors: bool) -> str:
    """Return how many posts of hosts and travellers stand in `bi.actor_posts` on the day told."""
    actors: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    held: dict[str, list[tuple[str, str, date, date]]] = defaultdict(list)
    with engine.connect() as connection:
        for article, start, end, actor in connection.execute(text(_ACTORS)):
            actors[article].append((start, end, actor))
        for actor, *post in connection.execute(text(_HELD)):
            held[actor].append(tuple(post))
    table = "\n| posts (target: 95) | told | right | with the right country |\n|---|---|---|---|"
    for who in ("travellers", "hosts"):
        told = [one for trip in trips for one in trip.asked(who)]
        answers = [_answer(actors[article], held, asked) for article, asked in told]
        for (article, asked), answer in zip(told, answers, strict=True):
            if errors and answer != (True, True):
                print(article, asked, answer, file=sys.stderr)
        right, placed = (sum(each) / len(told) for each in zip(*answers, strict=True))
        table += f"\n| {who} | {len(told)} | {100 * right:.1f} | {100 * placed:.1f} |"
    return table


def _answer(
    actors: Sequence[tuple[int, int, str]],
    held: dict[str, list[tuple[str, str, date, date]]],
    asked: tuple[int, int, Host],
) -> tuple[bool, bool]:
    """Return whether the post stands on that day, and whether with its country."""
    start, end, host = asked
    found = [
        country
        for first, last, actor in actors
        if first < end and start < last
        for code, country, begins, ends in held[actor]
        if code == host.post and begins <= host.told_on <= ends
    ]
    return bool(found), host.country in found
