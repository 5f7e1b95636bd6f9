"""Take a person's name apart, and tell whether two names may be one person's."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from etl.identity.spelling import fold, one_letter_apart, vowels_alike
from etl.text import names

_PARTICLES = frozenset(
    "al el ul ur as ash an ar at bin ibn bint ben von van der den de del della dela di da do"
    " dos das du des ter ten zu zum af av".split()
)
_FIRST_NAMES_TOO = frozenset({"al", "ben", "do", "an"})  # Al Gore, Ben Wallace, Do Muoi, An Li
_HONORIFICS = frozenset(
    "dr mr mrs ms sir dame lord sheikh shaikh sheik hajji ayatollah hojatoleslam king queen pope"
    " prince princess emir".split()
)
_AFTER_NAMES = frozenset("md phd esq mp mep obe cbe kcmg qc kc".split())
_GENERATIONS = {
    "jr": "2", "junior": "2", "sr": "1", "senior": "1", "i": "1", "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
_SERVANT = re.compile(r"^(?:abd|abdel|abdul|abdal)$")
_EAST_ASIAN = (
    "ahn an bae baek bai ban byun cai cao cha chang chao che chen cheng cho choe choi chon chong"
    " chu chun chung cui dai dang deng ding do dong du fan fang feng fu gao geng gong gu guo ha han"
    " hao he ho hong hou hu huang huh hwang hyon im jang jeon jeong ji jia jiang jin jo jon jong ju"
    " jung kang kim ko kong ku kuk kwak kwon lai le lee lei li liang liao lim lin liu lu luo ly ma"
    " mao meng min moon mun na nam ngo nguyen no noh o oh pae paek pak pan pang park peng pham phan"
    " qi qian qin qiu rhee ri rim ro roh ryang ryom ryu seo shao shen shi shim shin sin so son song"
    " su sun tan tang tian tran truong tsai u vo vu wang wei wen won woo wu xi xia xiao xie xu xue"
    " yan yang yao ye yi yim yin yoo yoon you yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu"
)  # fmt: skip
EAST_ASIAN = frozenset(form for word in _EAST_ASIAN.split() for form in (word, fold(word)))
"""Usual Chinese, Korean and Vietnamese surnames, as written and as folded."""
_NICKNAME = re.compile(r"""\s["“'‘(][^"”'’()]+["”'’)](?=\s\w)""")
"""What stands between quotes inside a name: Vincent "Chin" Gigante."""
_JOINED_ARTICLE = re.compile(r"\b(El|Al)(?=[A-Z])")
_JOINED_INITIALS = re.compile(r"^([B-DF-HJ-NP-TV-XZ])([B-DF-HJ-NP-TV-XZ])(?= [A-Z][a-z])")
EQUAL, NEAR, CUT, INITIAL = 4, 3, 2, 1
CUT_LENGTH, UNCUT_LENGTH = 3, 5
"""Most letters of a first name that is the beginning of another (Al, Les), and least of that."""
VOWELS_LENGTH = 5
"""Letters that a word needs so that vowels of one sound may take each other's place."""
LONG = 8
"""Letters of a word whose last vowel may be a slip too."""
NEAR_LENGTH = 6
"""Letters that a word needs so that one wrong letter still leaves it the same word."""


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """The words of a name that tell persons apart, in their order, spellings folded."""

    parts: tuple[str, ...]
    raw: tuple[str, ...]
    """The same words before their spellings were folded."""
    generation: str | None

    @cached_property
    def long(self) -> tuple[str, ...]:
        """Return the words that are no initials."""
        return tuple(part for part in self.parts if len(part) > 1)

    @property
    def is_full(self) -> bool:
        """True for two words that are more than initials, or one with two initials: J.D. Vance."""
        return len(self.long) >= 2 or (len(self.long) == 1 and len(self.parts) >= 3)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Return the name run together, the surname first or last; initials inside fall away."""
        if len(self.parts) < 2:
            return frozenset(self.parts)
        turned: set[str] = set()
        for words in (self.parts, self.raw):
            kept = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
            turned |= {"".join(kept), "".join([*kept[1:], kept[0]])}
            turned.add("".join([kept[-1], *kept[:-1]]))
        return frozenset(turned)

    @cached_property
    def letters(self) -> tuple[frozenset[str], ...]:
        """Return the first letters of each word, as written and as folded."""
        return tuple(
            frozenset({part[0], raw[0]}) for part, raw in zip(self.parts, self.raw, strict=True)
        )

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Return the words a full name may be cut to: its first and its last."""
        return frozenset({self.long[0], self.long[-1]}) if self.long else frozenset()

    @cached_property
    def brief(self) -> frozenset[str]:
        """Return the words that are too short to be spelled nearly like others."""
        return frozenset(part for part in self.long if len(part) < VOWELS_LENGTH)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words, whatever their order."""
        return frozenset(self.parts)

    @property
    def is_long(self) -> bool:
        """True for a name without initials."""
        return len(self.long) == len(self.parts)

    @cached_property
    def orders(self) -> "tuple[PersonName, ...]":
        """Return the name as it is, and with its first word last."""
        parts, raw = self.parts, self.raw
        if len(parts) < 2:
            return (self,)
        turned = PersonName(
            parts=(*parts[1:], parts[0]), raw=(*raw[1:], raw[0]), generation=self.generation
        )
        return self, turned

    @property
    def is_east_asian(self) -> bool:
        """True for three words of which the first or last is a usual Chinese or Korean surname."""
        return len(self.long) == 3 and self.has_common_surname

    @property
    def has_common_surname(self) -> bool:
        """True for a usual Chinese, Korean or Vietnamese surname: few names for many people."""
        return bool(self.surnames & EAST_ASIAN)


@lru_cache(65536)
def parse(name: str) -> PersonName:
    """Take a written name apart: no honorifics, particles or generation among its words."""
    name = _NICKNAME.sub("", name)
    name = _JOINED_INITIALS.sub(r"\1 \2", _JOINED_ARTICLE.sub(r"\1 ", name))
    words = list(names.words(name))
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    while len(words) > 2 and (words[-1] in _AFTER_NAMES or words[-1].isdigit()):
        words.pop()
    generation = None
    if len(words) > 2 and words[-1] in _GENERATIONS:
        generation = _GENERATIONS[words.pop()]
    first_is_name = len(words) == 2 and words[0] in _FIRST_NAMES_TOO and "-" not in name
    kept = [
        word
        for place, word in enumerate(_join_servants(words))
        if word not in _PARTICLES or (place == 0 and first_is_name) or word is words[-1]
    ]
    return PersonName(
        parts=tuple(fold(word) for word in kept),
        raw=tuple(kept),
        generation=generation,
    )


def _join_servants(words: list[str]) -> list[str]:
    """Make one word of "Abdel Fattah" and "Abd al-Fattah"."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "abd" and word in ("al", "el", "ul", "ur", "ar"):
            continue
        if joined and joined[-1] == "abd":
            joined[-1] = f"abd{word}"
        else:
            joined.append("abd" if _SERVANT.match(word) and word is not words[-1] else word)
    return joined


