"""The help names every format that can be read."""

from etl.cli.input_formats import INPUT_FORMATS
from etl.readers import FORMATS


def test_the_help_names_the_formats_that_are_read() -> None:
    assert INPUT_FORMATS.split(", ") == list(FORMATS)
