"""`whomet resolve`: facts from claims, again."""

from typing import Annotated

import typer


def resolve(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Drop all facts and derive them from all claims.")
    ] = False,
) -> None:
    """Derive persons, organisations and meetings from what the articles say."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.identity import resolve as derive

    engine = ready_engine(context)
    derive(engine, everything=everything)
    say("Facts agree with the claims. Next: whomet meetings")
