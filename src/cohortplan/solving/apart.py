"""Groups of stays of which only one can be, from the times at which they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import product

from cohortplan.domain.sessions import Session
from cohortplan.domain.span import MINUTE
from cohortplan.rules.base import Stay

Place = tuple[datetime, datetime, str]
"""Start, end and campus. Not a span: of thousands of boards, each sorts hundreds of these."""
Minutes = Callable[[str, str], int]
Partners = dict[str, set[str]]
"""Session id to the ids of those that may be together with it in spite of their times."""


def exclusive_groups(
    stays: Sequence[Stay], minutes: Minutes, spared: Callable[[Session, Session], bool] | None = None
) -> Iterator[tuple[Stay, ...]]:
    """Groups in which any two stays exclude each other; together they cover every such pair.

    Stays of one time and campus go together, so that a day of many parallel
    lessons needs few groups.

    Args:
        stays: Possible stays of one person, class or room.
        minutes: Minutes needed from one campus to the other.
        spared: Pairs that may be in spite of their times, besides nested ones.
    """
    places: dict[Place, list[Stay]] = defaultdict(list)
    for stay in stays:
        span = stay.session.span
        places[span.start, span.end, stay.session.campus].append(stay)
    order = sorted(places)
    partners = _partners(stays, spared)
    for clique in _cliques(_excluded(order, minutes)):
        group = [stay for index in clique for stay in places[order[index]]]
        if len(group) > 1:
            yield from _without(group, partners)


def _excluded(order: Sequence[Place], minutes: Minutes) -> list[set[int]]:
    """For each place those after it, by position, that begin too soon after its end."""
    campuses = {campus for _, _, campus in order}
    needed = {way: minutes(*way) * MINUTE for way in product(campuses, repeat=2)}
    longest = max(needed.values(), default=0 * MINUTE)
    excluded: list[set[int]] = []
    for index, (_, end, campus) in enumerate(order):
        too_soon: set[int] = set()
        for later in range(index + 1, len(order)):
            start, _, there = order[later]
            gap = start - end
            if gap >= longest:
                break
            if gap < needed[campus, there]:
                too_soon.add(later)
        excluded.append(too_soon)
    return excluded


def _cliques(excluded: Sequence[set[int]]) -> Iterator[tuple[int, ...]]:
    """Sets of numbers that all exclude each other; ``excluded`` holds for each number the higher ones that it excludes.

    They cover each excluding pair, and each number that excludes none alone.
    """
    covered: list[set[int]] = [set() for _ in excluded]
    touched: set[int] = set()
    for first, later in enumerate(excluded):
        for other in sorted(later):
            if other in covered[first]:
                continue
            clique, common = [first, other], later & excluded[other]
            while common:
                clique.append(min(common))
                common = common & excluded[clique[-1]]
            for place, one in enumerate(clique):
                covered[one].update(clique[place + 1 :])
            touched.update(clique)
            yield tuple(clique)
        if first not in touched:
            yield (first,)


def _partners(stays: Sequence[Stay], spared: Callable[[Session, Session], bool] | None) -> Partners:
    partners: Partners = defaultdict(set)
    for stay in stays:
        for inner in stay.session.nested:
            partners[stay.session.id].add(inner)
            partners[inner].add(stay.session.id)
    if spared is not None:
        ordered = sorted((stay.session for stay in stays), key=lambda each: (each.span, each.id))
        for index, one in enumerate(ordered):
            for two in ordered[index + 1 :]:
                if spared(one, two):
                    partners[one.id].add(two.id)
                    partners[two.id].add(one.id)
    return partners


def _without(group: list[Stay], partners: Partners) -> Iterator[tuple[Stay, ...]]:
    """Parts of the group without pairs that may be together, which still cover all its other pairs."""
    ids = {stay.session.id for stay in group}
    torn = [stay for stay in group if not ids.isdisjoint(partners.get(stay.session.id, ()))] if partners else []
    if not torn:
        yield tuple(group)
        return
    torn_ids = [stay.session.id for stay in torn]
    whole = [stay for stay in group if stay.session.id not in torn_ids]
    excluded = [
        {two for two in range(one + 1, len(torn)) if torn_ids[two] not in partners[torn_ids[one]]}
        for one in range(len(torn))
    ]
    for clique in _cliques(excluded):
        part = (*whole, *(torn[index] for index in clique))
        if len(part) > 1:
            yield part
