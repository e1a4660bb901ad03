"""Groups of stays of which only one can be, from the times at which they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.rules.base import Stay

Place = tuple[Span, str]
Pairs = set[frozenset[str]]


def exclusive_groups(
    stays: Sequence[Stay], minutes: Callable[[str, str], int], spared: Callable[[Session, Session], bool] | None = None
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
    free = _spared_pairs(stays, spared)
    for clique in _cliques(order, minutes):
        group = tuple(stay for place in clique for stay in places[place])
        yield from _without(group, sorted(free, key=sorted))


def _cliques(order: Sequence[Place], minutes: Callable[[str, str], int]) -> Iterator[tuple[Place, ...]]:
    """Cliques of places that exclude each other, covering each excluding pair and each place alone."""
    later = {
        place: [other for other in order[index + 1 :] if _excludes(place, other, minutes)]
        for index, place in enumerate(order)
    }
    neighbours = {place: set(others) for place, others in later.items()}
    covered: set[tuple[Place, Place]] = set()
    for place in order:
        alone = not any((earlier, place) in covered for earlier in order)
        for other in later[place]:
            if (place, other) in covered:
                continue
            clique = [place, other]
            clique += [each for each in later[place] if each > other and all(each in neighbours[c] for c in clique)]
            covered |= set(combinations(clique, 2))
            alone = False
            yield tuple(clique)
        if alone:
            yield (place,)


def _excludes(first: Place, second: Place, minutes: Callable[[str, str], int]) -> bool:
    return first[0].gap_to(second[0]) < minutes(first[1], second[1])


def _spared_pairs(stays: Sequence[Stay], spared: Callable[[Session, Session], bool] | None) -> Pairs:
    here = {stay.session.id for stay in stays}
    pairs = {frozenset((stay.session.id, inner)) for stay in stays for inner in stay.session.nested if inner in here}
    if spared is not None:
        ordered = sorted((stay.session for stay in stays), key=lambda each: (each.span, each.id))
        pairs |= {frozenset((one.id, two.id)) for one, two in combinations(ordered, 2) if spared(one, two)}
    return pairs


def _without(group: tuple[Stay, ...], pairs: Sequence[frozenset[str]]) -> Iterator[tuple[Stay, ...]]:
    """The group without pairs that may be together: largest groups that hold no such pair."""
    ids = {stay.session.id for stay in group}
    for index, pair in enumerate(pairs):
        if pair <= ids:
            for gone in sorted(pair):
                yield from _without(_less(group, gone), pairs[index + 1 :])
            return
    if len(group) > 1:
        yield group


def _less(group: Iterable[Stay], gone: str) -> tuple[Stay, ...]:
    return tuple(stay for stay in group if stay.session.id != gone)
