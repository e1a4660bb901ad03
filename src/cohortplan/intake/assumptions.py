"""What the data did not say and reading took for granted, for the coordinator to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import LESSON
from cohortplan.intake.days import halves_on
from cohortplan.intake.lessons import LESSON_SEATS
from cohortplan.intake.rows import Tables
from cohortplan.intake.settings import Settings
from cohortplan.text import Language, Text

SEATS = Text(
    zh=f"{{classes}} 个班没有填写听课名额，按每节课 {LESSON_SEATS} 人。",
    en=f"{{classes}} classes have no seats for visitors; {LESSON_SEATS} per lesson are assumed.",
)
HALVES = Text(
    zh="作息表没有说明上午或下午的起止，按 08:00–12:00 和 13:30–17:00 计算在校时间。",
    en="The bells do not say when mornings or afternoons are; 08:00–12:00 and 13:30–17:00 are assumed.",
)
TERM = Text(
    zh="没有填写学期第一天，教学周从项目第一周数起。",
    en="The first day of term is not given; weeks are counted from the first week of the project.",
)
TRAVEL = Text(
    zh="有 {ways} 对校区之间没有填写路程，按 0 分钟另加缓冲计算。",
    en="The way between {ways} pairs of campuses is not given; 0 minutes and the buffer are assumed.",
)


def taken_for_granted(project: Project, settings: Settings, tables: Tables) -> dict[str, Text]:
    """Each as a sentence, by a code of its own."""
    return dict(_taken(project, settings, tables))


def _taken(project: Project, settings: Settings, tables: Tables) -> Iterator[tuple[str, Text]]:
    visited = {session.class_id for session in project.offers if session.kind == LESSON}
    unsaid = [row for row in tables.rows("classes") if row.id in visited and not row.has("seats")]
    if unsaid:
        yield "seats_unsaid", _filled(SEATS, classes=len(unsaid))
    if any(set(halves_on(day.on, day.weekday, project.bells)) != {"am", "pm"} for day in project.calendar.open_days):
        yield "halves_unsaid", HALVES
    if settings.days is not None and settings.days.term_start is None:
        yield "term_unsaid", TERM
    used = sorted({session.campus for session in project.offers} - {""})
    lacking = [
        (here, there) for here in used for there in used if here < there and (here, there) not in project.travel_minutes
    ]
    if lacking:
        yield "travel_unsaid", _filled(TRAVEL, ways=len(lacking))


def _filled(text: Text, **facts: int) -> Text:
    return Text(zh=text.say(Language.ZH_CN, **facts), en=text.say(Language.EN, **facts))
