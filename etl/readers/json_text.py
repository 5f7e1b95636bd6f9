"""Parse JSON of strangers: strict in its form, forgiving in its characters."""

import json
from typing import Any

import orjson

from etl.errors import RecordError


def parse_json(text: str) -> Any:
    """Parse strictly; what only breaks the rules on characters is read and cleaned later."""
    text = text.replace("\0", "")
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        strict = error
    try:
        return json.loads(text, strict=False, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise RecordError(f"the line is not JSON: {strict}") from strict


def _refuse(word: str) -> Any:
    raise ValueError(word)
