"""Mentors share trainees and hours evenly."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Preference, Scope, Unit, setting
from cohortplan.rules.options import TotalsOptions
from cohortplan.rules.views import Totals
from cohortplan.text import Text

MINUTES_PER_HOUR = 60
WITH_PAST, NOTHING_PAST = Text(zh="（含往期）", en=", earlier cohorts included"), Text(zh="", en="")


@dataclass(frozen=True, kw_only=True)
class MentorBalance(Preference):
    """Uneven trainees and hours over the mentors of one role.

    The amount is by how much the busiest mentor exceeds the least busy, beyond
    what is tolerated: in trainees led, and in begun hours of attended sessions
    other than lessons. People led in earlier cohorts (``history``) count with the
    trainees; of each cohort the most that one row names, for its rows are about
    the same people. Hours of earlier cohorts are not known.
    """

    trainees_apart: int = setting(1, Text(zh="同类导师之间学员数可相差", en="trainees that mentors may differ by"))
    hours_apart: int = setting(4, Text(zh="同类导师之间带领小时可相差", en="hours that mentors may differ by"))

    curable: ClassVar[frozenset[str]] = frozenset({"trainees", "hours"})
    scopes = (Scope.TOTALS,)
    unit = Unit.LOAD
    title = Text(zh="导师负担均衡", en="Mentor balance")
    help = Text(
        zh="同一角色的导师之间，带教学员数（往期带过的也算）和带领小时尽量均衡。",
        en="Mentors of one role lead about as many trainees, those of earlier cohorts included, for about as many hours.",
    )
    wording = {
        "trainees": Text(
            zh="带教{role}的导师：{most_name} {most} 名学员，{least_name} {least} 名{with_past}，相差超过 {apart} 名。",
            en="Mentors of the role {role}: {most_name} leads {most} trainees, {least_name} {least}{with_past}; {apart} apart is "
            "fine.",
        ),
        "hours": Text(
            zh="带教{role}的导师：{most_name} 带领 {most} 分钟，{least_name} {least} 分钟，相差超过 {apart} 小时。",
            en="Mentors of the role {role}: {most_name} leads {most} min, {least_name} {least} min; {apart} h apart is fine.",
        ),
    }
    examples = (
        ("trainee ann; trainee bob; mentor Lin for=principal; mentor Wu for=principal; lead ann Lin; lead bob Wu", 0),
        ("trainee ann; trainee bob; mentor Lin for=principal; mentor Wu for=principal; lead ann Lin; lead bob Lin", 1),
        ("mentor Lin for=principal; mentor Wu for=principal; 08:00-12:00 Lin @ann; 12:00-13:01 Lin @ann", 2),
        (
            "mentor Lin for=principal; mentor Wu for=principal; 08:00-12:00 Lin @ann; 13:00-17:00 Wu @ann; 17:00-21:00 Lin @ann",
            0,
        ),
        (
            "trainee ann; trainee bob; trainee cai; mentor Lin for=principal; mentor Wu for=principal; lead ann Lin; lead bob Lin; lead cai Lin",
            2,
        ),
        ("trainee ann; trainee bob; mentor Lin for=principal; mentor Wu for=director; lead ann Lin; lead bob Lin", 0),
        ("mentor Lin for=principal; mentor Wu for=principal; past shadowing mentor=Wu people=2; lead ann Lin", 0),
        ("mentor Lin for=principal; mentor Wu for=principal; past shadowing mentor=Lin people=2; lead ann Lin", 2),
        (
            (
                "mentor Lin for=principal; mentor Wu for=principal; past shadowing mentor=Lin people=2; "
                "past mentoring mentor=Lin people=3; lead ann Wu"
            ),
            1,
        ),
    )

    def check(self, view: Totals) -> Iterator[Finding]:
        for role in _roles(view.project):
            loads = [load for load in view.loads if role in load.mentor.mentors]
            before = view.project.led_before
            trainees = [(load.trainees + before.get(load.mentor.id, 0), load.mentor.name) for load in loads]
            minutes = [(load.minutes, load.mentor.name) for load in loads]
            for variant, sums, apart, step in (
                ("trainees", trainees, self.trainees_apart, 1),
                ("hours", minutes, self.hours_apart, MINUTES_PER_HOUR),
            ):
                (most, most_name), (least, least_name) = max(sums), min(sums)
                amount = -((least + apart * step - most) // step)
                if amount > 0:
                    facts = {"role": view.project.role_name(role), "apart": apart, "most": most, "least": least}
                    names: dict[str, object] = {"most_name": most_name, "least_name": least_name}
                    names["with_past"] = WITH_PAST if before and variant == "trainees" else NOTHING_PAST
                    yield self.finding(_about(role, variant), amount, variant=variant, **facts, **names)

    def notices(self, project: Project, session: Session) -> Hashable:
        return (session.leader, session.span.minutes) if session.leader in project.led_besides_lessons else None

    def encode(self, options: TotalsOptions, board: Board) -> None:
        for role in _roles(options.project):
            loads = [load for load in options.loads if role in load.mentor.mentors]
            before = options.project.led_before
            trainees = [(*load.trainees, (before.get(load.mentor.id, 0), True)) for load in loads]
            minutes = [load.minutes for load in loads]
            hours = self.hours_apart * MINUTES_PER_HOUR
            board.spread(trainees, over=self.trainees_apart, step=1, about=_about(role, "trainees"))
            board.spread(minutes, over=hours, step=MINUTES_PER_HOUR, about=_about(role, "hours"))


def _roles(project: Project) -> tuple[str, ...]:
    return tuple(sorted({role for mentor in project.mentors for role in mentor.mentors}))


def _about(role: str, variant: str) -> About:
    return Ref("role", role), Ref("load", variant)
