"""Which new assignment continues which old one, for changes and for calendar entries alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cohortplan.domain.sessions import Session

Key = Callable[[Session], object]


def pair_up(
    old: Iterable[Session], new: Iterable[Session], day: Callable[[Session], date]
) -> tuple[tuple[Session | None, Session | None], ...]:
    """Old and new sessions of one person in pairs; what has no partner comes with ``None``.

    The same session first, then the same kind on the same day, then the same
    kind (DESIGN.md section 9). Ties go by start, then session id.

    Args:
        old: Sessions before, as the project of that time has them.
        new: Sessions now.
        day: The local date of a session.
    """
    left, right = sorted(old, key=_order), sorted(new, key=_order)
    pairs: list[tuple[Session | None, Session | None]] = []
    keys: tuple[Key, ...] = (lambda each: each.id, lambda each: (each.kind, day(each)), lambda each: each.kind)
    for key in keys:
        for before in tuple(left):
            partner = next((after for after in right if key(after) == key(before)), None)
            if partner is not None:
                left.remove(before)
                right.remove(partner)
                pairs.append((before, partner))
    pairs += [(before, None) for before in left]
    pairs += [(None, after) for after in right]
    return tuple(pairs)


def _order(session: Session) -> tuple[object, ...]:
    return session.span.start, session.id
