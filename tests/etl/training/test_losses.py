from dataclasses import replace
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from torch import Tensor  # noqa: E402

from etl.extract.tags import layout  # noqa: E402
from etl.training.batches import IGNORED, Batch  # noqa: E402
from etl.training.losses import added, marks_loss, teachers_loss  # noqa: E402
from etl.training.network import Network, Size  # noqa: E402
from etl.training.open_sets import Choices  # noqa: E402
from etl.training.sentences import ENTITY_TAGS  # noqa: E402

CPU = torch.device("cpu")
LENGTH = 4


def unmarked() -> Batch:
    words = torch.tensor([[101, 7, 8, 102]])
    zeros, none = torch.zeros_like(words), torch.full_like(words, IGNORED)
    return Batch(
        pieces=words,
        shapes=zeros,
        flags=zeros,
        mask=torch.ones_like(words),
        choices=none,
        triggers=none,
        roles=(none, none, none),
        kinds=none,
        statuses=none,
    )


def at(word: int, value: int) -> Tensor:
    targets: Tensor = torch.full((1, LENGTH), IGNORED)
    targets[0, word] = value
    return targets


def asked_all() -> Batch:
    return replace(
        unmarked(),
        choices=at(1, 0),
        triggers=at(1, 0),
        roles=(at(1, 0), at(1, 0), at(1, 0)),
        kinds=at(2, 0),
        statuses=at(2, 0),
    )


def tiny(seed: int) -> Network:
    torch.manual_seed(seed)
    network = Network(Size(vocabulary=200, width=24, layers=1, heads=2, inner=48, positions=8))
    torch.nn.init.normal_(network.head.weight)
    return network


def test_a_batch_without_marks_costs_nothing() -> None:
    scores = torch.randn(1, LENGTH, layout().width)
    assert marks_loss(Choices(), CPU)(scores, unmarked()) == 0
    assert teachers_loss([tiny(1)], CPU)(scores, unmarked()) == 0


def test_a_choice_allows_each_of_its_tags_and_no_other() -> None:
    choices = Choices()
    batch = replace(unmarked(), choices=at(1, choices.number("B", "GPE LOC")))
    loss = marks_loss(choices, CPU)

    def cost(tag: str) -> float:
        scores = torch.zeros(1, LENGTH, layout().width)
        scores[0, 1, ENTITY_TAGS.index(tag)] = 20
        return float(loss(scores, batch))

    assert cost("B-GPE") == pytest.approx(0, abs=1e-4)
    assert cost("B-LOC") == pytest.approx(0, abs=1e-4)
    assert cost("O") > 15
    assert cost("I-GPE") > 15


@pytest.mark.parametrize("layer", ["triggers", "kinds", "statuses"])
def test_a_wrong_answer_costs_more_than_the_right_one(layer: str) -> None:
    columns = layout()
    where = {"triggers": columns.trigger, "kinds": columns.kind, "statuses": columns.status}[layer]
    asked: dict[str, Any] = {layer: at(2, 1)}
    batch = replace(unmarked(), **asked)
    right, wrong = torch.zeros(2, 1, LENGTH, columns.width)
    right[0, 2, where.start + 1] = 5
    wrong[0, 2, where.start] = 5
    loss = marks_loss(Choices(), CPU)
    assert loss(right, batch) < loss(torch.zeros_like(right), batch) < loss(wrong, batch)


def test_the_student_is_best_who_answers_as_the_teachers_do_on_average() -> None:
    batch, columns = asked_all(), layout()
    teachers = [tiny(1), tiny(2)]
    loss = teachers_loss(teachers, CPU)
    with torch.no_grad():
        answers = [t(batch.pieces, batch.shapes, batch.flags, batch.mask) for t in teachers]
    parts = [columns.entities, columns.trigger, *columns.roles, columns.kind, columns.status]
    means = [torch.stack([a[..., p].softmax(-1) for a in answers]).mean(0).log() for p in parts]
    scores = torch.cat(means, dim=-1).requires_grad_()
    best = loss(scores, batch)
    [slope] = torch.autograd.grad(best, scores)
    assert slope.abs().max() < 1e-5
    for answer in answers:
        assert loss(answer, batch) > best


def test_teachers_learn_nothing() -> None:
    teacher = tiny(1)
    scores = torch.randn(1, LENGTH, layout().width, requires_grad=True)
    loss = teachers_loss([teacher], CPU)(scores, asked_all())
    slopes = torch.autograd.grad(loss, [scores, *teacher.parameters()], allow_unused=True)
    assert slopes[0] is not None
    assert set(slopes[1:]) == {None}
    assert not teacher.training


def test_losses_are_added() -> None:
    scores = torch.randn(1, LENGTH, layout().width)
    one, two = marks_loss(Choices(), CPU), teachers_loss([tiny(1)], CPU)
    batch = asked_all()
    both = added([one, two])(scores, batch)
    assert float(both) == pytest.approx(float(one(scores, batch) + two(scores, batch)))
