"""What a network is taught with: the marks of people, and the answers of trained networks."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from etl.extract.tags import layout
from etl.training.batches import IGNORED, Batch
from etl.training.network import Network
from etl.training.open_sets import Choices
from etl.training.sentences import ENTITY_TAGS

Loss = Callable[[Tensor, Batch], Tensor]
"""From the scores of a batch to one number; nothing in it waits for the device."""


def scores_of(network: Network, batch: Batch) -> Tensor:
    """Return the network's scores of a batch; a GPU computes them in bfloat16."""
    # Processors without bfloat16 of their own take many times the time for it.
    device = batch.pieces.device.type
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        scores: Tensor = network(batch.pieces, batch.shapes, batch.flags, batch.mask)
    return scores.float()


def marks_loss(choices: Choices, device: torch.device) -> Loss:
    """Return the loss against the marks in the batch; a layer without marks costs nothing."""
    columns = layout()
    allowed = _allowed(choices).to(device)

    def entity_loss(scores: Tensor, targets: Tensor) -> Tensor:
        """Return the loss of choices: the mass on allowed tags should be one."""
        known = targets != IGNORED
        log_probs = functional.log_softmax(scores, dim=-1)
        mass = torch.logsumexp(log_probs + allowed[targets.clamp(min=0)], dim=-1)
        return -(mass * known).sum() / known.sum().clamp(min=1)

    def part(scores: Tensor, targets: Tensor) -> Tensor:
        total = functional.cross_entropy(
            scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        return total / (targets != IGNORED).sum().clamp(min=1)

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        total = entity_loss(scores[..., columns.entities], batch.choices)
        for weight, where, targets in _weighted(batch):
            total = total + weight * part(scores[..., where], targets)
        return total

    return loss


def teachers_loss(teachers: Sequence[Network], device: torch.device) -> Loss:
    """Return the loss against the mean answer of trained networks, wherever a word is asked.

    A distribution says more than a mark: that "he" is half a party, that a post may end a word
    earlier (Hinton, Vinyals, Dean 2015, arXiv:1503.02531; here at temperature 1).
    """
    columns = layout()
    for teacher in teachers:
        teacher.to(device).eval()

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        with torch.no_grad():
            answers = [scores_of(teacher, batch) for teacher in teachers]
        total = scores.new_zeros(())
        first, second = batch.choices != IGNORED, batch.roles[0] != IGNORED
        asked = [(1.0, columns.entities, first), (2.0, columns.trigger, first)]
        asked += [(w, where, second) for w, where, _ in _weighted(batch)[1:4]]
        asked += [(w, where, targets != IGNORED) for w, where, targets in _weighted(batch)[4:]]
        for weight, where, known in asked:
            mean = torch.stack([a[..., where].softmax(dim=-1) for a in answers]).mean(dim=0)
            cost = -(mean * functional.log_softmax(scores[..., where], dim=-1)).sum(dim=-1)
            total = total + weight * (cost * known).sum() / known.sum().clamp(min=1)
        return total

    return loss


def added(losses: Sequence[Loss]) -> Loss:
    """Return the sum of these losses as one."""

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        return torch.stack([part(scores, batch) for part in losses]).sum()

    return loss


def _weighted(batch: Batch) -> list[tuple[float, slice, Tensor]]:
    """Return weight, columns and targets of the layers beside the entities."""
    columns = layout()
    return [
        (2.0, columns.trigger, batch.triggers),
        (1.0, columns.roles[0], batch.roles[0]),
        (0.5, columns.roles[1], batch.roles[1]),
        (1.0, columns.roles[2], batch.roles[2]),
        # Once a row, not once a word: hence the small weights.
        (0.15, columns.kind, batch.kinds),
        (0.15, columns.status, batch.statuses),
    ]


def _allowed(choices: Choices) -> Tensor:
    """Return the sets of allowed tags as a penalty: 0 where allowed."""
    table = torch.full((len(choices.rows), len(ENTITY_TAGS)), -1e4)
    for number, row in enumerate(choices.rows):
        table[number, sorted(row)] = 0.0
    return table
