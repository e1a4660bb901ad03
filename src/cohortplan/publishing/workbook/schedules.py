"""The sheets of single people: a trainee's 个人日程表 and a mentor's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cohortplan.domain.agendas import STAFF, TRAINEE, agenda
from cohortplan.domain.demands import Absence
from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean, leader
from cohortplan.publishing.workbook.people import (
    acting_days,
    attendees,
    listed,
    meeting_points,
    mentors_in_full,
    named,
    post,
    with_school,
)
from cohortplan.publishing.workbook.saying import Person
from cohortplan.text import Language

SEPARATOR = "　·　"


def trainee_schedule(plan: Examined, trainee: Trainee, language: Language) -> Person:
    """What one trainee attends; nobody else's name but leaders'."""
    project = plan.project
    sessions = agenda(project, plan.plan, Ref(TRAINEE, trainee.id))
    arrivals = _arrivals(project, sessions)
    about = (
        clean(project.role_name(trainee.role)[language]),
        *filter(None, (clean(trainee.school), clean(trainee.county))),
        words.WITH_MENTOR.say(language, name=mentors_in_full(project, plan.plan, trainee.id, language)),
    )
    return Person(
        title=words.TRAINEE_TITLE.say(language, name=named(trainee, language)),
        facts=(
            SEPARATOR.join(about),
            SEPARATOR.join(filter(None, (_meet(project, sessions, language), _away(project, trainee, language)))),
        ),
        sessions=sessions,
        besides=lambda session: (
            *_by(project, session, language),
            *(_meet_here(project, session, language) if session.id in arrivals else ()),
        ),
    )


def mentor_schedule(plan: Examined, mentor: Staff, language: Language) -> Person:
    """What one mentor leads for visitors, and who comes."""
    project = plan.project
    mentees = [with_school(project.trainee[each], language) for each in plan.plan.mentees_of.get(mentor.id, ())]
    gone = project.absences_of.get(("staff", mentor.id), ())
    about = filter(None, (post(mentor, language), clean(mentor.department), _said_away(project, gone, language)))
    led = words.OWN_TRAINEES.say(language, names=listed(mentees, language) or words.NOBODY[language])
    return Person(
        title=words.MENTOR_TITLE.say(language, name=clean(mentor.name)),
        facts=(SEPARATOR.join(about), SEPARATOR.join((led, *_stands_in(plan, mentor, language)))),
        sessions=agenda(project, plan.plan, Ref(STAFF, mentor.id)),
        besides=lambda session: _who_comes(plan, session, language),
    )


def _stands_in(plan: Examined, mentor: Staff, language: Language) -> Iterator[str]:
    """For whom the mentor stands in, and when."""
    for each in sorted(plan.plan.mentorships, key=lambda tie: (str(tie.acting_from), tie.key)):
        if each.mentor == mentor.id and not each.lead:
            name = with_school(plan.project.trainee[each.trainee], language)
            yield words.STANDS_IN.say(language, name=name, days=acting_days(each, language))


def _who_comes(plan: Examined, session: Session, language: Language) -> tuple[str, ...]:
    coming = attendees(plan.project, plan.plan, session)
    if len(coming) == len(plan.project.trainees) > 1:
        return (words.EVERYBODY.say(language, count=len(coming)),)
    names = listed((named(each, language) for each in coming), language)
    return (words.VISITORS_ARE.say(language, names=names),) if names else ()


def _meet(project: Project, sessions: tuple[Session, ...], language: Language) -> str:
    here = {session.campus for session in sessions}
    campuses = [campus for campus in project.campuses if campus.id in here]
    place = meeting_points(campuses, language)
    return words.MEET.say(language, place=place) if place else ""


def _arrivals(project: Project, sessions: Iterable[Session]) -> frozenset[str]:
    """Sessions before which one comes to a campus, where there are several: the first of a day or after another one."""
    if len(project.campuses) < 2:
        return frozenset()
    arrivals, here = set(), None
    for session in sessions:
        place = project.days[session.id], session.campus
        if place != here:
            arrivals.add(session.id)
        here = place
    return frozenset(arrivals)


def _meet_here(project: Project, session: Session, language: Language) -> tuple[str, ...]:
    campus = project.campus.get(session.campus)
    return (words.MEET.say(language, place=clean(campus.meet)),) if campus is not None and campus.meet else ()


def _by(project: Project, session: Session, language: Language) -> tuple[str, ...]:
    name = leader(project, session)
    by = words.TEACHER_IS if session.kind == LESSON else words.LEADER_IS
    return (by.say(language, name=name),) if name else ()


def _away(project: Project, trainee: Trainee, language: Language) -> str:
    local = project.calendar.local
    said = [words.AWAY_UNTIL.say(language, end=local(trainee.arrive))] if trainee.arrive else []
    said += [words.AWAY_FROM.say(language, start=local(trainee.leave))] if trainee.leave else []
    return _said_away(project, project.absences_of.get(("trainee", trainee.id), ()), language, said)


def _said_away(project: Project, absences: Iterable[Absence], language: Language, said: Iterable[str] = ()) -> str:
    """When somebody is not there; why is nobody's business."""
    local = project.calendar.local
    spans = (words.AWAY_SPAN.say(language, start=local(each.span.start), end=local(each.span.end)) for each in absences)
    when = listed((*said, *spans), language)
    return words.AWAY_WHEN.say(language, when=when) if when else ""
