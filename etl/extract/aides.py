"""Tell whom another acts for or is sent by, who is not there himself: "Mayor Lee aide Bo Marsh"."""

import re

from etl.extract.parties import Ref
from etl.extract.reading import Reading

_AIDE = re.compile(
    r"\s+(?:aide|advis[eo]r|envoy|lawyer|attorney|ally|confidant|spokes\w+)\s+(?=[A-Z])"
)
"""What makes one the master of another: "Mayor Lee aide Bo Marsh"."""
_ENVOY = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:aide|advis[eo]r|envoy|emissary|representative|lawyer|attorney|ally|confidant|deputy"
    r"|spokes\w+|chief\s+of\s+staff)\b[^,;:.\"“”]{0,50}?,?\s+(?:the\s+)?$"
)
"""The same in words of owning: "Mayor Lee's special envoy for the harbour, Bo Marsh"."""
_SENDS = re.compile(
    r",?\s+(?:(?:has|have|had|will|would|is|was|also|then|who|to|be)\s+){0,3}"
    r"(?:sent|sends?|sending|dispatch(?:ed|es|ing)?)\s+(?:(?!to\b)\S+\s+){0,8}"
)
"""What makes one the sender of others: "X dispatched Foreign Minister Y to Khartoum"."""
_REACH = 90
"""Characters from an owner to the name of his aide."""


def has_aide(ref: Ref, reading: Reading) -> bool:
    """True for Lee of "Lee aide Bo Marsh", of whom the other is told alone."""
    if ref.country is not None or ref.member is None:
        return False
    if _AIDE.match(reading.text, ref.end):
        return True
    if ref.member.kind != "person":
        return False
    aide = next(reading.after(ref.end, "PER"), None)
    near = aide is not None and aide.start - ref.end <= _REACH
    return bool(aide and near and _ENVOY.match(reading.text, ref.end, aide.start))


def sends(ref: Ref, refs: list[Ref], reading: Reading) -> bool:
    """True for X of "X sent Y to meet Z", who stays at home."""
    return any(
        other.member is not None
        and other.member.kind == "person"
        and _SENDS.fullmatch(reading.text, ref.end, other.start)
        for other in refs
        if other.start > ref.end
    )
