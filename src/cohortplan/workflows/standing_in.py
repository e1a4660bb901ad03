"""Who could stand in for a mentor who is away, where a trainee lacks meetings for it. A coordinator decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cohortplan.domain.demands import Absence
from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import MENTORING
from cohortplan.publishing.examined import Examined
from cohortplan.text import Language, Text

NAMED = 3
"""So many are named."""

SENTENCE = Text(
    zh="{trainee} 的带教导师 {lead} {first}至{last}不在（{reason}），这几天可请 {names} 代带：在方案的 mentorships.csv 中加一行"
    "“{row}”，再用 --from 编排。",
    en="{lead}, the lead mentor of {trainee}, is away from {first} to {last} ({reason}); {names} could stand in: add the "
    "row “{row}” to mentorships.csv of the plan and plan again with --from.",
)
NO_REASON = Text(zh="未注明原因", en="no reason given")


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """A trainee who lacks mentor meetings, why the lead mentor cannot hold them, and who could."""

    trainee: Trainee
    lead: Staff
    first: date
    last: date
    reason: str
    candidates: tuple[Staff, ...]

    @property
    def row(self) -> str:
        """What to add to ``mentorships.csv`` for the first candidate."""
        return f"{self.trainee.id},{self.candidates[0].id},{self.first.isoformat()},{self.last.isoformat()}"

    def say(self, language: Language) -> str:
        """The suggestion as a sentence."""
        return SENTENCE.say(
            language,
            trainee=self.trainee.name,
            lead=self.lead.name,
            first=self.first,
            last=self.last,
            reason=self.reason or NO_REASON,
            names=tuple(each.name for each in self.candidates[:NAMED]),
            row=self.row,
        )


def stand_ins(examined: Examined) -> Iterator[StandIn]:
    """A suggestion for each trainee who is short of mentor meetings and for each absence of the lead mentor."""
    project, plan = examined.project, examined.plan
    short = sorted({each.trainee for each in examined.shortfalls if MENTORING in each.quota.kinds})
    for trainee in (project.trainee[each] for each in short):
        for lead in plan.lead_of.get(trainee.id, ()):
            for absence in project.absences_of.get(("staff", lead), ()):
                days = [day for day in _days(project, absence) if plan.mentors_on(trainee.id, day) == {lead}]
                able = [each for each in project.mentors if each.id != lead and _could(project, each, trainee, days)]
                if able:
                    yield StandIn(
                        trainee=trainee,
                        lead=project.person[lead],
                        first=min(days),
                        last=max(days),
                        reason=absence.reason,
                        candidates=tuple(sorted(able, key=lambda each: _rank(plan, each, trainee))),
                    )


def _rank(plan: Plan, mentor: Staff, trainee: Trainee) -> tuple[bool, int, str]:
    """Those meant for the role first, then those with fewer trainees."""
    return trainee.role not in mentor.mentors, len(plan.mentees_of.get(mentor.id, ())), mentor.id


def _days(project: Project, absence: Absence) -> Iterator[date]:
    """The working days of which the absence takes a part."""
    for day in project.calendar.open_days:
        if absence.span.overlaps(day.am) or absence.span.overlaps(day.pm):
            yield day.on


def _could(project: Project, mentor: Staff, trainee: Trainee, days: list[date]) -> bool:
    """Whether a mentor, in no conflict, offers a meeting on one of these days."""
    if any(pair.rule == "not_mentor" and {pair.a, pair.b} == {mentor.id, trainee.id} for pair in project.pairs):
        return False
    return any(
        session.kind == MENTORING and session.leader == mentor.id and project.days[session.id] in days
        for session in project.offers
        if not any(
            absence.span.overlaps(session.span)
            for need in project.needs(session)
            for absence in project.absences_of.get(need, ())
        )
    )
