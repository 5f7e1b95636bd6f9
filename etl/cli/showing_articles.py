"""Show one article: where it is from, whether it counts, what corrects it or it corrects."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATUS = {
    "current": "counts",
    "corrected": "superseded: what it says does not count",
    "withdrawn": "taken back by its publisher: what it says does not count",
}


def show_article(connection: "Connection", key: str) -> None:
    """Print what is known of an article."""
    from etl.cli.printing import console, print_record
    from etl.queries import run_query

    article = run_query(connection, "command/article", {"words": key}).records()[0]
    console().print(article["headline"], style="bold", markup=False)
    missed = [] if article["corrects"] else article["names_other"]
    print_record(
        {
            "key": article["key"],
            "source": article["source"],
            "published": article["published_on"],
            "read from": article["read_from"],
            "status": _STATUS.get(
                article["status"], f"kept without claims: {article['skipped_by']}"
            ),
            "corrected by": "\n".join(article["corrected_by"]),
            "corrects": "\n".join(article["corrects"]),
            "corrects, not found or in doubt": "\n".join(missed),
            "printed again as": "\n".join(article["reprints"]),
        }
    )
    if article["meetings"]:
        print("\nTells of")
        for meeting in article["meetings"]:
            print(f"  {meeting}")
