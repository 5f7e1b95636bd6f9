"""Write dispatches as long as agency news is: a meeting or two, and much else around it.

Names follow Zipf's law, as in `made_up`, and so the people of one article are in others too. What
stands around the meetings is put together word by word, so that no dispatch is another's reprint.
The same seed gives the same dispatches.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.made_up import Person, somebody
from etl.records import Article

FIRST_DAY = date(2015, 1, 1)
DISPATCHES_A_DAY = 200
WORDS = 460
"""Words of a dispatch: the mean of agency news."""

_COUNTRIES = {
    "US": ("United States", "U.S.", "Washington"), "CN": ("China", "Chinese", "Beijing"),
    "RU": ("Russia", "Russian", "Moscow"), "GB": ("Britain", "British", "London"),
    "FR": ("France", "French", "Paris"), "DE": ("Germany", "German", "Berlin"),
    "JP": ("Japan", "Japanese", "Tokyo"), "KP": ("North Korea", "North Korean", "Pyongyang"),
    "KR": ("South Korea", "South Korean", "Seoul"), "IN": ("India", "Indian", "New Delhi"),
    "UA": ("Ukraine", "Ukrainian", "Kyiv"), "IR": ("Iran", "Iranian", "Tehran"),
    "IL": ("Israel", "Israeli", "Jerusalem"), "TR": ("Turkey", "Turkish", "Ankara"),
    "IT": ("Italy", "Italian", "Rome"), "BR": ("Brazil", "Brazilian", "Brasilia"),
    "VN": ("Vietnam", "Vietnamese", "Hanoi"), "PK": ("Pakistan", "Pakistani", "Islamabad"),
    "EG": ("Egypt", "Egyptian", "Cairo"), "SA": ("Saudi Arabia", "Saudi", "Riyadh"),
    "PL": ("Poland", "Polish", "Warsaw"), "ES": ("Spain", "Spanish", "Madrid"),
    "CA": ("Canada", "Canadian", "Ottawa"), "AU": ("Australia", "Australian", "Canberra"),
    "MX": ("Mexico", "Mexican", "Mexico City"), "ID": ("Indonesia", "Indonesian", "Jakarta"),
    "NG": ("Nigeria", "Nigerian", "Abuja"), "SE": ("Sweden", "Swedish", "Stockholm"),
}  # fmt: skip
_AGENCIES = ("Reuters", "AFP", "AP", "Xinhua", "TASS", "Yonhap")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NOUNS = (
    "agreement airport army auction bank border bridge budget cable campaign canal capital"
    " cargo census charter coal coast committee contract convoy copper corridor court credit"
    " crop currency customs dam debt decree deficit delivery deposit dispute drought election"
    " embargo exchange export factory famine farm ferry fishery flood forecast forest freight"
    " fuel fund gas grain harbour harvest highway hospital import income industry inflation"
    " inquiry insurance journal judge kilometre labour land law lawsuit lease levy licence loan"
    " lorry machinery market measure merger mine ministry mortgage motion network newspaper oil"
    " ore output parliament patent pension permit pipeline plant police policy port price prison"
    " profit project province quarter quota railway rate refinery reform refugee region repair"
    " report reservoir resolution revenue rice river route salary sale satellite school season"
    " seat sector share shipment shortage site steel storm strike subsidy supply survey tariff"
    " tax terminal textile timber tourism town treaty tribunal tunnel turbine union vaccine"
    " valley vessel village vote wage warehouse water wheat"
).split()
_ADJECTIVES = (
    "annual bilateral broad central cheap civil clean coastal common costly critical current"
    " daily domestic early eastern electric emergency fiscal foreign former fresh global heavy"
    " historic idle industrial inland joint large late legal local long main maritime medical"
    " modern monthly narrow national new northern official old open partial planned private"
    " public recent regional remote revised rural second secret severe short small southern"
    " special state steady temporary third urban urgent vast weak western wide"
).split()
_VERBS = (
    "approved backed blamed blocked built bought cancelled checked closed counted cut delayed"
    " denied drafted eased ended examined expanded extended financed froze granted halted"
    " inspected limited lost lowered moved opened ordered paid planned postponed praised printed"
    " promised published raised ratified rebuilt received reduced refused rejected repaired"
    " replaced restored reviewed seized sent shut signed sold stopped studied suspended tested"
    " widened"
).split()
_MEETINGS = (
    "{a} met {b} in {place} on {weekday} to discuss {noun} and {noun}, officials said.",
    "{a} held talks with {b} in {place} on {weekday} on the {adjective} {noun}, a spokesman said.",
    "{a} will visit {country} next week for talks with {b} about {adjective} {noun} rules.",
    "{a} spoke by telephone with {b} on {weekday} about the {noun} and the {adjective} {noun}.",
    "{a} arrived in {place} on {weekday} for a meeting with {b} on {noun} and {noun}.",
)
_AROUND = (
    "{person} said the {adjective} {noun} had {verb} more than {number} {noun} jobs in {place}.",
    "The {noun} {verb} the {adjective} {noun} in {month}, and {country} {verb} its {noun} at once.",
    "According to {person}, {number} percent of the {noun} was {verb} by the {adjective} {noun}.",
    "{body} {verb} a {adjective} {noun} worth {number} million dollars, mostly for {noun} and"
    " {noun}.",
    "In {place}, the {adjective} {noun} {verb} the {noun} that {body} had {verb} in {month}.",
    "\"No {noun} was {verb} and no {noun} was {verb}\", {person} told a {adjective} {noun} show.",
    "{nationality} {noun} traders {verb} the {noun}, which the {adjective} {noun} {verb} in"
    " {year}.",
    "The {adjective} {noun} fell {number} percent, while {noun} {verb} the {adjective} {noun} of"
    " {country}.",
    "Critics of {person} say the {noun} {verb} neither the {adjective} {noun} nor the {noun}.",
    "Since {year} {country} has {verb} a {adjective} {noun}, its {noun} and {number} {noun} sites.",
    "{body} said on {weekday} that a {noun} near {place} {verb} the {adjective} {noun} for"
    " {number} days.",
    "Workers {verb} the {noun} of the {adjective} {noun}; the {noun} and the {noun} stayed {verb}.",
)  # fmt: skip
_LATER = 0.4
"""Share of the dispatches that tell of a second meeting further below."""


def dispatches(number: int, seed: int = 1) -> Iterator[Article]:
    """Yield so many dispatches in the order of their days."""
    random = Random(seed)
    for place in range(number):
        yield _dispatch(random, place, FIRST_DAY + timedelta(days=place // DISPATCHES_A_DAY))


def _dispatch(random: Random, number: int, day: date) -> Article:
    writer = _Writer(random, day)
    agency = random.choice(_AGENCIES)
    sentences = [f"{writer.place().upper()} ({agency}) - {writer.sentence(_MEETINGS)}"]
    words = len(sentences[0].split())
    later = WORDS // 2 if random.random() < _LATER else WORDS
    while words < WORDS:
        told = _MEETINGS if words >= later else _AROUND
        later = WORDS if words >= later else later
        sentences.append(writer.sentence(told))
        words += len(sentences[-1].split())
    paragraphs = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    return Article(
        text="\n\n".join(paragraphs),
        source=agency,
        external_id=f"dispatch {number}",
        published_on=day,
        format="jsonl",
        locator=f"dispatches:{number + 1}",
    )


class _Writer:
    """Writes the sentences of one dispatch, in which few persons come up again and again."""

    def __init__(self, random: Random, day: date) -> None:
        self._random = random
        self._day = day
        self._persons = [somebody(random) for _ in range(5)]
        self._named: set[str] = set()

    def sentence(self, patterns: tuple[str, ...]) -> str:
        """Return a sentence of one of the patterns, each of its gaps filled anew."""
        parts = self._random.choice(patterns).split("{")
        filled = [parts[0]]
        for part in parts[1:]:
            gap, _, rest = part.partition("}")
            filled.append(self._fill(gap) + rest)
        written = "".join(filled)
        return written[0].upper() + written[1:]

    def place(self) -> str:
        """Return a capital."""
        return self._random.choice(list(_COUNTRIES.values()))[2]

    def _fill(self, gap: str) -> str:
        random = self._random
        match gap:
            case "a" | "b":
                return self._name(self._persons[0 if gap == "a" else 1])
            case "person":
                return self._name(random.choice(self._persons))
            case "body":
                return f"the {random.choice(self._persons).body or 'National Bank'}"
            case "place":
                return self.place()
            case "country" | "nationality":
                return random.choice(list(_COUNTRIES.values()))[gap == "nationality"]
            case "weekday":
                return random.choice(_WEEKDAYS)
            case "month":
                return f"{self._day - timedelta(days=30 * random.randint(1, 6)):%B}"
            case "year":
                return str(self._day.year - random.randint(1, 12))
            case "number":
                return str(random.randint(2, 900))
            case "noun":
                return random.choice(_NOUNS)
            case "adjective":
                return random.choice(_ADJECTIVES)
        return random.choice(_VERBS)

    def _name(self, person: Person) -> str:
        """Return a person with post and full name, and later by surname."""
        if person.full in self._named:
            return person.forms[-1]
        self._named.add(person.full)
        return f"{_COUNTRIES[person.country][1]} {person.post} {person.full}"
