"""Tell why written names are one person or organisation, or two."""

from collections.abc import Sequence
from itertools import product
from typing import Any
from uuid import UUID

import psycopg

from etl.identity import organisations, persons, surnames
from etl.identity.fits import clearly_apart
from etl.identity.judged import judged_variants, read_set_apart
from etl.identity.organisations import OrganisationVariant
from etl.identity.person_names import compare
from etl.identity.persons import SURE, PersonVariant
from etl.identity.variants import Variant, read_variants
from etl.identity.why_words import certainty, counted, rule_in_words

Driver = psycopg.Connection[Any]

_OF_FACT = """
select id, claim_count, rule, score from variants
where fact_id = %(fact)s and kind = %(kind)s
union
select v.id, 1, v.rule, v.score
from variant_members as m
join variants as v on v.id = m.variant_id
where m.claim_id = %(fact)s and v.fact_id is null and v.kind = %(kind)s
"""
_RIVALS = """
select distinct v.id
from variant_blocks as mine
join variant_blocks as theirs on theirs.block = mine.block
join variants as v on v.id = theirs.variant_id
where mine.variant_id = any(%s) and v.kind = %s and v.id <> all(%s)
"""


def names_joined(connection: Driver, kind: str, fact: UUID) -> list[str]:
    """Return each way in which articles write the name, with the rule that joined it."""
    told = _told(connection, kind, fact)
    variants = {one.id: one for one, _ in read_variants(connection, kind, list(told))}
    ordered = sorted(told.items(), key=lambda each: (-each[1][0], variants[each[0]].key))
    return [
        f"{_described(variants[one])}, {_claims(count)}: {rule_in_words(rule)}, {certainty(score)}"
        for one, (count, rule, score) in ordered
    ]


def forms_joined(connection: Driver, kind: str, fact: UUID, words: Sequence[str]) -> list[str]:
    """Return the steps from one written name of a person or organisation to another one."""
    if len(words) != 2 or words[0].casefold() == words[1].casefold():
        return []
    listed = [
        one for one, _ in read_variants(connection, kind, list(_told(connection, kind, fact)))
    ]
    ends = [[one for one in listed if one.name.casefold() == word.casefold()] for word in words]
    steps = _steps(listed, ends[0], {one.id for one in ends[1]})
    return [
        f"{_described(one)} and {_described(other)}: {rule_in_words(rule)},"
        f" {certainty(f'{percent / 100:.2f}')}"
        for one, other, (rule, percent) in steps
    ]


def _steps(
    listed: Sequence[Variant], starts: Sequence[Variant], ends: set[UUID]
) -> list[tuple[Variant, Variant, tuple[str, int]]]:
    """Return the shortest way along pairs that fit; nothing when there is none."""
    ways: dict[UUID, list[tuple[Variant, Variant, tuple[str, int]]]] = {
        one.id: [] for one in starts
    }
    frontier = list(starts)
    while frontier and not ends & ways.keys():
        reached = []
        for one, other in product(frontier, listed):
            found = None if other.id in ways else _fit(one, other)
            if found:
                ways[other.id] = [*ways[one.id], (one, other, found)]
                reached.append(other)
        frontier = reached
    return ways[min(ends & ways.keys())] if ends & ways.keys() else []


def names_apart(connection: Driver, kind: str, first: UUID, second: UUID) -> list[str]:
    """Return what keeps two persons or organisations apart, the plainest reason first."""
    told = [_told(connection, kind, fact) for fact in (first, second)]
    mine, theirs = (
        [one for one, _ in read_variants(connection, kind, list(each))] for each in told
    )
    _, pairs = read_set_apart(connection)
    judged = judged_variants(connection, pairs)
    if any(frozenset({a.id, b.id}) in judged.apart for a, b in product(mine, theirs)):
        return ["a judgement says that they are not the same"]
    found = [_variants_apart(a, b) for a, b in product(mine, theirs)]
    clear = counted(reason for reason, is_clear in found if is_clear)
    if clear:
        return clear
    return [
        *_rivals(connection, kind, mine, theirs),
        *counted(reason for reason, _ in found if reason),
    ]


def _told(connection: Driver, kind: str, fact: UUID) -> dict[UUID, tuple[int, str, Any]]:
    rows = connection.execute(_OF_FACT, {"fact": fact, "kind": kind})
    return {row[0]: (row[1], row[2] or "alone", row[3] or 1) for row in rows}


def _variants_apart(one: Variant, other: Variant) -> tuple[str, bool]:
    """Return why two variants are not one, and whether they clearly cannot be."""
    pair = f"{_described(one)} and {_described(other)}"
    if isinstance(one, PersonVariant) and isinstance(other, PersonVariant):
        reason, is_clear = _persons_apart(one, other)
    elif isinstance(one, OrganisationVariant) and isinstance(other, OrganisationVariant):
        reason, is_clear = _organisations_apart(one, other)
    else:
        reason, is_clear = "a person and an organisation", True
    return (f"{pair}: {reason}" if reason else ""), is_clear


