"""What each trainee must attend or stay away from, by pins and required sessions, and where these exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, islice

from cohortplan.domain.demands import Pin
from cohortplan.domain.guests import seats_left
from cohortplan.domain.people import Trainee
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.intake.attendable import SEATS, Attendable
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import MOST_OF_ONE_FILE, Problem
from cohortplan.text import Fact

WHOLE = "whole"


@dataclass(frozen=True)
class Obligations:
    """Compares what is asked of each trainee with what is possible, and with what else is asked."""

    able: Attendable
    origins: Origins

    @cached_property
    def required(self) -> dict[str, list[Session]]:
        """Required sessions by trainee, those only who are there."""
        found = defaultdict(list)
        for session in self.able.project.sessions:
            if session.required:
                for trainee in self.able.project.trainees:
                    if self.able.wanted(trainee, session):
                        found[trainee.id].append(session)
        return found

    def overlaps(self) -> Iterator[Problem]:
        """Pairs of required sessions that the same trainees must both attend."""
        both: dict[tuple[str, str], list[str]] = defaultdict(list)
        for trainee in self.able.project.trainees:
            for first, second in islice(self._close(self.required[trainee.id]), MOST_OF_ONE_FILE):
                if self.able.clash(trainee, first, second):
                    both[first.id, second.id].append(trainee.name)
        for (one, other), names in both.items():
            first, second = self.able.project.session[one], self.able.project.session[other]
            facts: dict[str, Fact] = {"count": len(names), "trainee": names[0]}
            yield self._pair("required_overlap", second.id, first, second, facts)

    def _close(self, sessions: list[Session]) -> Iterator[tuple[Session, Session]]:
        """Pairs that nobody can attend both, the earlier one first."""
        farthest = max(self.able.project.travel_minutes.values(), default=0) + self.able.buffer
        ordered = sorted(sessions, key=lambda each: (each.span, each.id))
        for place, first in enumerate(ordered):
            for second in ordered[place + 1 :]:
                if first.span.gap_to(second.span) >= farthest:
                    break
                if self.able.too_close(first, second):
                    yield first, second

    def fixed(self, trainee: Trainee) -> list[Session]:
        """What the trainee is bound to attend: required sessions, and pins that name a single one."""
        pinned = (pin.sessions[0] for pin in self.pinned[trainee.id] if pin.must and len(pin.sessions) == 1)
        bound = {session.id for session in self.required[trainee.id]} | set(pinned)
        return [self.able.project.session[each] for each in sorted(bound)]

    def crowded(self) -> Iterator[Problem]:
        """Sessions with more people pinned to them than seats."""
        project = self.able.project
        pinned: dict[str, list[Pin]] = defaultdict(list)
        for pin in (each for pins in self.pinned.values() for each in pins):
            if pin.must and len(pin.sessions) == 1:
                pinned[pin.sessions[0]].append(pin)
        for ident, pins in sorted(pinned.items()):
            session = project.session[ident]
            seats = seats_left(project, session)
            people = sum(project.trainee[each].people for each in {pin.trainee for pin in pins})
            if seats is not None and people > seats and not self.able.waived(SEATS, Ref("session", ident)):
                when = project.calendar.local(session.span.start)
                facts: dict[str, Fact] = {"session": session.title, "when": when, "people": people, "seats": seats}
                yield self.origins.problem("pinned_seats", pins[-1], ("session", "kind"), **facts)

    @cached_property
    def pinned(self) -> dict[str, list[Pin]]:
        """Standing pins of the whole assignment, by trainee."""
        pins: dict[str, list[Pin]] = defaultdict(list)
        for pin in self.able.project.standing_pins:
            if pin.part == WHOLE and pin.trainee in self.able.project.trainee:
                pins[pin.trainee].append(pin)
        return pins

    def pins(self) -> Iterator[Problem]:
        """Pins that cannot be kept, or not together with others."""
        for ident, listed in sorted(self.pinned.items()):
            trainee = self.able.project.trainee[ident]
            kept = [pin for pin in listed if pin.must]
            yield from self._impossible(trainee, kept)
            yield from self._against_bans(trainee, kept, [pin for pin in listed if not pin.must])
            yield from self._against_each_other(trainee, kept)

    def _impossible(self, trainee: Trainee, pins: list[Pin]) -> Iterator[Problem]:
        """Pins of which every session is out of reach; the first one's obstacle is told."""
        for pin in pins:
            obstacles = [self._obstacle(trainee, self.able.project.session[each]) for each in pin.sessions]
            if obstacles and all(obstacles):
                code, facts = obstacles[0] or ("", {})
                yield self.origins.problem(code, pin, ("session", "kind"), **facts)

    def _obstacle(self, trainee: Trainee, session: Session) -> tuple[str, dict[str, Fact]] | None:
        when = self.able.project.calendar.local(session.span.start)
        facts: dict[str, Fact] = {"trainee": trainee.name, "session": session.title, "when": when}
        if not self.able.present(trainee, session):
            return "pin_while_absent", facts
        if not self.able.invited(trainee, session):
            return "pin_uninvited", facts
        block = self.able.block(session)
        if block is None:
            return None
        return "pin_blocked", facts | self.able.told(block)

    def _against_bans(self, trainee: Trainee, kept: list[Pin], bans: list[Pin]) -> Iterator[Problem]:
        """Pins that forbid all that another pin asks, or a required session."""
        banned = {session: ban for ban in bans for session in ban.sessions}
        for pin in kept:
            if set(pin.sessions) <= set(banned):
                yield self._contradiction(trainee, pin, pin.sessions[0])
        for session in self.required[trainee.id]:
            if session.id in banned:
                yield self._contradiction(trainee, banned[session.id], session.id)

    def _contradiction(self, trainee: Trainee, pin: Pin, session: str) -> Problem:
        title = self.able.project.session[session].title
        return self.origins.problem("pins_contradict", pin, ("session", "kind"), trainee=trainee.name, session=title)

    def _against_each_other(self, trainee: Trainee, pins: list[Pin]) -> Iterator[Problem]:
        """Pins that overlap in all their sessions with another pin, or with a required session."""
        project = self.able.project
        days: dict[date, dict[tuple[str, ...], Pin]] = defaultdict(dict)
        for pin in pins:
            # Two pins of the same sessions can be kept by one, and what has sessions on two days always has a way out.
            for day in {project.days[each] for each in pin.sessions}:
                days[day].setdefault(pin.sessions, pin)
        for day, asked in sorted(days.items()):
            listed = [(pin, [project.session[each] for each in sessions]) for sessions, pin in asked.items()]
            required = [each for each in self.required[trainee.id] if project.days[each.id] == day]
            for (_, sessions), (pin, others) in combinations(listed, 2):
                if all(self.able.clash(trainee, one, other) for one in sessions for other in others):
                    yield self._pair("pins_overlap", pin, sessions[0], others[0], {"trainee": trainee.name})
            for pin, sessions in listed:
                for each in required:
                    if all(self.able.clash(trainee, each, pinned) for pinned in sessions):
                        yield self._pair("pins_overlap", pin, each, sessions[0], {"trainee": trainee.name})

    def _pair(self, code: str, made: Pin | str, first: Session, second: Session, facts: dict[str, Fact]) -> Problem:
        when = self.able.project.calendar.local(max(first.span.start, second.span.start))
        titles: dict[str, Fact] = {"first": first.title, "second": second.title, "when": when}
        return self.origins.problem(code, made, ("session", "kind"), **titles, **facts)
