"""Train the extraction model in two stages: open sets of entities, then all questions at once.

Stage 1 teaches entities on the open sets mixed with our sentences; stage 2 teaches entities,
triggers, roles, kinds and statuses on our sentences, with some open ones so as not to forget. Ours
are those under --data, those written for this, and those of the open sets that were annotated. A
fixed tenth of those under --data (by a hash of the text) is kept out of both stages. With
--teachers the answers of networks trained before are learned beside the marks, with --silver the
meetings that they found in the open sets too.
"""

import argparse
import pickle
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from etl.training.batches import Batch, Row, load_pieces, make_batches
from etl.training.losses import Loss, added, marks_loss, scores_of, teachers_loss
from etl.training.material import Material, read_material
from etl.training.network import Network, load_network, start_large, start_network
from etl.training.sentences import read_annotated, read_written
from etl.training.standoff import read_marks

Epoch = Callable[[random.Random], list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    """One stage: how an epoch is made, how many there are, and the minutes it may take."""

    name: str
    rows: Epoch
    epochs: int
    minutes: float


def main() -> None:
    """Read the command line, train, leave a checkpoint after each stage in the folder --out."""
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    more = [*read_written(), *read_marks(options.data)]
    more += [sentence for path in options.also for sentence in read_annotated(path)]
    if options.silver:
        more += read_marks(options.data, options.silver)
    material = read_material(options.data, more=more, gmb=options.gmb, rng=rng)
    print(
        f"{len(material.ours)} sentences, {len(material.held_out)} held out, "
        f"{len(material.open)} open",
        flush=True,
    )
    device = torch.device(options.device)
    network = _begin(options)
    network.to(device).words.requires_grad_(False)
    marks = marks_loss(material.choices, device)
    losses = [marks]
    if options.teachers:
        losses.append(teachers_loss([load_network(path) for path in options.teachers], device))
    for stage in _stages(material, options):
        epochs = _Epochs(stage, size=options.batch, seed=options.seed)
        _run(network, stage, epochs, added(losses), options)
        print(f"held out: {_held_out(network, material, marks, device):.4f}", flush=True)
        torch.save(network.state_dict(), options.out / f"{stage.name}.pt")
    torch.save(network.state_dict(), options.out / "final.pt")


def _begin(options: argparse.Namespace) -> Network:
    """Return the network that the training begins with."""
    if options.start:
        return load_network(options.start)
    return start_large(options.large) if options.large else start_network(options.layers)


def _stages(material: Material, options: argparse.Namespace) -> Iterator[_Stage]:
    """Yield the stages that have an epoch."""
    if options.stage1_epochs:
        yield _Stage(
            name="stage1",
            rows=material.stage1,
            epochs=options.stage1_epochs,
            minutes=options.stage1_minutes,
        )
    if options.epochs:
        yield _Stage(
            name="stage2",
            rows=partial(material.stage2, replay=options.replay),
            epochs=options.epochs,
            minutes=options.minutes,
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl.training.train", description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder with sentences/ and ner/")
    add("--also", type=Path, nargs="*", default=[], help="files of further annotated sentences")
    add("--out", type=Path, required=True, help="folder for the checkpoints")
    add("--start", type=Path, help="checkpoint to start from")
    add("--large", type=Path, help="folder of all-mpnet-base-v2 to start from, for a teacher")
    add("--teachers", type=Path, nargs="*", default=[], help="checkpoints to learn from")
    add("--silver", type=Path, help="marks of etl.training.silver")
    add("--layers", type=int, nargs="+", default=range(6), help="layers of the encoder to keep")
    add("--gmb", type=int, default=15000, help="noisy sentences; 0: no open sets")
    add("--stage1-epochs", type=int, default=2)
    add("--stage1-minutes", type=float, default=1e9, help="limit; the rate follows")
    add("--epochs", type=int, default=12, help="epochs of stage 2")
    add("--minutes", type=float, default=1e9, help="limit of stage 2")
    add("--replay", type=int, default=800, help="open sentences a stage 2 epoch")
    add("--rate", type=float, default=1.5e-4, help="peak; heads learn at 7 times it")
    add("--batch", type=int, default=32, help="rows a step")
    add("--device", default="cpu", help="cpu, or cuda for a GPU")
    # On a busy machine threads that wait for each other spin: nine times slower was measured.
    add("--threads", type=int, default=2, help="no more than there are idle cores")
    add("--workers", type=int, default=1, help="processes that make the batches")
    add("--seed", type=int, default=1)
    return parser


class _Epochs(Dataset[bytes]):
    """The batches of each epoch, made by a loader in processes beside the training."""

    def __init__(self, stage: _Stage, *, size: int, seed: int) -> None:
        """Take what one epoch is made of; epochs differ by a seed of their own."""
        self._stage = stage
        self._size = size
        self._seed = seed

    def __len__(self) -> int:
        """Return the number of epochs."""
        return self._stage.epochs

    def __getitem__(self, number: int) -> bytes:
        """Return the epoch as bytes: thousands of tensors would each need an open file."""
        rng = random.Random(f"{self._seed} {self._stage.name} {number}")
        rows = self._stage.rows(rng)
        pieces = load_pieces()
        return pickle.dumps(list(make_batches(rows, pieces, size=self._size, rng=rng, vary=True)))


def _run(
    network: Network, stage: _Stage, epochs: _Epochs, loss: Loss, options: argparse.Namespace
) -> None:
    """Train one stage; the learning rate reaches zero at the last step or the last minute."""
    optimiser = _optimiser(network, rate=options.rate)
    peaks = [group["lr"] for group in optimiser.param_groups]
    network.train()
    started = time.monotonic()
    step, steps = 0, 0
    for number, made in enumerate(DataLoader(epochs, batch_size=None, num_workers=options.workers)):
        batches: list[Batch] = pickle.loads(made)
        steps = steps or len(batches) * stage.epochs
        total = torch.zeros((), device=options.device)
        for batch in batches:
            progress = max(step / steps, (time.monotonic() - started) / 60 / stage.minutes)
            if progress >= 1:
                break
            warm = min(1.0, step / 100)
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * warm * (1 - progress)
            total += _step(network, loss, batch.to(options.device), optimiser)
            step += 1
        spent = (time.monotonic() - started) / 60
        mean = float(total) / len(batches)
        print(f"{stage.name} {number + 1}: {mean:.4f}, {step} steps, {spent:.1f} min", flush=True)
        if spent >= stage.minutes:
            break


def _optimiser(network: Network, *, rate: float) -> torch.optim.AdamW:
    new = [network.shapes, network.flags, network.head]
    fresh = [p for module in new for p in module.parameters()]
    known = {id(p) for p in fresh}
    encoder = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": fresh, "lr": 7 * rate}],
        weight_decay=0.01,
        fused=fresh[0].is_cuda,
    )


def _step(network: Network, loss: Loss, batch: Batch, optimiser: torch.optim.AdamW) -> Tensor:
    value = loss(scores_of(network, batch), batch)
    optimiser.zero_grad()
    value.backward()  # type: ignore[no-untyped-call]  # torch says no type for it
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return value.detach()


def _held_out(network: Network, material: Material, loss: Loss, device: torch.device) -> float:
    """Return the mean loss on the sentences held out."""
    network.eval()
    batches = make_batches(
        material.unseen(), load_pieces(), size=64, rng=random.Random(1), vary=False
    )
    with torch.no_grad():
        costs = [loss(scores_of(network, b), b) for b in (batch.to(device) for batch in batches)]
    return float(torch.stack(costs).mean())


if __name__ == "__main__":
    main()
