"""How the sheets name people and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.places import Campus
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import POSTS
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.text import WEEKDAYS, Language, Text, shown


def in_order(project: Project) -> tuple[Trainee, ...]:
    """Trainees as a name list has them: by role, then by id."""
    roles = list(dict.fromkeys((*(role for role in ROLE_ORDER), *(each.role for each in project.trainees))))
    return tuple(sorted(project.trainees, key=lambda each: (roles.index(each.role), each.id)))


ROLE_ORDER = ("principal", "academic_director")


def named(trainee: Trainee, language: Language) -> str:
    """The name, with the number of people where one trainee is several."""
    name = clean(trainee.name)
    return words.PEOPLE.say(language, name=name, people=trainee.people) if trainee.people > 1 else name


def with_school(trainee: Trainee, language: Language) -> str:
    """``赵一（清河小学）``."""
    name, school = named(trainee, language), clean(trainee.school)
    return words.WITH_SCHOOL.say(language, name=name, school=school) if school else name


def listed(names: Iterable[str], language: Language) -> str:
    """Names after each other."""
    return shown(tuple(names), language)


def post(person: Staff, language: Language) -> str:
    """What a school calls the post."""
    known = POSTS.get(person.post, Text(zh=person.post, en=person.post))
    return clean(known[language])


def mentor_names(project: Project, plan: Plan, trainee: str, language: Language) -> str:
    """Who leads the trainee."""
    leads = [clean(project.person[each].name) for each in plan.lead_of.get(trainee, ())]
    return listed(leads, language) or words.NO_MENTOR[language]


def mentors_in_full(project: Project, plan: Plan, trainee: str, language: Language) -> str:
    """Who leads the trainee, and who stands in when."""
    acting = (
        words.STANDS_IN.say(language, name=clean(project.person[each.mentor].name), days=acting_days(each, language))
        for each in plan.acting_for.get(trainee, ())
    )
    return listed((mentor_names(project, plan, trainee, language), *acting), language)


def acting_days(tie: Mentorship, language: Language) -> str:
    """``代带 10月21日周三 至 10月23日周五``."""
    return words.ACTING_FROM.say(language, first=tie.acting_from or "", last=tie.acting_to or "…")


def attendees(project: Project, plan: Plan, session: Session) -> tuple[Trainee, ...]:
    """Who attends a session, by name."""
    return tuple(project.trainee[each] for each in plan.trainees_of.get(session.id, ()))


def day_label(project: Project, day: date, language: Language) -> str:
    """``10月19日周一``, and what is special about the day on a second line."""
    note = _day_note(project, day, language)
    return f"{shown(day, language)}\n{note}" if note else shown(day, language)


def _day_note(project: Project, day: date, language: Language) -> str:
    calendar = project.calendar
    closed = next((each for each in calendar.closed_days if each.on == day), None)
    if closed is not None:
        return clean(closed.reason) or words.CLOSED[language]
    opened = calendar.by_date.get(day)
    if opened is None or not opened.make_up:
        return ""
    return words.FOLLOWS.say(language, weekday=WEEKDAYS[language][opened.weekday])


def meeting_points(campuses: Iterable[Campus], language: Language) -> str:
    """Where one gathers, with the campus where there are several."""
    known = tuple(each for each in campuses if each.meet)
    several = len(known) > 1
    return listed(
        (f"{clean(each.name)} {clean(each.meet)}" if several else clean(each.meet) for each in known), language
    )
