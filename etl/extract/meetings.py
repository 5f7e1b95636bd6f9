"""From triggers to the meetings an article tells: one occasion, one draft."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from etl.extract import merging
from etl.extract.absence import shunned
from etl.extract.afterwords import date_by_others
from etl.extract.assemblies import delegates
from etl.extract.attendance import Attendance
from etl.extract.cast import Cast
from etl.extract.clauses import of_own_clause
from etl.extract.confidence import LEAST, chance
from etl.extract.dates import Dates
from etl.extract.debtors import add_debtors
from etl.extract.drafts import Draft
from etl.extract.gatherings import members_there
from etl.extract.hosts import Hosts
from etl.extract.joining import Company, companies
from etl.extract.kinds import kind_by_parties, kind_of
from etl.extract.lasts import (
    counted,
    from_first,
    is_first,
    is_of_leaving,
    last_of,
    up_to,
)
from etl.extract.model import TaggedSentence, TaggedTrigger
from etl.extract.occasions import is_occasion, is_reference_point
from etl.extract.parties import Ref
from etl.extract.public import is_public
from etl.extract.reading import Reading
from etl.extract.rounds import parted
from etl.extract.sequels import parties_of_round, round_of
from etl.extract.sharing import with_other, with_own
from etl.extract.spoken import spoken_of
from etl.extract.successions import one_by_one
from etl.extract.supplements import supplement
from etl.extract.tenses import (
    is_arranged,
    is_broken_off,
    is_coming,
    is_done,
    is_frustrated,
    is_of_plan,
    is_off,
)
from etl.extract.thwarted import came_to_nothing, is_in_doubt, was_given_up
from etl.extract.told_before import date_by_last
from etl.extract.when import (
    days_of,
    duration_of,
    hour_of,
    is_pictured,
    lasting,
    put_off_to,
)
from etl.extract.where import Places
from etl.records import DateSpan, MeetingKind, MeetingStatus
from etl.seeding.lookups import Lookups

_BACK = re.compile(
    r"\b(?:the|this|that|these|those|their|its|his|her|both)\s+"
    r"(?:(?!(?:an?|next|first(?:-ever)?|another|previous|earlier|for|with|and|to|as|out|off|up|pending|will|would|may|might"
    r"|before|after|until|two|three|leaders|ministers|presidents|sides|countries|men)\s)[\w'’,-]+\s+){0,3}$",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(r"\bsince\s+(?:[\w-]+\s+){1,3}$")
"""What points to an earlier meeting: "the mood has changed since his visit here last year"."""
_URGED = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:\w+\s+){0,2}(?:for|on)|urg\w+|should|ought|demand\w*|want\w*|whether"
    r"|could|may|might|threat\w*|refus\w+\s+to|not)\b[^.;]{0,60}\b(?:cancel|call\s+off|postpone"
    r"|scrap|boycott|skip)",
    re.IGNORECASE,
)
"""Words that wish a meeting cancelled, which is then still to come."""
_ATTENDS = re.compile(
    r"\b(?:also\s+(?:attended|took\s+part|present|joined)|(?:also\s+)?in\s+attendance|those\s+attending"
    r"|attended\s+(?:by|the)|also\s+(?:be\s+)?(?:at|present)"
    r"|(?:participants?|participat(?:ed|ing)|took\s+part)\s+(?:in|at)\s+the)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:last|previously|earlier|had\s+(?:already|first))\s+$|\b(?:previous|last|earlier)\s+(?:\w+\s+)?$"
)
"""Words for an earlier meeting than that of which the article tells: "they had last met"."""
_BEFORE_THAT = re.compile(r"(?:\s+(?:each\s+other|with|once))?\s+(?:before|previously|earlier)\b")
_ALSO = re.compile(r"\balso\s+(?:[\w-]+\s+){0,4}$")
_REMARK = re.compile(
    r"\b(?:first|second|third|last|latest|highest|most\s+senior|top)\b[^;:]{0,60}\s+to\s+(?:\w+\s+)?$"
    r"|\b(?:first|second|third)\s+(?:\w+\s+){0,2}$"
)
"""Words that only remark on a meeting: "He is the first minister to visit Japan since ..."."""
_ASIDE = re.compile(r"[^.;:\"“”]{0,150}\b(?:on|at)\s+the\s+(?:sidelines|margins|fringes)\s+of\b")
_COMPANY_REACH = 3
"""Sentences after a meeting in which it may be told who came along."""
_OWNER_GAP = 4
"""Characters between a country and a body of its own."""


def drafts_of(
    reading: Reading, cast: Cast, lookups: Lookups, places: Places, *, reference: date | None
) -> list[Draft]:
    """Return the meetings of an article, each with two parties or more, in order of telling."""
    attendance = Attendance(reading, cast, lookups, home=places.home)
    hosts = Hosts(reading, cast, lookups, home=places.home)
    drafts: list[Draft] = []
    dates = Dates(reading.text, reference)
    anchor: date | None = reference
    for number, sentence in enumerate(reading.sentences):
        for trigger in _told_in(sentence, reading, reference):
            if not is_occasion(trigger, reading):
                continue
            previous = spoken_of(drafts, trigger, reading)
            draft = _draft(trigger, number, reading, attendance, previous)
            _date(draft, trigger, reading, dates, anchor)
            date_by_last(draft, drafts, trigger, reading, reference)
            if draft.status == "planned" and _is_past(draft.days, reference):
                draft.status = "planned" if is_arranged(trigger, reading) else "held"
            draft.place = places.of(trigger)
            if is_reference_point(trigger, reading):
                draft.refs, draft.days, draft.place = [], None, None
            else:
                draft.refs.extend(hosts.visited(trigger, draft.refs, draft.place))
                draft.refs.extend(
                    hosts.hosted(trigger, draft.refs, draft.place, places.dateline_of(number))
                )
            if draft.days and draft.days.precision == "day" and draft.days.starts_on:
                anchor = draft.days.starts_on
            if again := parties_of_round(draft, drafts):
                draft.refs, draft.score = [*again, *draft.refs], trigger.score
            merging.gather(drafts, draft)
        for company in companies(sentence, reading, cast):
            _add(company, number, drafts, cast)
    delegates(drafts, reading, cast)
    members_there(drafts, reading, cast, lookups, reference)
    add_debtors(drafts, reading, cast)
    supplement(drafts, reading, cast, places, dates)
    date_by_others(drafts, reading, cast, dates)
    kept = [
        draft
        for draft in drafts
        if _is_whole(_distinct(draft.refs, draft.kind), draft.kind)
        and is_public(draft, reading, lookups)
    ]
    for draft in kept:
        _finish(draft, reading, cast)
    return [draft for draft in kept if draft.chance >= LEAST]


def _told_in(
    sentence: TaggedSentence, reading: Reading, reference: date | None
) -> Iterator[TaggedTrigger]:
    """Yield the triggers of a sentence, each with what is its own, and one for each meeting."""
    told = one_by_one(of_own_clause(sentence.triggers, reading), reading, reference)
    for one in told:
        own = with_other(with_own(one, told, reading), told, reading)
        for part in parted(own, reading):
            yield shunned(part, reading)


def _finish(draft: Draft, reading: Reading, cast: Cast) -> None:
    """Give a draft what only the whole article tells: its sides, kind, last day and chance."""
    draft.refs = _with_sides(_distinct(draft.refs, draft.kind))
    draft.kind = kind_by_parties(draft, reading)
    draft.days = from_first(draft.days, draft.first)
    if draft.days or _tells_day(draft):
        draft.days = up_to(draft.days, draft.last)
    if draft.days and draft.duration:
        draft.days = lasting(draft.days, draft.duration, reading)
    draft.chance = chance(draft, reading, cast)


def _tells_day(draft: Draft) -> bool:
    """True for a last day that tells a day alone, as "must end by Friday" does not."""
    if draft.last is None or draft.last.rule in ("by", "until"):
        return False
    return draft.kind != "visit" or draft.duration is not None


def _date(
    draft: Draft, trigger: TaggedTrigger, reading: Reading, dates: Dates, anchor: date | None
) -> None:
    """Give a telling the days, hours and duration that its words tell."""
    draft.days = days_of(trigger, reading, dates, anchor=anchor)
    if then := put_off_to(trigger, reading, dates):
        draft.days, draft.status = then, "planned"
    draft.pictured = is_pictured(draft.days, trigger, reading)
    draft.duration = duration_of(trigger, reading)
    draft.hour = hour_of(trigger, reading)
    if draft.days:
        _part_edges(draft, draft.days, trigger, reading)
    if draft.days and is_broken_off(trigger, reading):
        # The day of the breach is the last one; the first is not told.
        draft.last = draft.days
        draft.days = replace(draft.days, starts_on=None, ends_before=None, precision="unknown")


def _part_edges(draft: Draft, days: DateSpan, trigger: TaggedTrigger, reading: Reading) -> None:
    """Keep apart a day that the words call the last or the first."""
    if is_of_leaving(trigger, reading):
        draft.last, draft.days = days, None
        return
    draft.days = counted(days, trigger, reading)
    last = last_of(days, reading)
    if draft.days is not days:
        return
    if last and (last.rule == "until" or not draft.duration):
        draft.last, draft.days = last, None
    elif not draft.refs and is_first(days, trigger, reading):
        draft.first, draft.days = days, None


def _is_past(days: DateSpan | None, reference: date | None) -> bool:
    """True for days that are over, or had begun, when the article is written: "last week"."""
    if days is None or days.precision != "day" or days.starts_on is None or reference is None:
        return False
    if days.rule.endswith("moved"):
        return False  # to where a plan was moved is not told to have been
    over = days.ends_before or days.starts_on + timedelta(days=1)
    return over <= reference


def _add(company: Company, number: int, drafts: list[Draft], cast: Cast) -> None:
    """Add who came along to the meeting told last, if the one they came with takes part in it."""
    came = {id(cast.member(named)) for named in company.persons}
    for draft in reversed(drafts):
        alone = number in draft.sentences and draft.keys <= came  # "X joined the talks"
        to_come = company.present and draft.status != "held"
        if not draft.refs or alone or number - draft.sentences[-1] > _COMPANY_REACH or to_come:
            continue
        if company.joined is None or id(company.joined) in draft.keys:
            draft.came |= came - draft.keys if company.present else set()
            draft.refs.extend(
                Ref(member=member, start=named.start, end=named.end)
                for named in company.persons
                if (member := cast.member(named)) is not None and id(member) not in draft.keys
            )
            draft.sentences.extend([] if number in draft.sentences else [number])
            return
        if company.joined is None:
            return


def _draft(
    trigger: TaggedTrigger,
    number: int,
    reading: Reading,
    attendance: Attendance,
    previous: list[Ref] | None,
) -> Draft:
    refs = attendance.of(trigger, previous)
    before = reading.text[max(0, trigger.start - 60) : trigger.start]
    back = bool(_BACK.search(before)) and not _LAST_TIME.search(before)
    draft = Draft(
        refs=refs,
        kind=kind_of(trigger, refs, reading),
        status=_as_status(trigger, reading),
        days=None,
        place=None,
        topics=[role for role in trigger.roles if role.label == "TOPIC"],
        sentences=[number],
        score=_score(trigger),
        back=back,
        earlier=_is_earlier(trigger, before, reading),
        also=bool(_ALSO.search(before)),
        opens=trigger.start - reading.sentences[number].start <= 1,
        aside=bool(_ASIDE.match(reading.text, trigger.end)),
        gathers=attendance.convenes(trigger),
        joins=_joins(trigger, refs, reading, back=back),
        remark=bool(_REMARK.search(before)),
        round=round_of(trigger, reading),
        trigger=trigger_word(reading, trigger),
        words=[trigger_word(reading, trigger)],
    )
    return draft


def _is_earlier(trigger: TaggedTrigger, before: str, reading: Reading) -> bool:
    """True for words of an earlier meeting: "they last met", "they had met before"."""
    had = before.endswith("had ") and _BEFORE_THAT.match(reading.text, trigger.end)
    return bool(had or _EARLIER.search(before))


def _joins(trigger: TaggedTrigger, refs: list[Ref], reading: Reading, *, back: bool) -> bool:
    """True for words that only add who was there, or who mediated in what was told."""
    if refs and all(ref.role == "mediator" for ref in refs):
        return back
    if not refs or any(ref.country or not ref.member for ref in refs):
        return False
    if trigger_word(reading, trigger) in ("joined", "attended"):
        return True
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return bool(_ATTENDS.search(reading.text, sentence.start, sentence.end))


def trigger_word(reading: Reading, trigger: TaggedTrigger) -> str:
    """Return the trigger's word as written, without case."""
    return reading.words(trigger.start, trigger.end).casefold()


