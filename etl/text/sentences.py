"""Cut a text into sentences, as offsets into it."""

import re

from etl.text.abbreviations import stop_ends_sentence
from etl.text.headings import is_heading
from etl.text.paragraphs import split_paragraphs

_CLOSERS = "\"'”’»)\\]"
_STOP = re.compile(
    # From the first of a row of stops, and never fewer of them: else a million would take for ever.
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s)"
    rf"|(?<=[a-z][a-z][a-z])[.!?][”\"]?(?=[A-Z][a-z])"  # the blank after the stop was forgotten
)
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«(\[\-–—•*]*\s*)(?P<word>[\w'’.-]*)")
_SPEAKER = re.compile(
    r"\s*(?:[A-Z][\w.'’-]+\s+){1,4}(?:said|says|asked|asks|added|told|wrote|replied|tweeted)\b"
)
_STARTS_NAME = re.compile(r"(?:al|el|ad|an|de|bin|i|e)[-A-Z]")
_GLUED = re.compile(
    r"(?<=[\w'’”\"?!.])\s?-(?=[A-ZÀ-Þ][A-ZÀ-Þ'’. ]{2,30}(?:, [A-Z][\w. ]{2,30})?\s—\s|FILE\s-\s)"
    r"|(?<=[a-z”\"?!.])-(?=(?:After|Although|Before|But|Despite|During|Earlier|He|It|Meanwhile|She|Since|The"
    r"|There|They|We|When|While)\s)"
    r"|(?<=[a-z”\"?!.])-(?=(?:As|At|By|For|From|If|In|On|Through|Under|With)\s(?:(?:an?|the|its|his|her|their"
    r"|this|that)\b|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
    r"|(?<=[\w'’”\"?!.])\s?(?P<headline>-)(?=[A-Z“\"])"
)
"""Where a headline or caption runs into what follows: "Leaders Meet-MOSCOW — The ...", "A New
Start-On Monday, ...".
"""
_FIRST_HALF = re.compile(
    r"\b(?:Abd[ue]l|Abd|Abu|Ali|Anne?|Ben|Bin|Carl|Ernst|Franz|Hans|Heinz|Jean|Juan|Jose|Karl|Kim|Klaus|Luis"
    r"|Maria|Marie|Mary|Paul|Pierre|Sa[iy]f|Seif|Zine)$"
)
"""First halves of names with a hyphen: "Prime Minister Abdul-Karim al-Kabariti"."""
_NAMES = re.compile(
    r"(?:[A-Z][\w.'’]{1,30}\s){2,4}(?:and|met|meets)\s[A-Z][\w.'’]{1,30}(?:\s[A-Z][\w.'’]{1,30}){1,3}"
)
"""Names that end in the first half of a surname: "Ann Lee and Bo Marsh-Dunn met in Oslo"."""
_LETTERS_BEFORE = re.compile(r"\b[A-Z]{2,}$")
_LETTERS_AFTER = re.compile(r"[A-Z]{1,8}(?![\w.’'])")
"""The halves of a body that goes by letters: "Leaders of the ZANU-PF and CCC met"."""
_DOES = re.compile(r"[A-Z][\w'’]+\s[a-z]")
_UNDERSECRETARY = re.compile(r"\s+Under[\s-]?[Ss]ecretary\b")
"""What goes on after an abbreviation though "Under" begins sentences: "U.S. Under Secretary"."""
_SHORTEST = 4
_LOOK_AHEAD, _FIRST_WORDS = 80, 7
_LONGEST_TOKEN = 32


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences in order as half-open offsets, without white space at their ends.

    A paragraph ends every sentence in it, so a heading without a full stop stands alone.
    """
    sentences: list[tuple[int, int]] = []
    for start, end in split_paragraphs(text):
        for glued in _GLUED.finditer(text, start, end):
            if not glued["headline"] or _is_headline(text, start, glued, end):
                sentences.extend(_split_paragraph(text, start, glued.start()))
                start = glued.end()
        sentences.extend(_split_paragraph(text, start, end))
    return sentences


def _is_headline(text: str, start: int, glued: re.Match[str], end: int) -> bool:
    """True when a headline in Title Case, with which the text begins, runs into a sentence."""
    headline = text[start : glued.start()]
    if start or len(headline.split()) < _SHORTEST or not is_heading(headline):
        return False
    if _LETTERS_BEFORE.search(headline) and _LETTERS_AFTER.match(text, glued.end()):
        return False
    if re.search(r"--|\([^)]*$", headline) or _FIRST_HALF.search(headline):
        return False
    if _NAMES.fullmatch(headline) and _DOES.match(text, glued.end()):
        return False
    words = text[glued.end() : min(end, glued.end() + _LOOK_AHEAD)].split()[1:_FIRST_WORDS]
    return sum(word[0].islower() for word in words) * 2 > len(words) > 2


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph, which has no white space at its ends."""
    pieces = []
    without_capitals: bool | None = None
    for stop in _STOP.finditer(text, start, end):
        following = _NEXT.match(text, stop.end(), end)
        if following is None or following.end() == stop.end():
            continue
        word = following["word"]
        if word[:1].islower() and not _STARTS_NAME.match(word):
            if without_capitals is None:
                without_capitals = text[start:end].islower()
            if not without_capitals:
                continue
        if _is_end(text, start, stop, following):
            pieces.append((start, stop.end()))
            start = following.start("open")
            while text[start].isspace():
                start += 1
    pieces.append((start, end))
    return pieces


def _is_end(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Decide whether the stop ends the sentence that began at `start`."""
    marks = stop[0]
    word = following["word"].strip("'’.-")
    if "!" in marks or "?" in marks:
        # '"Who knows?" Smith said.' is one sentence.
        return marks[-1] in "!?" or not _SPEAKER.match(text, stop.end())
    if marks[0] != "." or marks.startswith(".."):
        return True
    begin = max(start, stop.start() - _LONGEST_TOKEN)
    token = text[begin : stop.start()].rsplit(maxsplit=1)[-1:] or [""]
    before = token[0].lstrip("\"'“‘«([-–—")
    if before.isdigit() and stop.start() - start == len(before):
        return False  # the number of an item of a list
    if "." in before and _UNDERSECRETARY.match(text, stop.end()):
        return False
    opens = bool(following["open"].strip())
    return stop_ends_sentence(before, word, closed=len(marks) > 1 or opens)
