"""Put variants that are one person or one organisation into one family.

Only the neighbourhood of what changed is looked at: two variants that may be the same share a
block, and `joining.py` decides by who fits whom. A family is named by its smallest variant.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

import psycopg

from etl.identity import organisations, persons
from etl.identity.crowded import find_crowded, not_crowded
from etl.identity.fits import Fits
from etl.identity.organisations import JoinedOrganisation, OrganisationVariant
from etl.identity.persons import JoinedVariant, PersonVariant
from etl.identity.surnames import Fuller, group_holders, joined_to_none
from etl.identity.variants import Changes, Variant, read_variants

Driver = psycopg.Connection[Any]

# With an offset each is looked up by its id: as a join, the planner reads all that are stored.
_IN_BLOCKS = """
select v.id
from (select distinct variant_id from variant_blocks where block = any(%s)) as b
cross join lateral (
    select id from variants where id = b.variant_id and kind = %s offset 0
) as v
"""
_OF_FAMILIES = "select id from variants where family_id = any(%s) and kind = %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedVariants:
    """Pairs of variants that people's judgements hold together or apart."""

    same: frozenset[frozenset[UUID]] = frozenset()
    apart: frozenset[frozenset[UUID]] = frozenset()

    @property
    def named(self) -> set[UUID]:
        """Return all that a judgement names."""
        return set(chain.from_iterable(self.same | self.apart))

    def partners(self, ids: Iterable[UUID]) -> set[UUID]:
        """Return those that a judgement names together with one of these."""
        asked = set(ids)
        pairs = [pair for pair in self.same | self.apart if pair & asked]
        return set(chain.from_iterable(pairs)) - asked

    def among(self, known: Mapping[UUID, Any]) -> tuple[list[frozenset[Any]], list[frozenset[Any]]]:
        """Return the pairs of which both are known, as variants: the same, and those apart."""
        return tuple(  # type: ignore[return-value]
            [
                frozenset(known[one] for one in pair)
                for pair in sorted(pairs, key=sorted)
                if pair <= known.keys()
            ]
            for pairs in (self.same, self.apart)
        )


