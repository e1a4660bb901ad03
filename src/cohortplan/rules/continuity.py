"""Trust grows with time, so trainees stay beside their own mentor."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from cohortplan.domain.plan import Mentorship
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import MENTORING, SHADOWING
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text

BESIDE = (SHADOWING, MENTORING)


@dataclass(frozen=True, kw_only=True)
class Continuity(Preference):
    """Shadowing and mentor meetings of a trainee that the own lead mentor does not lead, beyond ``elsewhere``.

    Whoever stands in for the lead mentor on the day of the session is an own
    mentor too. They count over the whole project, a session without a leader as
    one beside somebody else.
    """

    elsewhere: int = setting(0, Text(zh="允许几次不在本人导师身边", en="sessions beside others that are fine"))

    weight: int = setting(2, Text(zh="权重：每次计入的代价", en="weight: what each of them costs"))

    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="带教连续性", en="Continuity")
    help = Text(
        zh="跟岗和导师面谈尽量由本人的带教导师（含代理导师）带领。",
        en="Shadowing and mentor meetings are with the trainee's own lead mentor, or whoever stands in that day.",
    )
    wording = {
        "": Text(
            zh="{trainee} 有 {count} 次跟岗或导师面谈不由本人导师带领，允许 {allowed} 次。",
            en="{count} half-days or mentor meetings of {trainee} are not with the own mentor; {allowed} would be fine.",
        ),
    }
    examples = (
        ("shadowing 08:00-12:00 Lin @ann; mentor Lin; lead ann Lin", 0),
        ("shadowing 08:00-12:00 Wu @ann; mentor Lin; lead ann Lin", 1),
        ("shadowing Mon 08:00-12:00 Wu @ann; shadowing Tue 08:00-12:00 @ann; mentor Lin; lead ann Lin", 2),
        (
            "shadowing Mon 08:00-12:00 Lin @ann; shadowing Tue 08:00-12:00 Wu @ann; mentor Lin; mentor Wu; lead ann Lin",
            1,
        ),
        ("shadowing Mon 08:00-12:00 Wu @ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Mon", 0),
        ("shadowing Tue 08:00-12:00 Wu @ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Mon", 1),
        ("shadowing Mon 08:00-12:00 Lin @ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Mon", 0),
        ("mentoring 16:00-16:30 Wu @ann,bob; mentor Lin; lead ann Lin; lead bob Lin", 2),
        ("09:00-10:00 Wu @ann; lesson 1.1 10:00-10:40 Wu @ann; mentor Lin; lead ann Lin", 0),
        ("shadowing 08:00-12:00 Lin @ann,bob; mentor Lin; lead ann Lin", 1),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        beside = [session for session in view.sessions if session.kind in BESIDE]
        days = [view.project.days[session.id] for session in beside]
        own = [{*view.leads, *_stand_ins(view.acting, day)} for day in days]
        count = sum(session.leader not in mentors for session, mentors in zip(beside, own, strict=True))
        if count > self.elsewhere:
            about = (Ref("trainee", view.trainee.id),)
            over, name = count - self.elsewhere, view.trainee.name
            yield self.finding(about, over, trainee=name, count=count, allowed=self.elsewhere)

    def notices(self, project: Project, session: Session) -> Hashable:
        return (session.leader, project.days[session.id]) if session.kind in BESIDE else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        leads: dict[str, Taken] = {option.mentor.id: option.taken for option in options.leads}
        strange: list[tuple[int, Taken]] = []
        for option in options.of_kinds(SHADOWING, MENTORING):
            session = option.session
            on = options.project.days[session.id]
            if not any(each.mentor == session.leader and each.acts_on(on) for each in options.acting):
                strange.append((1, board.without(option.taken, leads.get(session.leader, False))))
        board.excess(strange, over=self.elsewhere, about=(Ref("trainee", options.trainee.id),))


def _stand_ins(acting: tuple[Mentorship, ...], day: date) -> set[str]:
    return {each.mentor for each in acting if each.acts_on(day)}
