"""Know which full stops belong to a word and not to its sentence."""

import re

_NEVER_LAST = frozenset(
    "mr mrs ms mx dr messrs mme mlle gen sen rep reps sens gov govs col lt maj capt cpl sgt pvt "
    "brig adm cmdr cmdt supt insp prof rev fr msgr pres amb hon st ste sts mt ft atty asst dep "
    "vs v cf e.g i.e viz approx ca vice-adm rear-adm maj-gen lt-gen lt-col lieut secy "
    "spc pfc det det-sgt sra sr.a dra eng ing".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos art arts sec secs vol vols pp p para paras fig figs ch chap res".split()
)
_MAYBE_LAST = frozenset(
    "inc corp co cos ltd plc jr sr bros llc gmbh ag dist dept est etc al esq hosp univ "
    "ave blvd rd bldg ph.d m.d b.a m.a pct dlrs mln bln intl int'l natl nat'l govt gov't".split()
)
_MAYBE_LAST_NAMES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Me Mass Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "Mon Tues Tue Wed Thurs Thu Fri Sat Sun".split()
)
"""The same of states, months and days, whose capital tells them from words: "he is ill."."""
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_INITIAL = re.compile(r"[^\W\d_]|[A-Z]\.-?[A-Z]")
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = re.compile(
    r"(?:GMT|UTC|[A-Z]{1,4}T|Eastern|Central|Pacific|Mountain|Moscow|local|Beijing|London"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)

SENTENCE_STARTERS = frozenset(
    "The This That These Those He She It They We You I His Her Its Their Our My But However "
    "Meanwhile Moreover Although Though While When If There Here What Who Why How Some Many Most "
    "Several Both Neither Earlier Later Now Then Yet So Also Asked Since Despite According Under "
    "After Before During Analysts Still Instead Last Next A An As No One Two".split()
)
"""Words that hardly ever follow an abbreviation inside a sentence.

"In", "From", "Not", "Officials" are missing on purpose: the wire copy of 1987 writes "the U.S. From
erupting" and "U.S. Officials said".
"""


def stop_ends_sentence(before: str, after: str, *, closed: bool) -> bool:
    """Tell whether the stop after the word `before` ends a sentence that `after` would follow.

    `closed` says that a quotation or bracket closes or opens between the two words.
    """
    low = before.lower()
    if low in _NEVER_LAST:
        return False
    if low in _BEFORE_NUMBER:
        return not after[:1].isdigit() and (len(low) > 1 or after in SENTENCE_STARTERS)
    if low in _CLOCK:
        # "at 11 a.m. (0800 GMT) in the camp" goes on.
        return not after[:1].isdigit() and (closed or not _AFTER_CLOCK.match(after))
    name = before.title() in _MAYBE_LAST_NAMES and before[:1].isupper()
    if name or low in _MAYBE_LAST or _DOTTED.fullmatch(before):
        return closed or after in SENTENCE_STARTERS
    if _INITIAL.fullmatch(before) and before[:1].isupper():
        return closed or after in SENTENCE_STARTERS
    return True
