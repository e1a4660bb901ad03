"""Each trainee has exactly one lead mentor, who is meant for the role and has a place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.people import Pair, Staff
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit, setting
from cohortplan.rules.options import AgendaOptions, MentorGroupOptions
from cohortplan.rules.views import Agenda, MentorGroup
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class LeadMentor(Requirement):
    """Not exactly one lead mentor, not for that role, beyond the mentor's places, or in a conflict of interest.

    The number of places is ``max_trainees`` of the staff table, or that of the
    mentor's post. An illness does not end a mentorship: somebody else may stand
    in for some days, of any role and without taking a place, but not in a conflict.
    """

    head_places: int = setting(6, Text(zh="校长带教名额", en="places of the head"))
    campus_head_places: int = setting(4, Text(zh="校区校长带教名额", en="places of a campus head"))
    deputy_places: int = setting(4, Text(zh="副校长带教名额", en="places of a deputy head"))
    director_places: int = setting(3, Text(zh="主任及其他导师带教名额", en="places of a director or any other mentor"))

    curable: ClassVar[frozenset[str]] = frozenset({"none"})
    scopes = (Scope.TRAINEE, Scope.MENTOR)
    unit = Unit.TRAINEES
    title = Text(zh="带教导师", en="Lead mentor")
    help = Text(
        zh="每名学员恰有一位面向其角色的带教导师，不超过导师名额，不违反回避关系。",
        en="Each trainee has exactly one lead mentor, meant for the role, within the mentor's places and without a "
        "conflict of interest.",
    )
    wording = {
        "none": Text(zh="{trainee} 还没有带教导师。", en="{trainee} has no lead mentor."),
        "several": Text(
            zh="{trainee} 有 {count} 位带教导师，只能有一位。", en="{trainee} has {count} lead mentors; one is right."
        ),
        "role": Text(
            zh="{mentor} 不带教{role}，却带了 {trainee}。", en="{mentor} leads {trainee} but not the role {role}."
        ),
        "conflict": Text(
            zh="{mentor} 与 {trainee} 应回避带教。", en="{mentor} must not lead {trainee} (declared conflict)."
        ),
        "places": Text(
            zh="{mentor} 带教 {count} 名学员，名额只有 {places} 个。",
            en="{mentor} leads {count} trainees and has {places} places.",
        ),
    }
    examples = (
        ("trainee ann; mentor Lin; lead ann Lin", 0),
        ("trainee ann; mentor Lin", 1),
        ("trainee ann; mentor Lin; mentor Wu; lead ann Lin; lead ann Wu", 1),
        ("trainee ann director; mentor Lin for=principal; lead ann Lin", 1),
        ("trainee ann; trainee bob; mentor Lin places=1; lead ann Lin; lead bob Lin", 1),
        ("trainee ann; mentor Lin; lead ann Lin; pair ann Lin not_mentor", 1),
        ("trainee ann; trainee bob; mentor Lin; mentor Wu; lead ann Lin; lead bob Wu", 0),
        ("trainee ann; trainee bob; mentor Lin; mentor Wu; lead ann Lin; lead ann Wu", 2),
        ("trainee ann director; mentor Lin for=principal; mentor Wu; lead ann Lin", 1),
        ("trainee ann; mentor Lin; mentor Wu; lead ann Lin; pair Lin ann not_mentor", 1),
        ("trainee ann; mentor Lin; lead ann Lin; pair ann Lin together", 0),
        ("lead ann Lin; lead bob Wu; mentor Lin; mentor Wu; pair bob Lin not_mentor", 0),
        ("mentor Lin; mentor Wu for=director places=0; lead ann Lin; acting ann Wu from=Mon to=Tue", 0),
        ("mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Tue; pair ann Wu not_mentor", 1),
        ("mentor Lin; lead ann Lin; lead bob Lin; lead cai Lin; lead dan Lin", 1),
        ("mentor Lin deputy; lead ann Lin; lead bob Lin; lead cai Lin; lead dan Lin; lead eve Lin", 1),
        ("mentor Lin campus_head; lead ann Lin; lead bob Lin; lead cai Lin; lead dan Lin; lead eve Lin", 1),
        (
            (
                "mentor Lin head; lead ann Lin; lead bob Lin; lead cai Lin; lead dan Lin; lead eve Lin; lead fay Lin; "
                "lead gil Lin"
            ),
            1,
        ),
    )

    def places(self, mentor: Staff) -> int:
        """How many trainees the mentor may lead."""
        if mentor.max_trainees is not None:
            return mentor.max_trainees
        by_post = {"head": self.head_places, "campus_head": self.campus_head_places, "deputy": self.deputy_places}
        return by_post.get(mentor.post, self.director_places)

    def check(self, view: Agenda | MentorGroup) -> Iterator[Finding]:
        if isinstance(view, Agenda):
            yield from self._check_trainee(view)
            return
        count, places = len(view.trainees), self.places(view.mentor)
        if count > places:
            about = (Ref("staff", view.mentor.id),)
            yield self.finding(
                about, count - places, variant="places", mentor=view.mentor.name, count=count, places=places
            )

    def _check_trainee(self, view: Agenda) -> Iterator[Finding]:
        trainee, count = view.trainee, len(view.leads)
        about = (Ref("trainee", trainee.id),)
        if count != 1:
            variant = "several" if count else "none"
            yield self.finding(about, abs(count - 1), variant=variant, trainee=trainee.name, count=count)
        for ident in view.leads:
            mentor = view.project.person[ident]
            both = (*about, Ref("staff", ident))
            facts = {"trainee": trainee.name, "mentor": mentor.name, "role": view.project.role_name(trainee.role)}
            if trainee.role not in mentor.mentors:
                yield self.finding(both, 1, variant="role", **facts)
            elif _in_conflict(view.project, trainee.id, ident):
                yield self.finding(both, 1, variant="conflict", **facts)
        for ident in dict.fromkeys(each.mentor for each in view.acting):
            if ident not in view.leads and _in_conflict(view.project, trainee.id, ident):
                facts = {"trainee": trainee.name, "mentor": view.project.person[ident].name}
                yield self.finding((*about, Ref("staff", ident)), 1, variant="conflict", **facts)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - no session counts at all
        return None

    def encode(self, options: AgendaOptions | MentorGroupOptions, board: Board) -> None:
        if isinstance(options, MentorGroupOptions):
            led = [(1, option.taken) for option in options.options]
            board.excess(led, over=self.places(options.mentor), about=(Ref("staff", options.mentor.id),))
            return
        trainee = options.trainee
        about = (Ref("trainee", trainee.id),)
        counted = [(1, option.taken) for option in options.leads]
        board.lack(counted, under=1, about=about)
        board.excess(counted, over=1, about=about)
        barred = {pair.b if pair.a == trainee.id else pair.a for pair in _conflicts(options.project, trainee.id)}
        for option in options.leads:
            if trainee.role not in option.mentor.mentors or option.mentor.id in barred:
                both = (*about, Ref("staff", option.mentor.id))
                board.excess([(1, option.taken)], over=0, about=both)
        leads = {option.mentor.id: option.taken for option in options.leads}
        for ident in dict.fromkeys(each.mentor for each in options.acting):
            if ident in barred:
                stands_in = board.without(decision=True, other=leads.get(ident, False))
                board.excess([(1, stands_in)], over=0, about=(*about, Ref("staff", ident)))


def _conflicts(project: Project, trainee: str) -> tuple[Pair, ...]:
    return tuple(pair for pair in project.pairs if pair.rule == "not_mentor" and trainee in (pair.a, pair.b))


def _in_conflict(project: Project, trainee: str, mentor: str) -> bool:
    return any({pair.a, pair.b} == {trainee, mentor} for pair in project.pairs if pair.rule == "not_mentor")
