"""What cannot hold whatever the plan, found without any search, with the numbers that show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from cohortplan.domain.absences import missed_minutes
from cohortplan.domain.guests import seats_left
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.intake.allowances import Allowances
from cohortplan.intake.attendable import LEAD_MENTOR, SEATS, Attendable, name_of
from cohortplan.intake.company import Company
from cohortplan.intake.obligations import Obligations
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import MOST_OF_ONE_FILE, Problem
from cohortplan.rules.lead_mentor import LeadMentor
from cohortplan.text import Fact, Text

OCCUPIED = {"class": "class_id", "leader": "leader", "room": "room"}
TIMETABLE = ("bells", "classes", "rooms", "staff", "lessons", "lesson_changes", "sessions", "duties")
PEOPLE = ("trainees", "staff", "sessions", "absences", "visits")
AND = Text(zh="、", en=" and ")


@dataclass(frozen=True)
class Contradictions:
    """Looks for contradictions in one project."""

    able: Attendable
    origins: Origins

    def found(self, sound: Callable[[tuple[str, ...]], bool]) -> Iterator[Problem]:
        """Every contradiction among tables that are ``sound``; faulty ones would only raise false alarms."""
        obligations = Obligations(self.able, self.origins)
        company = Company(self.able, self.origins, obligations)
        allowances = Allowances(self.able, self.origins, obligations)
        checks: tuple[tuple[tuple[str, ...], Callable[[], Iterator[Problem]]], ...] = (
            (("trainees", "staff"), self.mentor_places),
            (TIMETABLE, self.timetable_clashes),
            ((*TIMETABLE, *PEOPLE), self.blocked_sessions),
            ((*TIMETABLE, *PEOPLE), self.shut_sessions),
            ((*TIMETABLE, *PEOPLE), self.crowded_sessions),
            ((*TIMETABLE, *PEOPLE), obligations.overlaps),
            ((*TIMETABLE, *PEOPLE), self.deserted_sessions),
            ((*TIMETABLE, *PEOPLE), self.nothing_open),
            ((*TIMETABLE, *PEOPLE, "pins"), obligations.pins),
            ((*TIMETABLE, *PEOPLE, "pins"), obligations.crowded),
            ((*TIMETABLE, *PEOPLE, "pins", "quotas"), allowances.below_fixed),
            ((*TIMETABLE, *PEOPLE, "attended"), self.attended_while_away),
            (("trainees", "pairs", "parties"), company.torn_apart),
            (("trainees", "staff", "pairs"), company.without_mentor),
            ((*TIMETABLE, *PEOPLE, "pins", "pairs", "parties"), company.against_pins),
        )
        for tables, check in checks:
            if sound(tables):
                # More than are told of one file need not be looked for.
                yield from islice(check(), MOST_OF_ONE_FILE)

    def mentor_places(self) -> Iterator[Problem]:
        """Roles, alone or together, with more trainees than their mentors have places."""
        project, rule = self.able.project, self.able.policy.rule(LEAD_MENTOR)
        if not isinstance(rule, LeadMentor):
            return
        trainees = Counter(each.role for each in project.trainees if not self._excused(each.id))
        told: list[frozenset[str]] = []
        for size in range(1, len(trainees) + 1):
            for roles in combinations(sorted(trainees), size):
                mentors = [each for each in project.mentors if set(roles) & set(each.mentors)]
                places, count = sum(map(rule.places, mentors)), sum(trainees[role] for role in roles)
                if places < count and not any(known <= set(roles) for known in told):
                    told.append(frozenset(roles))
                    names = [project.role_name(role) for role in roles]
                    role = Text(zh=AND.zh.join(n.zh for n in names), en=AND.en.join(n.en for n in names))
                    facts: dict[str, Fact] = {"role": role, "trainees": count, "places": places}
                    yield self.origins.of_table("mentor_places", "staff", "max_trainees", **facts)

    def _excused(self, trainee: str) -> bool:
        return self.able.waived(LEAD_MENTOR, Ref("trainee", trainee))

    def timetable_clashes(self) -> Iterator[Problem]:
        """Lessons and required sessions at once, of one leader, in one room or for one class."""
        told: set[tuple[Hashable, ...]] = set()
        for what, field in OCCUPIED.items():
            held: dict[str, list[Session]] = defaultdict(list)
            for session in self.able.project.sessions:
                if session.always_held:
                    held[getattr(session, field)].append(session)
            for ident in sorted(set(held) - {""}):
                for first, second in _overlapping(held[ident]):
                    rows = (self.origins.place(first.id), self.origins.place(second.id))
                    if rows not in told:
                        told.add(rows)
                        yield self._clash(what, ident, first, second)

    def _clash(self, what: str, ident: str, first: Session, second: Session) -> Problem:
        project = self.able.project
        facts: dict[str, Fact] = {
            "who": name_of(project, "staff" if what == "leader" else what, ident),
            "when": project.calendar.local(second.span.start),
            "first": first.title,
            "second": second.title,
        }
        columns = {"leader": ("teacher", "leader", "staff"), "room": ("room",), "class": ("class",)}[what]
        return self.origins.problem("timetable_clash", second.id, columns, **facts)

    def blocked_sessions(self) -> Iterator[Problem]:
        """Required sessions whose leader, room or campus is not to be had."""
        for session in self.able.project.sessions:
            block = self.able.block(session) if session.required else None
            if block is not None:
                facts = self._when(session) | self.able.told(block)
                yield self.origins.problem("required_blocked", session.id, (COLUMN_OF[block.what],), **facts)

    def shut_sessions(self) -> Iterator[Problem]:
        """Required sessions that some of their audience may not attend."""
        for session in self.able.project.sessions:
            if not session.required:
                continue
            wanted = [each for each in self.able.project.trainees if self.able.wanted(each, session)]
            shut_out = [each for each in wanted if not self.able.invited(each, session)]
            if shut_out:
                facts: dict[str, Fact] = {"count": len(shut_out), "trainee": shut_out[0].name, **self._when(session)}
                yield self.origins.problem("required_uninvited", session.id, ("audience", "required"), **facts)

    def crowded_sessions(self) -> Iterator[Problem]:
        """Required sessions with fewer seats than people who must attend."""
        project = self.able.project
        for session in project.sessions:
            seats = seats_left(project, session) if session.required else None
            if seats is None or self.able.waived(SEATS, Ref("session", session.id)):
                continue
            people = sum(each.people for each in project.trainees if self.able.wanted(each, session))
            if people > seats:
                facts: dict[str, Fact] = {"people": people, "seats": seats, **self._when(session)}
                yield self.origins.problem("required_seats", session.id, ("seats",), **facts)

    def deserted_sessions(self) -> Iterator[Problem]:
        """Required sessions whose audience is nobody, or is away to the last."""
        for session in self.able.project.sessions:
            if not session.required:
                continue
            named = [each for each in self.able.project.trainees if self.able.named(each, session)]
            if not named:
                yield self.origins.problem(
                    "required_nobody", session.id, ("audience", "required"), **self._when(session)
                )
            elif not any(self.able.present(each, session) for each in named):
                facts: dict[str, Fact] = {"count": len(named), **self._when(session)}
                yield self.origins.problem("required_all_away", session.id, ("date", "weekday"), **facts)

    def nothing_open(self) -> Iterator[Problem]:
        """A project without one session that one trainee can attend."""
        project = self.able.project
        possible = (session for session in project.offers if self.able.block(session) is None)
        if not any(
            self.able.invited(trainee, session) and self.able.present(trainee, session)
            for session in possible
            for trainee in project.trainees
        ):
            yield self.origins.of_table("nothing_open", "lessons", "open", count=len(project.sessions))

    def attended_while_away(self) -> Iterator[Problem]:
        """Who is recorded at a session for longer than they were there."""
        project = self.able.project
        for each in project.attended:
            trainee, session = project.trainee[each.trainee], project.session[each.session]
            there = session.span.minutes - missed_minutes(session.span, self.able.gone[trainee.id])
            if each.minutes > there and not self.able.present(trainee, session):
                facts: dict[str, Fact] = {"trainee": trainee.name, "minutes": each.minutes, "there": there}
                made = ("attended", trainee.id, session.id)
                yield self.origins.problem("attended_while_away", made, ("session",), **facts, **self._when(session))

    def _when(self, session: Session) -> dict[str, Fact]:
        return {"session": session.title, "when": self.able.project.calendar.local(session.span.start)}


COLUMN_OF = {"staff": "leader", "room": "room", "campus": "campus", "class": "class", "grade": "class"}


def _overlapping(sessions: list[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs that overlap and are not nested, the earlier one first."""
    ordered = sorted(sessions, key=lambda each: (each.span, each.id))
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.span.start >= first.span.end:
                break
            if not first.nests(second):
                yield first, second
