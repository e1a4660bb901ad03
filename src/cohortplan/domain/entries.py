"""Calendar entries: what a subscriber sees as one event, release after release.

A session may be replaced, moved or forgotten; the entry in somebody's calendar
stays the same one. So an entry has an identity of its own, made of nothing that
can change, and keeps in words what it last said.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from cohortplan.domain.pairing import pair_up
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.text import Text

CONFIRMED, CANCELLED, RETIRED = "confirmed", "cancelled", "retired"

LINGER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One session in the words of a calendar, readable when the project has forgotten it."""

    session: str
    kind: str
    label: Text
    title: str
    span: Span
    campus: str = ""
    room: str = ""
    meet: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Number and instant of a release."""

    release: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event in one subscriber's calendar.

    Project, person, kind and ordinal are its identity and never change; the
    kind is the one it was born with. ``changed`` is the release that last
    changed it, ``before`` what it said until then, ``None`` if it was new.
    ``status`` is ``confirmed``, ``cancelled`` or, when a cancelled one need not
    be shown any longer, ``retired``: that is kept so that no ordinal is reused.
    """

    project: str
    person: Ref
    kind: str
    ordinal: int
    occasion: Occasion
    changed: Stamp
    before: Occasion | None = None
    sequence: int = 0
    status: str = CONFIRMED

    @property
    def uid(self) -> str:
        """Stable and telling nothing: no time, room or name, for an id is often a name."""
        identity = "\0".join((self.project, str(self.person), self.kind, str(self.ordinal)))
        return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@cohortplan"

    @property
    def live(self) -> bool:
        """Whether it stands for something that is going to take place."""
        return self.status == CONFIRMED

    @property
    def shown(self) -> bool:
        """Whether it belongs into a calendar at all."""
        return self.status != RETIRED


def occasion_of(project: Project, session: Session) -> Occasion:
    """What a calendar says about a session: names instead of ids."""
    campus, room = project.campus.get(session.campus), project.room.get(session.room)
    leader = project.person.get(session.leader)
    return Occasion(
        session=session.id,
        kind=session.kind,
        label=project.kind_name(session.kind),
        title=session.title,
        span=session.span,
        campus=campus.name if campus else session.campus,
        room=room.name if room else session.room or session.class_id,
        meet=campus.meet if campus else "",
        leader=leader.name if leader else session.leader,
    )


def aspects_told(old: Occasion, new: Occasion) -> tuple[str, ...]:
    """What a reader must be told: of ``time``, ``place``, ``person``, ``session``; empty if both say the same."""
    compared = {
        "time": old.span == new.span,
        "place": (old.campus, old.room, old.meet) == (new.campus, new.room, new.meet),
        "person": old.leader == new.leader,
        "session": (old.session, old.kind, old.label, old.title) == (new.session, new.kind, new.label, new.title),
    }
    return tuple(aspect for aspect, same in compared.items() if not same)


def next_entries(
    previous: Iterable[Entry], now: Iterable[Occasion], *, owner: tuple[str, Ref], zone: tzinfo, stamp: Stamp
) -> tuple[Entry, ...]:
    """The entries of one subscriber after a release, by kind and ordinal.

    Live entries are paired with what is planned now as ``pair_up`` says. A
    paired one that says something else is updated, an unpaired one cancelled;
    what is left over of the plan becomes new entries. A cancelled entry is
    never revived. It retires with the first release more than 14 days later.

    Args:
        previous: All entries of this subscriber so far, retired ones too.
        now: The subscriber's agenda in this release.
        owner: Project id and subscriber.
        zone: The venue's clock, which says what is the same day.
        stamp: This release.
    """
    entries = tuple(previous)
    live = {entry.occasion.session: entry for entry in entries if entry.live}
    planned = {occasion.session: occasion for occasion in now}
    pairs = pair_up(
        _sessions(each.occasion for each in live.values()), _sessions(planned.values()), partial(_day, zone)
    )
    result = [_aged(entry, stamp) for entry in entries if not entry.live]
    born: list[Occasion] = []
    for old, new in pairs:
        if old is not None:
            result.append(_followed(live[old.id], planned[new.id] if new else None, stamp))
        elif new is not None:
            born.append(planned[new.id])
    result += _new(born, entries, owner, stamp)
    return tuple(sorted(result, key=lambda entry: (entry.kind, entry.ordinal)))


def _followed(entry: Entry, now: Occasion | None, stamp: Stamp) -> Entry:
    if now == entry.occasion:
        return entry
    updated = replace(entry, changed=stamp, sequence=entry.sequence + 1)
    if now is None:
        return replace(updated, status=CANCELLED, before=None)
    return replace(updated, occasion=now, before=entry.occasion)


def _aged(entry: Entry, stamp: Stamp) -> Entry:
    if entry.status == CANCELLED and stamp.at - entry.changed.at > LINGER:
        return replace(entry, status=RETIRED)
    return entry


def _new(born: Iterable[Occasion], entries: Iterable[Entry], owner: tuple[str, Ref], stamp: Stamp) -> Iterator[Entry]:
    used: Counter[str] = Counter()
    for entry in entries:
        used[entry.kind] = max(used[entry.kind], entry.ordinal)
    project, person = owner
    for occasion in sorted(born, key=lambda each: (each.span.start, each.session)):
        used[occasion.kind] += 1
        yield Entry(
            project=project,
            person=person,
            kind=occasion.kind,
            ordinal=used[occasion.kind],
            occasion=occasion,
            changed=stamp,
        )


def _sessions(occasions: Iterable[Occasion]) -> tuple[Session, ...]:
    return tuple(Session(id=each.session, kind=each.kind, title=each.title, span=each.span) for each in occasions)


def _day(zone: tzinfo, session: Session) -> date:
    return session.span.start.astimezone(zone).date()