class Regrouping:
    """One run over the variants of one kind: finds their families and writes them."""

    def __init__(self, connection: Driver, kind: str, judged: JudgedVariants) -> None:
        """Take the kind of variants, and the judgements."""
        self._connection = connection
        self._kind = kind
        self._judged = judged
        self._known: dict[UUID, Variant] = {}
        self._old: dict[UUID, UUID | None] = {}
        self._new: dict[UUID, UUID | None] = {}
        self._rules: dict[UUID, tuple[str, int]] = {}
        self._changed: set[UUID] = set()

    @property
    def regrouped(self) -> set[UUID]:
        """Return the variants that were given a family or rule."""
        return set(self._changed)

    def run(self, changes: Changes) -> set[UUID]:
        """Regroup around what changed; return the families that are to be written again."""
        self._load(changes.new | changes.grown)
        touched = set(self._known)
        # The claim that a judgement names may come to a variant that was there without it.
        seeds = touched & (changes.new | changes.recounted | self._judged.named)
        seeds |= self._neighbours_of_gone(changes)
        self._load(self._judged.named)
        fits = Fits(self._known, self._partners, self._judged.same, self._judged.apart)
        core = self._core(fits, {one for one in seeds if self._is_full(one)})
        regrouped = self._group(core, fits)
        if self._kind == "person":
            moved = {one for one in regrouped if self._new[one] != self._old[one]}
            more = self._fuller(moved | (touched & changes.moved_in_time), Changes())
            less = self._fuller(self._divided(moved) | (touched & changes.recounted), changes)
            self._group_bare(self._bare_concerned(more, less, changes))
        self._write()
        families = {self._old.get(one) for one in [*self._new, *touched]}
        families |= {self._new.get(one) for one in self._new}
        return {family for family in families if family} | changes.families

    def _load(self, ids: Iterable[UUID]) -> None:
        """Read variants that are not known yet, with the families they are in."""
        wanted = {one for one in ids if one not in self._known}
        if not wanted:
            return
        for variant, family in read_variants(self._connection, self._kind, wanted):
            self._known[variant.id] = variant
            self._old[variant.id] = family

    def _neighbours_of_gone(self, changes: Changes) -> set[UUID]:
        """Return the variants that may have been held apart or together by one that is gone."""
        blocks = set().union(*changes.gone.values()) if changes.gone else set()
        found = self._in_blocks(blocks) | self._in_families(changes.families)
        self._load(found)
        return {one for one in found if one in self._known}

    def _core(self, fits: Fits, seeds: set[UUID]) -> set[UUID]:
        """Return the seeds, those that fit them, and all that is undisputedly tied to these.

        Who fitted or fits what changed may be disputed now, or no more: what they were in one
        family with, and what holds them now, is to be grouped again.
        """
        core: set[UUID] = set()
        frontier = seeds | fits.find(seeds)
        while frontier:
            core |= frontier
            families = {self._old[one] for one in frontier if self._old[one]}
            mates = self._full_in_families(family for family in families if family)
            mates |= self._judged.partners(frontier)
            self._load(mates)
            mates = {one for one in mates - core if self._is_full(one)}
            fits.find(fits.find(frontier | mates))
            tied = set[UUID]().union(*map(fits.held_by, frontier))
            frontier = (mates | tied) - core
        return core

    def _is_full(self, one: UUID) -> bool:
        return one in self._known and not _is_bare(self._known[one])

    def _group(self, core: set[UUID], fits: Fits) -> set[UUID]:
        """Find the families of these variants; return those that are grouped now."""
        ordered = sorted((self._known[one] for one in core), key=lambda variant: variant.key)
        edges = fits.edges([variant.id for variant in ordered])
        same, apart = self._judged.among({variant.id: variant for variant in ordered})
        groups: Sequence[Sequence[JoinedVariant | JoinedOrganisation]]
        if self._kind == "person":
            full = [v for v in ordered if isinstance(v, PersonVariant)]
            groups = persons.group_full(full, same=same, apart=apart, edges=edges)
        else:
            bodies = [v for v in ordered if isinstance(v, OrganisationVariant)]
            groups = organisations.group_organisations(bodies, same=same, apart=apart, edges=edges)
        for group in groups:
            family = min(joined.variant.id for joined in group)
            for joined in group:
                self._new[joined.variant.id] = family
                self._rules[joined.variant.id] = (joined.rule, joined.percent)
        return core

    def _fuller(self, shifted: set[UUID], changes: Changes) -> set[UUID]:
        """Return all members of the families that one of these is, or was, in.

        A surname looks at the whole family, the country of one and the post of another.
        """
        families = {self._family(one) for one in shifted} | {self._old[one] for one in shifted}
        families |= changes.families
        found = self._full_in_families(family for family in families if family)
        found |= {one for one, family in self._new.items() if family in families}
        self._load(found)
        return {one for one in found & self._known.keys() if not _is_bare(self._known[one])}

    def _divided(self, moved: Iterable[UUID]) -> set[UUID]:
        """Return those that left a part of their family behind, or met one of another family."""
        parts: dict[UUID, set[UUID | None]] = defaultdict(set)
        whole: dict[UUID | None, set[UUID]] = defaultdict(set)
        for one, now in self._new.items():
            before = self._old[one]
            if before:
                parts[before].add(now)
                whole[now].add(before)
        return {
            one
            for one in moved
            if len(parts.get(self._old[one] or one, ())) > 1 or len(whole[self._new[one]]) > 1
        }

    def _group_bare(self, bare: set[UUID]) -> None:
        """Let each of these bare surnames choose the fuller name it stands for.

        Those that no fuller name fits may be one holder's of an office.
        """
        surnames = (self._known[one] for one in sorted(bare))
        people = [one for one in surnames if isinstance(one, PersonVariant)]
        for joined in find_crowded(self._connection, people, self._new.get):
            self._settle(None, joined)
            bare.remove(joined.variant.id)
        full = self._in_blocks(f"s{block[1:]}" for block in self._blocks_of(bare, "b "))
        self._load(full)
        families = {self._family(one) for one in full & self._known.keys()}
        self._load(self._full_in_families(family for family in families if family))
        by_family: dict[UUID, list[JoinedVariant]] = defaultdict(list)
        for one, variant in sorted(self._known.items()):
            family = self._family(one)
            if family and isinstance(variant, PersonVariant) and not variant.is_bare:
                joined = JoinedVariant(variant=variant, rule="", percent=0)
                by_family[family].append(joined)
        choosing = Fuller(list(by_family.values()))
        unknown: list[PersonVariant] = []
        for one in sorted(bare):
            variant = self._known[one]
            assert isinstance(variant, PersonVariant)
            found = choosing.find(variant)
            if not found:
                unknown.append(variant)
            elif len(found) == 1:
                self._settle(list(by_family)[found[0][0]], found[0][1])
            else:
                self._settle(None, joined_to_none(found))
        for group in group_holders(unknown):
            holder = min(joined.variant.id for joined in group)
            for joined in group:
                self._settle(None if joined.rule == "alone" else holder, joined)

    def _settle(self, family: UUID | None, joined: JoinedVariant) -> None:
        self._new[joined.variant.id] = family
        self._rules[joined.variant.id] = (joined.rule, joined.percent)

    def _bare_concerned(self, more: set[UUID], less: set[UUID], changes: Changes) -> set[UUID]:
        """Return the bare surnames to settle again, and all that share an office with these.

        Of the persons of full names `more` is known than before, or may be `less`.
        """
        gone: set[str] = set().union(*changes.gone.values())
        blocks = {f"b{block[1:]}" for block in self._blocks_of(less, "s ")}
        blocks |= {f"b{block[1:]}" for block in gone if block.startswith("s ")}
        bare = {one for one, variant in self._known.items() if _is_bare(variant)}
        bare &= changes.new | changes.moved_in_time
        bare |= self._in_blocks(blocks) | self._in_families(changes.families)
        near = {f"b{block[1:]}" for block in self._blocks_of(more, "s ")}
        bare |= not_crowded(self._connection, near)
        frontier = bare | self._in_blocks(block for block in gone if block.startswith("h "))
        while frontier:
            self._load(frontier)
            frontier = {one for one in frontier & self._known.keys() if _is_bare(self._known[one])}
            bare |= frontier
            frontier = self._in_blocks(self._blocks_of(frontier, "h ")) - bare
        return {one for one in bare & self._known.keys() if _is_bare(self._known[one])}

    def _blocks_of(self, ids: Iterable[UUID], kind: str) -> set[str]:
        """Return the blocks of one kind of these persons, but no blocks of their names."""
        return {
            block
            for one in ids
            if isinstance(variant := self._known[one], PersonVariant)
            for block in variant.ties | variant.offices
            if block.startswith(kind)
        }

    def _family(self, one: UUID) -> UUID | None:
        return self._new[one] if one in self._new else self._old.get(one)

    def _write(self) -> None:
        """Write families and rules where they changed."""
        rows = [(one, family, *self._rules[one]) for one, family in sorted(self._new.items())]
        columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
        changed = self._connection.execute(
            "update variants as v set family_id = told.family, rule = told.rule,"
            " score = told.percent / 100.0"
            " from unnest(%s::uuid[], %s::uuid[], %s::text[], %s::int[])"
            "     as told (id, family, rule, percent)"
            " where v.id = told.id and (v.family_id, v.rule, v.score)"
            "     is distinct from (told.family, told.rule, (told.percent / 100.0)::numeric(3, 2))"
            " returning v.id",
            columns,
        )
        self._changed = {row[0] for row in changed}

    def _partners(self, ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
        """Return for each variant those that its name looks for, and read these."""
        by_block: dict[str, list[UUID]] = defaultdict(list)
        for one in ids:
            for block in self._known[one].sought:
                by_block[block].append(one)
        partners: dict[UUID, set[UUID]] = {one: set() for one in ids}
        for block, other in self._connection.execute(
            "select block, variant_id from variant_blocks where block = any(%s)",
            [sorted(by_block)],
        ):
            for one in by_block[block]:
                partners[one].add(other)
        self._load(set[UUID]().union(*partners.values()))
        return partners

    def _in_blocks(self, blocks: Iterable[str]) -> set[UUID]:
        return {
            row[0]
            for row in self._connection.execute(_IN_BLOCKS, [sorted(set(blocks)), self._kind])
        }

    def _in_families(self, families: Iterable[UUID]) -> set[UUID]:
        return self._ids(_OF_FAMILIES, families)

    def _full_in_families(self, families: Iterable[UUID]) -> set[UUID]:
        """Return those of these families, but no surnames of a month, of which ever more come."""
        return self._ids(f"{_OF_FAMILIES} and month is null", families)

    def _ids(self, query: str, families: Iterable[UUID]) -> set[UUID]:
        rows = self._connection.execute(query.encode(), [sorted(set(families)), self._kind])
        return {row[0] for row in rows}


def _is_bare(variant: Variant) -> bool:
    return isinstance(variant, PersonVariant) and variant.is_bare
