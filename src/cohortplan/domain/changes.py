"""The difference of two plans, and whom it touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cohortplan.domain.pairing import pair_up
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change 变更 for one trainee.

    ``kind`` is ``added``, ``dropped``, ``changed``, ``mentor``, ``acting`` (somebody
    stands in for the lead mentor) or ``acting_over`` (and does no longer); for the
    last three, ``old`` and ``new`` are staff ids, else session ids, empty where there
    is none. ``aspects`` says what changed: ``time``, ``place``, ``person``, ``session``;
    ``since`` and ``until`` on which days somebody stands in, both included.
    """

    trainee: str
    kind: str
    old: str = ""
    new: str = ""
    aspects: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def of_mentors(self) -> bool:
        """Whether it is about who leads or stands in, and not about a session."""
        return self.kind in OF_MENTORS


MENTOR, ACTING, ACTING_OVER = "mentor", "acting", "acting_over"
OF_MENTORS = frozenset({MENTOR, ACTING, ACTING_OVER})


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan with the project that it was made for, as one of two things compared."""

    project: Project
    plan: Plan

    def sessions_of(self, trainee: str) -> tuple[Session, ...]:
        """What the trainee attends."""
        return tuple(self.project.session[each] for each in self.plan.sessions_of.get(trainee, ()))

    def day(self, session: Session) -> date:
        """The venue's date on which the session starts."""
        return self.project.calendar.local(session.span.start).date()


def changes_between(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Every change, by trainee and then by time; none if the editions say the same."""
    trainees = sorted({*before.project.trainee, *after.project.trainee})
    return tuple(change for trainee in trainees for change in _changes_for(trainee, before, after))


def affected(before: Edition, after: Edition) -> tuple[str, ...]:
    """Ids of trainees and staff whom the changes touch, sorted."""
    touched: set[str] = set()
    for change in changes_between(before, after):
        touched.add(change.trainee)
        if change.kind in (ACTING, ACTING_OVER):
            touched |= {change.old, change.new}
            continue
        if change.kind == MENTOR:
            leads = (edition.plan.lead_of.get(change.trainee, ()) for edition in (before, after))
            touched |= set(chain.from_iterable(leads))
            continue
        for edition, session in ((before, change.old), (after, change.new)):
            if session:
                touched.add(edition.project.session[session].leader)
    return tuple(sorted(touched - {""}))


def aspects_changed(old: Session, new: Session) -> tuple[str, ...]:
    """What differs for who attends: ``time``, ``place``, ``person``, ``session``."""
    compared = {
        "time": old.span == new.span,
        "place": (old.campus, old.room) == (new.campus, new.room),
        "person": old.leader == new.leader,
        "session": old.id == new.id and old.title == new.title,
    }
    return tuple(aspect for aspect, same in compared.items() if not same)


def _changes_for(trainee: str, before: Edition, after: Edition) -> Iterator[Change]:
    # A session keeps its id when it moves, so its date is asked of itself and not looked up.
    pairs = pair_up(before.sessions_of(trainee), after.sessions_of(trainee), after.day)
    for old, new in sorted(pairs, key=_when):
        if old is None and new is not None:
            yield Change(trainee=trainee, kind="added", new=new.id)
        elif new is None and old is not None:
            yield Change(trainee=trainee, kind="dropped", old=old.id)
        elif old is not None and new is not None and (aspects := aspects_changed(old, new)):
            yield Change(trainee=trainee, kind="changed", old=old.id, new=new.id, aspects=aspects)
    old_leads, new_leads = before.plan.lead_of.get(trainee, ()), after.plan.lead_of.get(trainee, ())
    if old_leads != new_leads:
        yield Change(trainee=trainee, kind=MENTOR, old=", ".join(old_leads), new=", ".join(new_leads))
    old_acting, new_acting = (edition.plan.acting_for.get(trainee, ()) for edition in (before, after))
    for each in sorted(set(old_acting) - set(new_acting), key=lambda gone: gone.key):
        yield Change(trainee=trainee, kind=ACTING_OVER, old=each.mentor, since=each.acting_from, until=each.acting_to)
    for each in sorted(set(new_acting) - set(old_acting), key=lambda come: come.key):
        yield Change(trainee=trainee, kind=ACTING, new=each.mentor, since=each.acting_from, until=each.acting_to)


def _when(pair: tuple[Session | None, Session | None]) -> tuple[object, ...]:
    known = pair[1] or pair[0]
    return (known.span.start, known.id) if known else ()