def compare(one: PersonName, other: PersonName, *, slips: int = 1) -> tuple[str, int] | None:
    """Return the rule by which two full names may be one person's and its percent, or None.

    Country, post and time are not looked at: a name alone never makes two claims one person.
    `slips` is the number of words that may be spelled nearly alike; a first name that is only the
    beginning of the other takes two.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if _initials_differ(one, other):
        return None
    if one.spellings & other.spellings:
        same = len(one.parts) == len(other.parts) or len(one.long) != len(other.long)
        return ("same name", 100) if same else ("initials left out", 95)
    short, full = sorted((one, other), key=lambda name: (len(name.parts), name.parts))
    if short.has_common_surname and full.is_long and not short.brief <= full.words:
        return None
    for turned in short.orders:
        found = _align(turned, full, slips)
        if found:
            return found
    return None


def abbreviates(short: PersonName, full: PersonName) -> bool:
    """True when `short` is a surname, with or without initials, that `full` may be cut to."""
    if len(short.long) != 1 or short.long[0] not in full.surnames:
        return False
    initials = [part for part in short.parts if len(part) == 1]
    others = [
        letters
        for part, letters in zip(full.parts, full.letters, strict=True)
        if part != short.long[0]
    ]
    return all(any(initial in letters for letters in others) for initial in initials)


def _initials_differ(one: PersonName, other: PersonName) -> bool:
    """True when both have initials inside the name and these differ: W. and H. W."""
    inner = [name.parts[1:-1] for name in (one, other)]
    if not (inner[0] and inner[1]) or not any(len(part) == 1 for part in inner[0] + inner[1]):
        return False
    letters = [name.letters[1:-1] for name in (one, other)]
    if len(letters[0]) != len(letters[1]):
        return True
    return not all(a & b for a, b in zip(*letters, strict=True))


def _align(short: PersonName, full: PersonName, slips: int) -> tuple[str, int] | None:
    """Lay the words of a shorter name on those of a fuller one, in order."""
    hits: list[tuple[int, int]] = []
    for place in range(len(short.parts)):
        start = hits[-1][0] + 1 if hits else 0
        found = next(
            (
                (there, closeness)
                for there in range(start, len(full.parts))
                if (closeness := _closeness(short, place, full, there))
            ),
            None,
        )
        if found is None:
            return None
        hits.append(found)
    places = {there for there, _ in hits}
    left = [part for there, part in enumerate(full.parts) if there not in places]
    whole = sum(closeness == EQUAL for _, closeness in hits)
    near = sum({NEAR: 1, CUT: 2}.get(closeness, 0) for _, closeness in hits)
    begins, ends = hits[0][0] == 0, hits[-1][0] == len(full.parts) - 1
    if near > slips or not whole or (left and (full.is_east_asian or near)):
        return None
    # "Mikhail S. Gorbachev" is no Mikhail Saakashvili.
    if len(hits) > whole and not all(len(part) == 1 for part in left) and not (begins and ends):
        return None
    if not left:
        return ("near spelling", 80) if near else ("initials", 90)
    only_initials = all(len(part) == 1 for part in left)
    if begins and ends:
        if whole >= 2:
            return "a part left out", 90
        return ("initials", 80) if only_initials else None
    if not (begins or ends):
        return None
    if only_initials and ends and whole >= 2:
        return "initials left out", 90
    return ("a surname left out" if begins else "a first name left out", 80)


def _closeness(one: PersonName, here: int, other: PersonName, there: int) -> int:
    """Return EQUAL, NEAR, CUT or INITIAL for two words of two names, 0 when they differ."""
    word, rival = one.parts[here], other.parts[there]
    if len(word) == 1 or len(rival) == 1:
        return INITIAL if one.letters[here] & other.letters[there] else 0
    if word == rival:
        return EQUAL
    if here == there == 0 and _is_cut(one, other):
        return CUT
    length = min(len(word), len(rival))
    if length >= VOWELS_LENGTH and _end_alike(word, rival) and vowels_alike(word, rival):
        return NEAR
    if length < NEAR_LENGTH or not one_letter_apart(word, rival):
        return 0
    # Marina and Marine, Ivanov and Ivanova: in a short word the last letter tells women from men.
    vowels = len(word) == len(rival) >= LONG and word[-1] in "aeiou" and rival[-1] in "aeiou"
    return NEAR if word[-1] == rival[-1] or vowels else 0


def _end_alike(word: str, rival: str) -> bool:
    """True unless the end may tell a woman from a man."""
    return word[-1] == rival[-1] or not (word[-1] in "ao" and rival[-1] in "ao")


def _is_cut(one: PersonName, other: PersonName) -> bool:
    """True for Al and Alexander; a Chinese or Korean name is told by each of its letters."""
    short, long = sorted((one.raw[0], other.raw[0]), key=len)
    if len(short) > CUT_LENGTH or len(long) < UNCUT_LENGTH or not long.startswith(short):
        return False
    return not (one.surnames | other.surnames) & EAST_ASIAN
