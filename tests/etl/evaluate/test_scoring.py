"""The figures are those of the definition, and agree with the annotators' own scorer."""

import json
import random
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import ConfigError
from etl.evaluate.records import ArticleMeetings, Meeting, Participant, Site, read_meetings
from etl.evaluate.scoring import Scores, score, worst

SHARED = Path(__file__).parents[4] / "shared" / "eval"


def meeting(*names: str, **fields: object) -> Meeting:
    people = tuple(Participant(name=name, type="person") for name in names)
    return replace(Meeting(kind="talks", status="held", participants=people), **fields)  # type: ignore[arg-type]


def article(*meetings: Meeting) -> list[ArticleMeetings]:
    return [ArticleMeetings(id="a", meetings=meetings)]


def figures(scores: Scores) -> dict[str, object]:
    return {
        key: value for key, value in asdict(scores).items() if key not in ("counts", "mistakes")
    }


def test_an_exact_answer_is_perfect() -> None:
    gold = article(meeting("Ann Lee", "Bo Marsh", start="2024-03-25", place=Site(city="Rome")))
    scores = score(gold, gold)
    assert (scores.participants.f1, scores.meetings.f1, scores.perfect) == (1, 1, 1)
    assert not scores.mistakes


def test_a_surname_is_the_full_name() -> None:
    assert (
        score(article(meeting("Ann Lee", "Bo Marsh")), article(meeting("Lee", "B. Marsh"))).perfect
        == 1
    )


def test_a_made_up_day_is_counted() -> None:
    scores = score(
        article(meeting("Ann Lee", "Bo Marsh")),
        article(meeting("Ann Lee", "Bo Marsh", start="2024-01-01")),
    )
    assert scores.false_dates == 1
    assert scores.mistakes[0].fields == ("date",)


def test_an_unsure_annotation_is_neither_asked_nor_punished() -> None:
    gold = article(meeting("Ann Lee", "Bo Marsh", unsure=True))
    assert score(gold, article()).counts["mfn"] == 0
    assert score(gold, article(meeting("Ann Lee", "Bo Marsh"))).counts["mfp"] == 0


def test_what_is_missed_or_made_up_is_among_the_worst() -> None:
    scores = score(article(meeting("Ann Lee", "Bo Marsh")), article(meeting("Cy Dean", "Di Ford")))
    assert {mistake.kind for mistake in worst(scores, 5)} == {"missed", "made_up"}


NAMES = st.lists(
    st.sampled_from(["Ann Lee", "Bo Marsh", "Cy Dean", "Di Ford"]),
    min_size=2,
    max_size=4,
    unique=True,
)
MEETINGS = st.lists(NAMES.map(lambda names: meeting(*names)), max_size=4)


@given(MEETINGS, MEETINGS, st.randoms(use_true_random=False))
def test_the_order_of_participants_does_not_matter(
    gold: list[Meeting], predicted: list[Meeting], chance: random.Random
) -> None:
    shuffled = [
        replace(m, participants=tuple(chance.sample(m.participants, len(m.participants))))
        for m in predicted
    ]
    assert figures(score(article(*gold), article(*predicted))) == figures(
        score(article(*gold), article(*shuffled))
    )


@given(MEETINGS.filter(bool))
def test_a_meeting_left_out_never_raises_recall(gold: list[Meeting]) -> None:
    whole = score(article(*gold), article(*gold))
    less = score(article(*gold), article(*gold[1:]))
    assert less.meetings.recall <= whole.meetings.recall == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "meetings": [3]}'])
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "meetings": []}\n' + line + "\n")
    with pytest.raises(ConfigError, match=r"gold\.jsonl, line 2"):
        read_meetings(path)


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the annotated articles are not beside this checkout"
)
def test_the_figures_equal_those_of_the_annotators_scorer(tmp_path: Path) -> None:
    gold_path = SHARED / "dev" / "meetings.gold.jsonl"
    predicted_path = tmp_path / "predicted.jsonl"
    predicted_path.write_text(_disturbed(gold_path))
    told = subprocess.run(
        [sys.executable, SHARED / "score_meetings.py", gold_path, predicted_path, "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    theirs = json.loads(told.stdout)
    ours = score(read_meetings(gold_path), read_meetings(predicted_path))
    for name in ("dates", "false_dates", "places", "kinds", "status", "perfect"):
        assert getattr(ours, name) == pytest.approx(theirs[name]), name
    for name in ("participants", "meetings"):
        rates = getattr(ours, name)
        assert [rates.precision, rates.recall, rates.f1] == pytest.approx(theirs[name]), name
    assert dict(ours.counts) == {key: n for key, n in theirs["counts"].items() if n}


def _disturbed(gold: Path) -> str:
    """Return the annotation with names, days, kinds and whole meetings changed by chance."""
    chance = random.Random(7)
    lines = []
    for line in gold.read_text().splitlines():
        row = json.loads(line)
        row["meetings"] = [m for m in row["meetings"] if chance.random() > 0.2]
        for m in row["meetings"]:
            m["participants"] = [p for p in m["participants"] if chance.random() > 0.2]
            for person in m["participants"]:
                person["name"] = (
                    person["name"].split()[-1] if chance.random() < 0.3 else person["name"]
                )
            m["start"] = "2001-01-01" if chance.random() < 0.2 else m["start"]
            m["kind"] = "talks" if chance.random() < 0.3 else m["kind"]
            m["place"] = None if chance.random() < 0.2 else m["place"]
        lines.append(json.dumps(row))
    return "\n".join(lines)