def _persons_apart(one: PersonVariant, other: PersonVariant) -> tuple[str, bool]:
    agree = persons.countries_agree(one.country, other.country)
    countries = f"of two countries, {one.country} and {other.country}"
    both_full = one.words.is_full and other.words.is_full
    if both_full and compare(one.words, other.words, slips=2) is None:
        differing = f"names of two persons{_words_that_differ(one, other)}"
        return (differing if agree else f"{differing}; {countries}"), True
    if not agree and persons.clearly_apart(one, other):
        return countries, True
    if one.is_bare and other.is_bare:
        if surnames.fit_holders(one, other):
            return "", False
        reason = (
            "surnames alone are one person when they are of one country and in a post that one"
            f" person holds, and told at most {surnames.MONTHS_BETWEEN} months apart"
        )
        return reason, False
    if one.is_bare or other.is_bare:
        bare, full = (one, other) if one.is_bare else (other, one)
        if surnames.fit_surname(bare, [full]):
            return "a surname alone joins only a fuller name that no other fits as well", False
        return (
            "a surname alone asks for a country or post in common with a fuller name that was told"
            f" of at most {surnames.YEARS_FAR} years before or after"
        ), False
    if persons.fit(one, other) is not None:
        return "", False
    found = compare(one.words, other.words, slips=2)
    if found and found[1] >= SURE:
        return "father and son may bear these names, for the posts are others", False
    rule = rule_in_words(found[0]) if found else "alike names"
    return f"{rule} asks for a country or post in common", False


def _words_that_differ(one: PersonVariant, other: PersonVariant) -> str:
    generations = one.words.generation, other.words.generation
    if None not in generations and generations[0] != generations[1]:
        return ", of two generations"
    mine, theirs = (
        [word for word in words.raw if word not in rival.raw]
        for words, rival in ((one.words, other.words), (other.words, one.words))
    )
    if not (mine and theirs):
        return ""
    return f": \u201c{' '.join(mine)}\u201d is not \u201c{' '.join(theirs)}\u201d"


def _organisations_apart(one: OrganisationVariant, other: OrganisationVariant) -> tuple[str, bool]:
    if one.seed and other.seed and one.seed != other.seed:
        return "two bodies of the seeds", True
    if one.country and other.country and one.country != other.country:
        return f"of two countries, {one.country} and {other.country}", True
    if organisations.clearly_apart(one, other):
        return "two names, and neither is an acronym or in the seeds", True
    if organisations.fit(one, other) is not None:
        return "", False
    return "neither the same name nor an acronym of the other, in one country", False


def _rivals(
    connection: Driver, kind: str, mine: Sequence[Variant], theirs: Sequence[Variant]
) -> list[str]:
    """Return what else fits one of two that may be one, and is clearly another than the other."""
    ids = [one.id for one in (*mine, *theirs)]
    near = [row[0] for row in connection.execute(_RIVALS, [ids, kind, ids])]
    others = [one for one, _ in read_variants(connection, kind, near)]
    found = []
    for a, b in product(mine, theirs):
        fitting = _fit(a, b)
        for one, other in ((a, b), (b, a)) if fitting else ():
            for rival in others:
                rivalling = _fit(one, rival)
                if (
                    rivalling
                    and fitting
                    and rivalling[1] >= fitting[1]
                    and clearly_apart(rival, other)
                ):
                    found.append(
                        f"{_described(one)} may be {_described(other)}, but fits"
                        f" {_described(rival)} as well, who is another"
                    )
    return counted(found)


def _fit(one: Variant, other: Variant) -> tuple[str, int] | None:
    if isinstance(one, PersonVariant) and isinstance(other, PersonVariant):
        if one.is_bare and other.is_bare:
            return surnames.fit_holders(one, other)
        if not (one.is_bare or other.is_bare):
            return persons.fit(one, other)
        bare, full = (one, other) if one.is_bare else (other, one)
        return surnames.fit_surname(bare, [full])
    if isinstance(one, OrganisationVariant) and isinstance(other, OrganisationVariant):
        return organisations.fit(one, other)
    return None


def _described(variant: Variant) -> str:
    told = [variant.country or "no country"]
    if isinstance(variant, PersonVariant):
        told += sorted(post.replace("_", " ") for post in variant.posts)
        if variant.month:
            told.append(f"{variant.month:%Y-%m}")
        elif variant.first_on and variant.last_on:
            told.append(_days(variant.first_on, variant.last_on))
    return f"{variant.name} ({', '.join(told)})"


def _days(first: object, last: object) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _claims(count: int) -> str:
    return f"{count} claim{'s' * (count != 1)}"
