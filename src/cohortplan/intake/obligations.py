"""What each trainee must attend or stay away from, by pins and required sessions, and where these exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from cohortplan.domain.demands import Pin
from cohortplan.domain.people import Trainee
from cohortplan.domain.sessions import Session
from cohortplan.intake.attendable import Attendable
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Problem
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
        project = self.able.project
        required = [each for each in project.sessions if each.required]
        for first, second in self._close(required):
            both = [
                trainee
                for trainee in project.trainees
                if self.able.wanted(trainee, first)
                and self.able.wanted(trainee, second)
                and self.able.clash(trainee, first, second)
            ]
            if both:
                facts: dict[str, Fact] = {"count": len(both), "trainee": both[0].name}
                yield self._pair("required_overlap", second.id, first, second, facts)

    def _close(self, sessions: list[Session]) -> Iterator[tuple[Session, Session]]:
        """Pairs of one day that nobody can attend both."""
        days = defaultdict(list)
        for session in sessions:
            days[self.able.project.days[session.id]].append(session)
        for same_day in days.values():
            yield from (pair for pair in combinations(same_day, 2) if self.able.too_close(*pair))

    def pins(self) -> Iterator[Problem]:
        """Pins that cannot be kept, or not together with others."""
        project = self.able.project
        pins: dict[str, list[Pin]] = defaultdict(list)
        for pin in project.standing_pins:
            if pin.part == WHOLE:
                pins[pin.trainee].append(pin)
        for ident, listed in sorted(pins.items()):
            trainee = project.trainee.get(ident)
            if trainee is not None:
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
        asked = [(pin, [project.session[each] for each in pin.sessions]) for pin in pins]
        for (_, sessions), (pin, others) in combinations(asked, 2):
            if all(self.able.clash(trainee, one, other) for one in sessions for other in others):
                yield self._pair("pins_overlap", pin, sessions[0], others[0], {"trainee": trainee.name})
        for pin, sessions in asked:
            for required in self.required[trainee.id]:
                if all(self.able.clash(trainee, required, each) for each in sessions):
                    yield self._pair("pins_overlap", pin, required, sessions[0], {"trainee": trainee.name})

    def _pair(self, code: str, made: Pin | str, first: Session, second: Session, facts: dict[str, Fact]) -> Problem:
        when = self.able.project.calendar.local(max(first.span.start, second.span.start))
        titles: dict[str, Fact] = {"first": first.title, "second": second.title, "when": when}
        return self.origins.problem(code, made, ("session", "kind"), **titles, **facts)
