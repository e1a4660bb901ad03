"""Who could stand in for a mentor who is away, and what speaks against it. A coordinator decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cohortplan.domain.demands import Absence
from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import MENTORING
from cohortplan.publishing.examined import Examined
from cohortplan.text import Fact, Language, Text

NAMED = 3
"""So many are named."""

SENTENCE = Text(
    zh="{trainee} 的带教导师 {lead} {first}至{last}不在（{reason}），这几天可请 {names} 代带：在方案的 mentorships.csv 中加一行"
    "“{row}”，再用 --from 编排。",
    en="{lead}, the lead mentor of {trainee}, is away from {first} to {last} ({reason}); {names} could stand in: add the "
    "row “{row}” to mentorships.csv of the plan and plan again with --from.",
)
NO_REASON = Text(zh="未注明原因", en="no reason given")
NOBODY = Text(zh="请至少选一位学员。", en="Choose at least one trainee.")
BACKWARDS = Text(zh="结束日期不能早于开始日期。", en="The last day must not be before the first.")
NO_DAY = Text(zh="{first}至{last}没有项目的工作日。", en="The project has no working day from {first} to {last}.")
IS_LEAD = Text(
    zh="{mentor} 就是 {trainee} 的带教导师，不能代自己。",
    en="{mentor} is the lead mentor of {trainee} and cannot stand in.",
)
CONFLICT = Text(
    zh="{mentor} 与 {trainee} 有回避关系，不能代带。", en="{mentor} must not mentor {trainee}: a conflict is declared."
)
AWAY = Text(
    zh="{mentor} {first}至{last}自己也不在（{reason}）。", en="{mentor} is away too from {first} to {last} ({reason})."
)
TAKEN = Text(
    zh="{trainee} {first}至{last}已由 {mentor} 代带，请先结束它。",
    en="{mentor} stands in for the mentor of {trainee} from {first} to {last} already; end that first.",
)


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


def who_could(project: Project, plan: Plan, trainees: Sequence[str]) -> tuple[Staff, ...]:
    """Mentors who lead none of these trainees: those meant for their role first, then those with fewer trainees."""
    leads = {lead for trainee in trainees for lead in plan.lead_of.get(trainee, ())}
    able = (each for each in project.mentors if each.id not in leads)
    return tuple(
        sorted(able, key=lambda each: _rank(plan, each, project.trainee[trainees[0]]) if trainees else each.id)
    )


def objections(project: Project, plan: Plan, wanted: Sequence[Mentorship]) -> Iterator[tuple[Text, dict[str, Fact]]]:
    """What speaks against standing in like this: a sentence for each reason, with its facts.

    What only costs something is no objection: the audit tells it.
    """
    if not wanted:
        yield NOBODY, {}
    for acting in wanted:
        first, last = acting.acting_from or date.min, acting.acting_to or date.max
        mentor, trainee = project.person[acting.mentor], project.trainee[acting.trainee]
        facts: dict[str, Fact] = {"mentor": mentor.name, "trainee": trainee.name, "first": first, "last": last}
        days = [day for day in project.calendar.open_days if first <= day.on <= last]
        if first > last:
            yield BACKWARDS, facts
            return
        if not days:
            yield NO_DAY, facts
            return
        if acting.mentor in plan.lead_of.get(acting.trainee, ()):
            yield IS_LEAD, facts
        if _apart(project, mentor, trainee):
            yield CONFLICT, facts
        for other in plan.acting_for.get(acting.trainee, ()):
            if any(other.acts_on(day.on) for day in days):
                known = {"first": other.acting_from or first, "last": other.acting_to or last}
                yield TAKEN, facts | known | {"mentor": project.person[other.mentor].name}
    yield from _away(project, wanted)


def _away(project: Project, wanted: Sequence[Mentorship]) -> Iterator[tuple[Text, dict[str, Fact]]]:
    """Whoever would stand in is away on one of these days."""
    for ident, first, last in dict.fromkeys((each.mentor, each.acting_from, each.acting_to) for each in wanted):
        for absence in project.absences_of.get(("staff", ident), ()):
            days = [day for day in _days(project, absence) if (first or day) <= day <= (last or day)]
            if days:
                facts = {"mentor": project.person[ident].name, "reason": absence.reason or NO_REASON}
                yield AWAY, {**facts, "first": min(days), "last": max(days)}


def _apart(project: Project, mentor: Staff, trainee: Trainee) -> bool:
    """Whether a conflict of interest is declared between the two."""
    return any(pair.rule == "not_mentor" and {pair.a, pair.b} == {mentor.id, trainee.id} for pair in project.pairs)


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
    if _apart(project, mentor, trainee):
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
