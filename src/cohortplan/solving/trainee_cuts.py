"""How a board is cut by people: the views of trainees, of parties that may meet, and of mentors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from cohortplan.domain.companies import Company
from cohortplan.domain.demands import Wish
from cohortplan.domain.people import Trainee
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Scope, Taken
from cohortplan.rules.options import (
    AgendaOptions,
    DayOptions,
    Meeting,
    MeetingsOptions,
    MentorGroupOptions,
    Option,
    ShareOptions,
    SharesOptions,
    ShuttleDayOptions,
)
from cohortplan.solving.decisions import is_open

if TYPE_CHECKING:
    from cohortplan.solving.cuts import Cuts


def agendas(cuts: Cuts) -> Iterator[AgendaOptions]:
    """One for each trainee with something open; where all is decided against a trainee, still one."""
    for trainee in cuts.concerned:
        options, leads = cuts.by_trainee[trainee.id], cuts.leads_of[trainee.id]
        acting = cuts.fixed.acting_for.get(trainee.id, ())
        yield AgendaOptions(cuts.project, trainee, tuple(options), tuple(leads), acting)


def days(cuts: Cuts) -> Iterator[DayOptions]:
    """One for each trainee and day with something open."""
    on = cuts.project.days
    for trainee in cuts.concerned:
        days: dict[date, list[Option]] = defaultdict(list)
        for option in cuts.by_trainee[trainee.id]:
            days[on[option.session.id]].append(option)
        for day, options in days.items():
            if any(is_open(option.taken) for option in options):
                yield DayOptions(cuts.project, trainee, day, tuple(options))


def shuttle_days(cuts: Cuts) -> Iterator[ShuttleDayOptions]:
    """One for each way and day with runs and something open, with those who may be on both campuses then."""
    if not cuts.project.runs_on:
        return
    cut = (each for each in cuts.of(Scope.TRAINEE_DAY) if isinstance(each, DayOptions))
    undecided = {(each.trainee.id, each.day): each for each in cut}
    open_days = {day for _, day in undecided}
    settled: dict[tuple[str, date], list[Option]] = defaultdict(list)
    for assignment in cuts.fixed.assignments:
        if (day := cuts.project.days[assignment.session]) in open_days:
            settled[assignment.trainee, day].append(cuts.options[assignment.trainee, assignment.session])
    for day, ways in cuts.project.ways_on.items():
        if day not in open_days:
            continue
        known = [
            undecided.get((each.id, day)) or DayOptions(cuts.project, each, day, tuple(settled.get((each.id, day), ())))
            for each in cuts.project.trainees
        ]
        reached = [(each, {option.session.campus for option in each.options}) for each in known]
        for way in ways:
            agendas = tuple(each for each, campuses in reached if campuses.issuperset(way[1:]))
            if any((each.trainee.id, day) in undecided for each in agendas):
                yield ShuttleDayOptions(cuts.project, *way, cuts.project.runs_on[way], agendas)


def mentor_groups(cuts: Cuts) -> Iterator[MentorGroupOptions]:
    """One for each mentor with something open."""
    for mentor in cuts.project.mentors:
        options = tuple(cuts.leads_by[mentor.id])
        if any(is_open(option.taken) for option in options):
            yield MentorGroupOptions(cuts.project, mentor, options)


def meetings(cuts: Cuts) -> Iterator[MeetingsOptions]:
    """One for each two parties that may meet at a lesson, if for one of them something is open."""
    project = cuts.project
    concerned = {trainee.id for trainee in cuts.concerned}
    known = [(company, _observing(cuts, company)) for company in project.companies]
    for (one, here), (other, there) in combinations(known, 2):
        if concerned.isdisjoint(one) and concerned.isdisjoint(other):
            continue
        few, many = sorted((here, there), key=len)
        shared = project.in_order(ident for ident in few if ident in many)
        meetings = tuple(Meeting(each, here[each.id], there[each.id]) for each in shared)
        if any(is_open(each.one) or is_open(each.other) for each in meetings):
            first, second = (tuple(project.trainee[each] for each in company) for company in (one, other))
            yield MeetingsOptions(project, first, second, meetings)


def _observing(cuts: Cuts, company: Company) -> dict[str, Taken]:
    """The lessons at which somebody of a company may be or is, with whether they are."""
    taken: dict[str, list[Taken]] = defaultdict(list)
    for member in company:
        for option in cuts.by_trainee[member]:
            if option.session.kind == LESSON and (option.taken is True or is_open(option.taken)):
                taken[option.session.id].append(option.taken)
    return {ident: each[0] if len(each) == 1 else cuts.any_of(each) for ident, each in taken.items()}


def shares(cuts: Cuts) -> Iterator[SharesOptions]:
    """One for each role with something open."""
    concerned = {trainee.id for trainee in cuts.concerned}
    for role in sorted({trainee.role for trainee in cuts.concerned}):
        trainees = (trainee for trainee in cuts.project.trainees if trainee.role == role)
        shares = ((_share if each.id in concerned else _settled_share)(cuts, each) for each in trainees)
        yield SharesOptions(cuts.project, role, tuple(shares))


def _share(cuts: Cuts, trainee: Trainee) -> ShareOptions:
    options, wishes = cuts.by_trainee[trainee.id], cuts.project.wishes_of.get(trainee.id, ())
    sought, granting = cuts.project.sought, cuts.project.granting
    taken = {option.session.id: option.taken for option in options}
    granted = []
    for wish in wishes:
        helping = taken.keys() & granting.get((wish.about, wish.value), frozenset())
        granted.append(
            cuts.any_of([*(taken[each.id] for each in cuts.project.in_order(helping)), *_led(cuts, trainee, wish)])
        )
    return ShareOptions(
        trainee,
        sought=_summed((1, option.taken) for option in options if option.session.id in sought),
        minutes=_summed((option.session.span.minutes, option.taken) for option in options),
        unmet=_summed(((len(wishes), True), *((-1, each) for each in granted))),
    )


def _settled_share(cuts: Cuts, trainee: Trainee) -> ShareOptions:
    """The share of one of whom nothing is open: most of all are, so it is only counted."""
    project, attended = cuts.project, cuts.fixed.sessions_of.get(trainee.id, ())
    mentors = cuts.fixed.lead_of.get(trainee.id, ())
    met = sum(
        not project.granting.get((wish.about, wish.value), frozenset()).isdisjoint(attended)
        or (wish.about == "mentor" and wish.value in mentors)
        for wish in project.wishes_of.get(trainee.id, ())
    )
    return ShareOptions(
        trainee,
        sought=((sum(map(project.sought.__contains__, attended)), True),),
        minutes=((sum(project.session[each].span.minutes for each in attended), True),),
        unmet=((len(project.wishes_of.get(trainee.id, ())) - met, True),),
    )


def _led(cuts: Cuts, trainee: Trainee, wish: Wish) -> list[Taken]:
    leads = cuts.leads_of[trainee.id] if wish.about == "mentor" else ()
    return [lead.taken for lead in leads if lead.mentor.id == wish.value]


def _summed(terms: Iterable[tuple[int, Taken]]) -> tuple[tuple[int, Taken], ...]:
    """The same sum, with what is fixed in one term."""
    fixed, decided = 0, []
    for times, taken in terms:
        if taken is True:
            fixed += times
        elif taken is not False:
            decided.append((times, taken))
    return ((fixed, True), *decided)
