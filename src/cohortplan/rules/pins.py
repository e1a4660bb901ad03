"""What was locked, promised for tomorrow or already lived through stays."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from cohortplan.domain.demands import Pin
from cohortplan.domain.frozen import Frozen, frozen
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Pins(Requirement):
    """Not as pinned; or changed by choice within ``freeze_hours`` of planning, or after being attended.

    What can no longer take place is a forced change; refilling its time is
    allowed. A pin of part ``time`` holds for any session of that kind at that
    time, one of part ``person`` for any of that kind with that leader.
    """

    freeze_hours: int = setting(
        24, Text(zh="发布后多少小时内的安排不再变动", en="hours ahead in which nothing changes")
    )

    scopes = (Scope.TRAINEE,)
    unit = Unit.PINS
    title = Text(zh="锁定与冻结", en="Pins and freeze")
    help = Text(
        zh="锁定的安排照锁定执行；已参加的和临近开始的正式安排不随意变动。",
        en="Pinned assignments are as pinned; what was attended or is about to begin does not change by choice.",
    )
    wording = {
        "must": Text(
            zh="{trainee} 锁定参加“{session}”，却没有排。", en="{trainee} is pinned to “{session}” but not there."
        ),
        "must_not": Text(
            zh="{trainee} 锁定不参加“{session}”，却排了。", en="{trainee} is pinned away from “{session}” but there."
        ),
        "dropped": Text(
            zh="{trainee} 的“{session}”（{when}）已冻结，不能取消。",
            en="“{session}” ({when}) of {trainee} is frozen and cannot be dropped.",
        ),
        "added": Text(
            zh="{trainee} 的“{session}”（{when}）在冻结期内，不能新增。",
            en="“{session}” ({when}) is too near to be added for {trainee}.",
        ),
    }
    examples = (
        ("a: 09:00-10:00 @ann; pin ann a", 0),
        ("a: 09:00-10:00; b: 10:00-11:00 @ann; pin ann a", 1),
        ("a: 09:00-10:00 @ann; pin ann a not", 1),
        ("a: 09:00-10:00; b: 09:00-10:00 @ann; pin ann a part=time", 0),
        ("a: 09:00-10:00 Lin; b: 10:00-11:00 Wu @ann; pin ann a part=person", 1),
        ("a: 09:00-10:00 Lin; b: 10:00-11:00 Lin @ann; pin ann a part=person; pin ann b not", 1),
        ("a: Mon 09:00-10:00 was=ann; b: Mon 10:00-11:00 @ann; c: Wed 09:00-10:00 @ann; as of Mon 08:00", 2),
        ("a: Mon 09:00-10:00 Lin was=ann; b: Mon 09:30-11:00 @ann; absent staff Lin 08:00-12:00; as of Mon 08:00", 0),
        ("a: 09:00-10:00; pin ann a; trainee ann; as of Wed 09:00; pin ann a not until=Tue", 1),
        ("a: Mon 09:00-10:00; b: Tue 09:00-10:00 @ann; pin ann a,b", 0),
        ("a: Mon 09:00-10:00; b: Tue 09:00-10:00; c: Tue 09:00-10:00 @ann; pin ann a,b part=time", 0),
        ("a: 09:00-10:00 Lin; b: 10:00-11:00 Wu; c: 11:00-12:00 Wu @ann; pin ann a,b part=person", 0),
        ("a: 09:00-10:00; meeting 09:00-10:00 @ann; 10:00-11:00 @ann; pin ann a part=time", 1),
        ("a: 09:00-10:00 Lin; meeting 10:00-11:00 Lin @ann; pin ann a part=person", 1),
        ("a: 09:00-10:00 @ann,bob; b: 10:00-11:00 @bob; pin bob b", 0),
        ("09:00-10:00 @ann; pin ann gone part=time; pin ann gone,s1 not", 2),
        ("a: Tue 09:00-10:00 was=ann; Tue 09:00-10:00 @ann; as of Mon 09:00", 0),
        ("a: Tue 08:59-10:00 was=ann; as of Mon 09:00", 1),
        ("a: Mon 10:00-11:00 was=ann @ann; Tue 08:59-09:30 @ann; as of Mon 09:00", 1),
        ("a: Mon 09:00-10:00 @ann; Mon 10:00-11:00 was=ann @ann; attended ann a; as of Mon 12:00", 0),
        ("a: Mon 09:00-10:00; attended ann a", 1),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        here = Ref("trainee", view.trainee.id)
        for pin in view.project.standing_pins:
            if pin.trainee != view.trainee.id:
                continue
            kept = any(_fits(view.project, pin, session) for session in view.sessions)
            if kept != pin.must:
                named = (view.project.session.get(each) for each in pin.sessions)
                title = next((session.title for session in named if session), "、".join(pin.sessions))
                variant = "must" if pin.must else "must_not"
                about = (here, *(Ref("session", each) for each in pin.sessions))
                yield self.finding(about, 1, variant=variant, trainee=view.trainee.name, session=title)
        yield from self._thawed(view, here)

    def _thawed(self, view: Agenda, here: Ref) -> Iterator[Finding]:
        project, attends = view.project, {session.id for session in view.sessions}
        still = frozen(project, view.trainee, self.freeze_hours)
        dropped = [project.session[ident] for ident in still.kept if ident not in attends]
        added = [each for each in view.sessions if self._too_near(project, view.trainee.id, each, still)]
        for variant, sessions in (("dropped", dropped), ("added", added)):
            for session in sessions:
                yield self.finding(
                    (here, Ref("session", session.id)),
                    1,
                    variant=variant,
                    trainee=view.trainee.name,
                    session=session.title,
                    when=project.calendar.local(session.span.start),
                )

    def notices(self, project: Project, session: Session) -> Hashable:
        meant = tuple(place for place, pin in enumerate(project.standing_pins) if _fits(project, pin, session))
        near = session.span.start < project.as_of + timedelta(hours=self.freeze_hours)
        lived = session.id in project.was_attended or (project.in_force is not None and near)
        return (meant, session.id if lived else "") if meant or lived else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        project, here = options.project, Ref("trainee", options.trainee.id)
        for pin in project.standing_pins:
            if pin.trainee != options.trainee.id:
                continue
            about = (here, *(Ref("session", each) for each in pin.sessions))
            taken = [option.taken for option in options.options if _fits(project, pin, option.session)]
            if pin.must:
                board.lack([(1, each) for each in taken], under=1, about=about)
            else:
                board.excess([(1, board.any_of(taken))], over=0, about=about)
        still = frozen(project, options.trainee, self.freeze_hours)
        offered = {option.session.id: option for option in options.options}
        for ident in still.kept:
            kept = [(1, offered[ident].taken)] if ident in offered else []
            board.lack(kept, under=1, about=(here, Ref("session", ident)))
        for option in options.options:
            if self._too_near(project, options.trainee.id, option.session, still):
                board.excess([(1, option.taken)], over=0, about=(here, Ref("session", option.session.id)))

    def _too_near(self, project: Project, trainee: str, session: Session, still: Frozen) -> bool:
        """Whether attending this would be a change by choice: a fact of the release, whatever the plan."""
        if project.in_force is None or session.span.start >= project.as_of + timedelta(hours=self.freeze_hours):
            return False
        known = session.id in project.in_force.sessions_of.get(trainee, ()) or session.id in still.kept
        return not known and not any(span.overlaps(session.span) for span in still.refill)


def _fits(project: Project, pin: Pin, session: Session) -> bool:
    """Whether a session is one that the pin speaks of."""
    if pin.part == "whole":
        return session.id in pin.sessions
    meant = [project.session[ident] for ident in pin.sessions if ident in project.session]
    if pin.part == "time":
        return any(each.kind == session.kind and each.span == session.span for each in meant)
    return any(each.kind == session.kind and each.leader == session.leader for each in meant)
