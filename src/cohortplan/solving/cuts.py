"""The options of a board, grouped once and handed out scope by scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Scope, Taken
from cohortplan.rules.options import MentorOption, Option, Options
from cohortplan.solving import session_cuts, trainee_cuts
from cohortplan.solving.decisions import EMPTY, Decision, Window, remaining


class Cuts:
    """All options of one window: open ones as decisions, fixed ones as ``True``; the rest are left out.

    ``concerned`` are the trainees with a decision; ``undecided`` sessions hold an open one, ``decided`` ids are of
    those with any, closed ones too; ``led`` are the mentor meetings, if it is open who leads whom.
    """

    def __init__(self, project: Project, window: Window, any_of: Callable[[list[Taken]], Taken]) -> None:
        self.project = project
        self.any_of = any_of
        self.fixed = remaining(project, window)
        self._visited: dict[str, Taken] = {}
        self.options = {(option.trainee.id, option.session.id): option for option in self._options(window)}
        self.leads = {(lead.trainee.id, lead.mentor.id): lead for lead in self._leads(window)}
        self._possible = list(self.options.values())
        self.leads_of: dict[str, list[MentorOption]] = defaultdict(list)
        self.leads_by: dict[str, list[MentorOption]] = defaultdict(list)
        self.acting_by: dict[str, list[Mentorship]] = defaultdict(list)
        for each in self.fixed.mentorships:
            if not each.lead:
                self.acting_by[each.mentor].append(each)
        for lead in self.leads.values():
            self.leads_of[lead.trainee.id].append(lead)
            self.leads_by[lead.mentor.id].append(lead)
        decided: tuple[Option | MentorOption, ...] = (*self._possible, *self.leads.values())
        leads_open = any(isinstance(lead.taken, Decision) for lead in self.leads.values())
        self.led = project.mentor_meetings if leads_open else ()
        concerned = {each.trainee.id for each in decided if isinstance(each.taken, Decision)}
        self.concerned = tuple(each for each in project.trainees if each.id in concerned)

    def _options(self, window: Window) -> Iterator[Option]:
        opened = window.openings(self.project)
        for trainee in self.project.trainees:
            for ident in self.fixed.sessions_of.get(trainee.id, ()):
                yield Option(trainee, self.project.session[ident], taken=True)
            for session in opened(trainee.id):
                yield Option(trainee, session, Decision(f"{trainee.id} {session.id}"))

    def _leads(self, window: Window) -> Iterator[MentorOption]:
        kept = {(each.trainee, each.mentor) for each in self.fixed.mentorships if each.lead}
        for trainee in self.project.trainees:
            for mentor in self.project.mentors:
                if window.opens_mentor(trainee.id):
                    yield MentorOption(trainee, mentor, Decision(f"{trainee.id} {mentor.id}"))
                elif (trainee.id, mentor.id) in kept:
                    yield MentorOption(trainee, mentor, taken=True)

    def group(self) -> None:
        """Group what is still possible. Call again once rules have closed options."""
        self._possible = [each for each in self._possible if _matters(each)]
        self.by_trainee: dict[str, list[Option]] = defaultdict(list)
        self.by_session: dict[str, list[Option]] = defaultdict(list)
        undecided: set[str] = set()
        self.decided: set[str] = set()
        for option in self._possible:
            ident, taken = option.session.id, option.taken
            self.by_trainee[option.trainee.id].append(option)
            self.by_session[ident].append(option)
            if isinstance(taken, Decision):
                self.decided.add(ident)
                if not taken.closed:
                    undecided.add(ident)
        self._cut: dict[Scope, tuple[Options, ...]] = {}
        self.undecided = self.project.in_order(undecided)

    def of(self, scope: Scope) -> tuple[Options, ...]:
        """The views of a scope that hold an open decision, in a stable order; cut once for all rules of the scope."""
        if scope not in self._cut:
            self._cut[scope] = tuple(CUTS[scope](self))
        return self._cut[scope]

    def visited(self, session: Session) -> Taken:
        """Whether anybody attends the session."""
        ident = session.id
        if ident not in self.by_session:
            return False
        if ident not in self._visited:
            self._visited[ident] = self.any_of([option.taken for option in self.by_session[ident]])
        return self._visited[ident]

    def chosen(self, holds: Callable[[Decision], bool]) -> Plan:
        """The plan in which exactly these decisions hold."""
        held = Plan.of(_held(self.options.items(), holds), _held(self.leads.items(), holds))
        return self.fixed.with_changes(drop=EMPTY, add=held)


CUTS: Mapping[Scope, Callable[[Cuts], Iterator[Options]]] = {
    Scope.TRAINEE: trainee_cuts.agendas,
    Scope.TRAINEE_DAY: trainee_cuts.days,
    Scope.SESSION: session_cuts.rosters,
    Scope.LEADER_DAY: session_cuts.leader_days,
    Scope.LEADER_WEEK: session_cuts.leader_weeks,
    Scope.ROOM_DAY: session_cuts.room_days,
    Scope.SHUTTLE_DAY: trainee_cuts.shuttle_days,
    Scope.CLASS_WEEK: session_cuts.class_weeks,
    Scope.CLASS: session_cuts.classes_visited,
    Scope.TEACHER: session_cuts.teachers_visited,
    Scope.MENTOR: trainee_cuts.mentor_groups,
    Scope.PARTY: session_cuts.tied_rosters,
    Scope.PAIR: trainee_cuts.meetings,
    Scope.SHARES: trainee_cuts.shares,
    Scope.TOTALS: session_cuts.totals,
}
"""How each scope is cut."""


def _matters(option: Option) -> bool:
    """Closed options are left out, but for required sessions, where being closed is what matters."""
    taken = option.taken
    return not (isinstance(taken, Decision) and taken.closed) or option.session.required


def _held(
    options: Iterable[tuple[tuple[str, str], Option | MentorOption]], holds: Callable[[Decision], bool]
) -> list[tuple[str, str]]:
    return [key for key, option in options if isinstance(option.taken, Decision) and holds(option.taken)]
