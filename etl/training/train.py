"""Train the extraction model in two stages: open sets of entities, then all questions at once.

Stage 1 teaches entities on the open sets mixed with our sentences; stage 2 teaches entities,
triggers, roles, kinds and statuses on our sentences, with some open ones so as not to forget.
A fixed tenth of our sentences (by a hash of the text) is kept out of both.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from etl.extract.tags import layout
from etl.training.augment import Pools, add_dateline, collect_pools, swap_names
from etl.training.batches import (
    IGNORED,
    Batch,
    Row,
    first_pass,
    load_pieces,
    make_batches,
    open_row,
    second_passes,
)
from etl.training.network import Network, start_network
from etl.training.open_sets import Choices, OpenSentence, read_open_sets
from etl.training.sentences import ENTITY_TAGS, Sentence, is_held_out, read_sentences

_BATCH = 32
Loss = Callable[[Tensor, Batch], Tensor]


def main() -> None:
    """Read the command line, train, leave a checkpoint after each epoch in the folder --out."""
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    sentences = read_sentences(options.data)
    held_out = {s.key for s in sentences if is_held_out(s.key)}
    ours = [s for s in sentences if s.key not in held_out]
    choices = Choices()
    others: list[OpenSentence] = []
    if options.gmb:
        others = read_open_sets(options.data, choices, skip=held_out, gmb=options.gmb, rng=rng)
    pools = collect_pools(ours, _persons(others))
    print(f"{len(ours)} sentences, {len(held_out)} held out, {len(others)} open", flush=True)
    network = start_network()
    if options.start:
        network.load_state_dict(torch.load(options.start))
    network.words.requires_grad_(False)
    loss = _loss(_allowed(choices))
    pieces = load_pieces()

    def stage1() -> Iterator[Batch]:
        rows = [open_row(s) for s in others] + [first_pass(s) for s in ours]
        return make_batches(rows, pieces, size=_BATCH, rng=rng, vary=True)

    def stage2() -> Iterator[Batch]:
        share = rng.sample(others, min(options.replay, len(others)))
        rows = [open_row(s) for s in share] + _varied_rows(ours, pools, rng)
        return make_batches(rows, pieces, size=_BATCH, rng=rng, vary=True)

    for name, epoch, epochs, minutes in (
        ("stage1", stage1, options.stage1_epochs, options.stage1_minutes),
        ("stage2", stage2, options.epochs, options.minutes),
    ):
        if epochs:
            optimiser = _optimiser(network, rate=options.rate)
            _run(network, epoch, loss, optimiser, name, epochs, minutes, options.out)
    torch.save(network.state_dict(), options.out / "final.pt")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl.training.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with sentences/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoints")
    parser.add_argument("--start", type=Path, help="checkpoint to start from")
    parser.add_argument("--gmb", type=int, default=15000, help="noisy sentences; 0: no open sets")
    parser.add_argument("--stage1-epochs", type=int, default=2)
    parser.add_argument("--stage1-minutes", type=float, default=1e9, help="limit; the rate follows")
    parser.add_argument("--epochs", type=int, default=12, help="epochs of stage 2")
    parser.add_argument("--minutes", type=float, default=1e9, help="limit of stage 2")
    parser.add_argument("--replay", type=int, default=800, help="open sentences a stage 2 epoch")
    parser.add_argument(
        "--rate", type=float, default=1.5e-4, help="peak; heads learn at 7 times it"
    )
    # On a busy machine threads that wait for each other spin: nine times slower was measured.
    parser.add_argument("--threads", type=int, default=2, help="no more than there are idle cores")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def _persons(others: Sequence[OpenSentence]) -> list[tuple[str, ...]]:
    """Return the persons that an open set marks without doubt."""
    begin, inside = ENTITY_TAGS.index("B-PER"), ENTITY_TAGS.index("I-PER")
    found = []
    for sentence in others:
        for index, choice in enumerate(sentence.choices):
            if choice == begin:
                end = index + 1
                while end < len(sentence.choices) and sentence.choices[end] == inside:
                    end += 1
                if 1 < end - index < 5:
                    found.append(sentence.words[index:end])
    return found


def _varied_rows(ours: Sequence[Sentence], pools: Pools, rng: random.Random) -> list[Row]:
    """Return both passes of our sentences, a part of them with other names or a dateline."""
    rows = []
    for sentence in ours:
        if rng.random() < 0.5:
            sentence = swap_names(sentence, pools, rng, share=0.6)
        if rng.random() < 0.05:
            sentence = add_dateline(sentence, pools, rng)
        rows.append(first_pass(sentence))
        rows.extend(second_passes(sentence, rng))
    return rows


def _allowed(choices: Choices) -> Tensor:
    """Return the sets of allowed tags as a penalty: 0 where allowed."""
    table = torch.full((len(choices.rows), len(ENTITY_TAGS)), -1e4)
    for number, row in enumerate(choices.rows):
        table[number, sorted(row)] = 0.0
    return table


def _loss(allowed: Tensor) -> Loss:
    columns = layout()

    def entity_loss(scores: Tensor, targets: Tensor) -> Tensor:
        """Return the loss of choices: the mass on allowed tags should be one."""
        log_probs = functional.log_softmax(scores[targets != IGNORED], dim=-1)
        mass = torch.logsumexp(log_probs + allowed[targets[targets != IGNORED]], dim=-1)
        return -mass.mean()

    def part(scores: Tensor, targets: Tensor) -> Tensor:
        known = targets != IGNORED
        return functional.cross_entropy(scores[known], targets[known])

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        total = scores.new_zeros(())
        for weight, where, targets in (
            (2.0, columns.trigger, batch.triggers),
            (1.0, columns.roles[0], batch.roles[0]),
            (0.5, columns.roles[1], batch.roles[1]),
            (1.0, columns.roles[2], batch.roles[2]),
            # Once a row, not once a word: hence the small weights.
            (0.15, columns.kind, batch.kinds),
            (0.15, columns.status, batch.statuses),
        ):
            if (targets != IGNORED).any():
                total = total + weight * part(scores[..., where], targets)
        if (batch.choices != IGNORED).any():
            total = total + entity_loss(scores[..., columns.entities], batch.choices)
        return total

    return loss


def _run(
    network: Network,
    epoch_batches: Callable[[], Iterator[Batch]],
    loss: Loss,
    optimiser: torch.optim.AdamW,
    name: str,
    epochs: int,
    minutes: float,
    out: Path,
) -> None:
    """Train one stage; the learning rate reaches zero at the last step or the last minute."""
    peaks = [group["lr"] for group in optimiser.param_groups]
    started = time.monotonic()
    network.train()
    step, steps = 0, 0
    for epoch in range(epochs):
        batches = list(epoch_batches())
        steps = steps or len(batches) * epochs
        total = 0.0
        for batch in batches:
            spent = (time.monotonic() - started) / 60
            progress = max(step / steps, spent / minutes)
            if progress >= 1:
                break
            warm = min(1.0, step / 100)
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * warm * (1 - progress)
            total += _step(network, loss, batch, optimiser)
            step += 1
        spent = (time.monotonic() - started) / 60
        print(f"{name} {epoch + 1}: {total / len(batches):.4f}, {spent:.1f} min", flush=True)
        torch.save(network.state_dict(), out / f"{name}.pt")
        if spent >= minutes:
            break


def _optimiser(network: Network, *, rate: float) -> torch.optim.AdamW:
    new = [network.shapes, network.flags, network.head]
    fresh = [p for module in new for p in module.parameters()]
    known = {id(p) for p in fresh}
    encoder = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": fresh, "lr": 7 * rate}], weight_decay=0.01
    )


def _step(network: Network, loss: Loss, batch: Batch, optimiser: torch.optim.AdamW) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(batch.pieces, batch.shapes, batch.flags, batch.mask)
    value = loss(scores.float(), batch)
    optimiser.zero_grad()
    value.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(value.detach())


if __name__ == "__main__":
    main()
