"""Groups of stays of which only one can be, from the times at which they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.rules.base import Stay

Place = tuple[Span, str]
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
        places[stay.session.span, stay.session.campus].append(stay)
    order = sorted(places)
    excluded = _excluded(order, minutes)
    partners = _partners(stays, spared)
    for clique in _cliques(len(order), lambda one, two: two in excluded[one]):
        group = tuple(stay for index in clique for stay in places[order[index]])
        yield from _without(group, partners)


def _excluded(order: Sequence[Place], minutes: Minutes) -> list[set[int]]:
    """For each place those after it, by position, that begin too soon after its end."""
    campuses = {campus for _, campus in order}
    longest = max((minutes(here, there) for here, there in product(campuses, repeat=2)), default=0)
    excluded: list[set[int]] = [set() for _ in order]
    for index, (span, campus) in enumerate(order):
        for later in range(index + 1, len(order)):
            gap = span.gap_to(order[later][0])
            if gap >= longest:
                break
            if gap < minutes(campus, order[later][1]):
                excluded[index].add(later)
    return excluded


def _cliques(count: int, excludes: Callable[[int, int], bool]) -> Iterator[tuple[int, ...]]:
    """Sets of the first ``count`` numbers that all exclude each other, lower number first.

    They cover each excluding pair, and each number that excludes none alone.
    """
    covered: set[tuple[int, int]] = set()
    touched: set[int] = set()
    for first in range(count):
        later = [other for other in range(first + 1, count) if excludes(first, other)]
        for position, other in enumerate(later):
            if (first, other) in covered:
                continue
            clique = [first, other]
            for each in later[position + 1 :]:
                if all(excludes(member, each) for member in clique[1:]):
                    clique.append(each)
            covered |= {(one, two) for place, one in enumerate(clique) for two in clique[place + 1 :]}
            touched |= set(clique)
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


def _without(group: tuple[Stay, ...], partners: Partners) -> Iterator[tuple[Stay, ...]]:
    """Parts of the group without pairs that may be together, which still cover all its other pairs."""
    ids = {stay.session.id for stay in group}
    torn = [stay for stay in group if not ids.isdisjoint(partners.get(stay.session.id, ()))]
    if not torn:
        if len(group) > 1:
            yield group
        return
    torn_ids = [stay.session.id for stay in torn]
    whole = [stay for stay in group if stay.session.id not in torn_ids]
    for clique in _cliques(len(torn), lambda one, two: torn_ids[two] not in partners[torn_ids[one]]):
        part = (*whole, *(torn[index] for index in clique))
        if len(part) > 1:
            yield part
