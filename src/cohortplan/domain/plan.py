"""A plan: who attends what, and who is whose mentor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """One trainee at one session 安排."""

    trainee: str
    session: str

    def __reduce__(self) -> tuple[type[Assignment], tuple[str, str]]:
        """Thousands of them go to another process with each plan, five times faster than by their fields."""
        return Assignment, (self.trainee, self.session)


@dataclass(frozen=True, slots=True)
class Mentorship:
    """One trainee with one mentor 带教关系: the lead, or acting on some dates, both ends included."""

    trainee: str
    mentor: str
    acting_from: date | None = None
    acting_to: date | None = None

    @property
    def lead(self) -> bool:
        """Whether this is the lead mentor and no stand-in."""
        return self.acting_from is None

    def acts_on(self, day: date) -> bool:
        """Whether this is a stand-in on that date."""
        if self.acting_from is None:
            return False
        return self.acting_from <= day and (self.acting_to is None or day <= self.acting_to)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What mentorships are sorted by."""
        return self.trainee, self.mentor, str(self.acting_from or ""), str(self.acting_to or "")


@dataclass(frozen=True)
class Plan:
    """A whole plan 日程方案, always per trainee. A value: editing gives a new one."""

    assignments: frozenset[Assignment] = frozenset()
    mentorships: frozenset[Mentorship] = frozenset()

    def __reduce__(self) -> tuple[type[Plan], tuple[frozenset[Assignment], frozenset[Mentorship]]]:
        """Another process gets the plan without what was found out about it."""
        return Plan, (self.assignments, self.mentorships)

    @classmethod
    def of(cls, assignments: Iterable[tuple[str, str]], mentorships: Iterable[tuple[str, str]] = ()) -> Plan:
        """A plan from pairs of trainee and session, and of trainee and lead mentor."""
        return cls(
            frozenset(Assignment(*pair) for pair in assignments),
            frozenset(Mentorship(*pair) for pair in mentorships),
        )

    @cached_property
    def sessions_of(self) -> Mapping[str, tuple[str, ...]]:
        """Session ids by trainee id, sorted; trainees with none are missing."""
        return _grouped((each.trainee, each.session) for each in self.assignments)

    @cached_property
    def trainees_of(self) -> Mapping[str, tuple[str, ...]]:
        """Trainee ids by session id, sorted; sessions that nobody attends are missing."""
        return _grouped((each.session, each.trainee) for each in self.assignments)

    @cached_property
    def lead_of(self) -> Mapping[str, tuple[str, ...]]:
        """Lead mentors by trainee id; a sound plan has exactly one for each."""
        return _grouped((each.trainee, each.mentor) for each in self.mentorships if each.lead)

    @cached_property
    def mentees_of(self) -> Mapping[str, tuple[str, ...]]:
        """Trainee ids by lead mentor id."""
        return _grouped((each.mentor, each.trainee) for each in self.mentorships if each.lead)

    @cached_property
    def acting_for(self) -> Mapping[str, tuple[Mentorship, ...]]:
        """Who stands in for the lead mentor of a trainee, and when, by trainee id."""
        found: dict[str, list[Mentorship]] = {}
        for each in sorted(self.mentorships, key=lambda each: each.key):
            if not each.lead:
                found.setdefault(each.trainee, []).append(each)
        return {trainee: tuple(acting) for trainee, acting in found.items()}

    def mentors_on(self, trainee: str, day: date) -> frozenset[str]:
        """Who mentors the trainee on this date: the lead, and whoever acts for the lead."""
        acting = (each.mentor for each in self.acting_for.get(trainee, ()) if each.acts_on(day))
        return frozenset((*self.lead_of.get(trainee, ()), *acting))

    def with_changes(self, *, drop: Plan, add: Plan) -> Plan:
        """The plan without what ``drop`` holds and with what ``add`` holds.

        Who attends what, if it was found out about this plan, need not be found out again about the new one.
        """
        plan = Plan(
            (self.assignments - drop.assignments) | add.assignments,
            (self.mentorships - drop.mentorships) | add.mentorships,
        )
        gone, come = self.assignments & drop.assignments, add.assignments
        if "sessions_of" in vars(self):
            changes = [(each.trainee, each.session) for each in gone], [(each.trainee, each.session) for each in come]
            vars(plan)["sessions_of"] = _regrouped(self.sessions_of, *changes)
        if "trainees_of" in vars(self):
            changes = [(each.session, each.trainee) for each in gone], [(each.session, each.trainee) for each in come]
            vars(plan)["trainees_of"] = _regrouped(self.trainees_of, *changes)
        return plan

    def minus(self, other: Plan) -> Plan:
        """What is here and not in ``other``."""
        return Plan(self.assignments - other.assignments, self.mentorships - other.mentorships)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(sorted(groups[key])) for key in sorted(groups)}


def _regrouped(
    groups: Mapping[str, tuple[str, ...]], gone: Iterable[tuple[str, str]], come: Iterable[tuple[str, str]]
) -> Mapping[str, tuple[str, ...]]:
    """The groups without some pairs and with others, as if all were grouped anew."""
    changed: dict[str, set[str]] = {}
    for key, value in gone:
        changed.setdefault(key, set(groups[key])).discard(value)
    for key, value in come:
        changed.setdefault(key, set(groups.get(key, ()))).add(value)
    whole = {**groups, **{key: tuple(sorted(values)) for key, values in changed.items()}}
    return {key: whole[key] for key in sorted(whole) if whole[key]}