def _score(trigger: TaggedTrigger) -> float:
    parties = [role.score for role in trigger.roles if role.label == "PARTY"]
    return trigger.score * (sum(parties) / len(parties) if parties else 0.5)


def _as_status(trigger: TaggedTrigger, reading: Reading) -> MeetingStatus:
    """Return the model's status; what is only urged or feared to be cancelled stays planned."""
    if (
        came_to_nothing(trigger, reading)
        or was_given_up(trigger, reading)
        or is_frustrated(trigger, reading)
    ):
        return "called_off"
    if is_in_doubt(trigger, reading):
        return "planned"
    if trigger.status == "called_off":
        if is_done(trigger, reading):
            return "held"
        if not is_off(trigger, reading):
            return "planned" if is_arranged(trigger, reading) else "held"
        return "planned" if _URGED.search(_before(trigger, reading)) else "called_off"
    if trigger.status != "planned":
        ahead = is_coming(trigger, reading) or is_of_plan(trigger, reading)
        return "planned" if ahead else "held"
    return "held" if is_done(trigger, reading) else "planned"


def _before(trigger: TaggedTrigger, reading: Reading) -> str:
    """Return the words of the sentence that come before the trigger."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return reading.text[sentence.start : trigger.start]


def _is_whole(refs: list[Ref], kind: MeetingKind) -> bool:
    """True for two parties or more, not mediators alone; a visit also needs one who comes."""
    hosts_alone = all(ref.role == "host" for ref in refs) and any(ref.country for ref in refs)
    alone = all(ref.role == "mediator" for ref in refs) or (kind == "visit" and hosts_alone)
    return len(refs) >= 2 and not alone


def _distinct(refs: list[Ref], kind: MeetingKind) -> list[Ref]:
    """Return each party once, without the country that a person or its own body stands for.

    The country visited stays a party of its visit; of talks it only tells who is at home.
    """
    chosen: dict[int | str, Ref] = {}
    for ref in refs:
        known = chosen.get(ref.key)
        if known is None or (known.role == "participant" and ref.role != "participant"):
            chosen[ref.key] = ref
    homes = {ref.home for ref in chosen.values() if _stands_for_home(ref, chosen.values())}
    abroad = kind == "visit" and len({ref.home for ref in chosen.values()}) > 1
    hosts = {ref.country for ref in chosen.values() if ref.country and ref.role == "host"}
    kept = [
        ref
        for ref in chosen.values()
        if ref.country not in homes or (ref.role == "host" and abroad) or ref.member
    ]
    return [
        replace(ref, role="host")
        if ref.role in ("participant", "visitor") and ref.home in hosts
        else ref
        for ref in kept
    ]


def _stands_for_home(ref: Ref, refs: Iterable[Ref]) -> bool:
    """True for a person, and for a body told with its country: "Brazil's Central Bank"."""
    if ref.member is None:
        return False
    return ref.member.kind == "person" or any(
        one.country == ref.home and 0 <= ref.start - one.end <= _OWNER_GAP for one in refs
    )


def _with_sides(refs: list[Ref]) -> list[Ref]:
    """Return the parties with those from elsewhere called visitors, where there is a host."""
    hosts = {ref.home for ref in refs if ref.role == "host"}
    if not hosts:
        return refs
    return [
        replace(ref, role="visitor")
        if ref.role == "participant" and ref.home and ref.home not in hosts
        else ref
        for ref in refs
    ]
