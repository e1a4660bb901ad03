"""What trainees asked for, they get where it costs nobody else more."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.demands import Wish
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import grants, wishes_met
from cohortplan.rules.base import Board, Finding, Preference, Scope, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Wishes(Preference):
    """Ranked wishes not met, for subjects, themes, mentors, classes and sessions.

    Each counts one; the first wish is priced ``first`` times, each later rank
    once less, and none less than once.
    """

    first: int = setting(
        3, Text(zh="第一意愿相当于几个末位意愿", en="how many last wishes the first one counts"), least=1
    )

    curable: ClassVar[frozenset[str]] = frozenset({""})
    scopes = (Scope.TRAINEE,)
    unit = Unit.WISHES
    title = Text(zh="学员意愿", en="Wishes")
    help = Text(
        zh="学员按顺序填报的学科、主题、导师、班级、活动意愿，尽量满足，靠前的更重要。",
        en="Ranked wishes for subjects, themes, mentors, classes and sessions; earlier ones count more.",
    )
    wording = {
        "": Text(
            zh="{trainee} 的第 {rank} 意愿没有满足：{what}“{value}”。",
            en="Wish no. {rank} of {trainee} is not met: {what} “{value}”.",
        ),
    }
    examples = (
        ("lesson 1.1 09:00-09:40 maths @ann; wish ann subject maths", 0),
        ("lesson 1.1 09:00-09:40 maths @bob; wish ann subject maths", 1),
        ("lesson 1.1 09:00-09:40 @ann; wish ann class 1.1; wish ann class 1.2 rank=2; wish ann theme food rank=4", 2),
        ("trainee ann; mentor Lin; mentor Wu; lead ann Wu; wish ann mentor Lin", 1),
        ("a: 09:00-10:00 theme=reading @ann; wish ann session a; wish ann theme reading rank=2", 0),
        ("lesson 1.1 09:00-09:40 @ann; wish ann class 1.1", 0),
        ("research 09:00-10:00 maths @ann; wish ann subject maths", 1),
        ("09:00-10:00 @ann; wish ann shoes red", 1),
        ("row@1: 09:00-10:00 @ann; wish ann session row", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        for wish in view.project.wishes:
            if wish.trainee != view.trainee.id:
                continue
            met = wish.about == "mentor" and wish.value in view.leads
            if not met and not any(grants(wish, session) for session in view.sessions):
                yield Finding(
                    rule=self,
                    about=_about(wish),
                    amount=1,
                    facts={
                        "trainee": view.trainee.name,
                        "rank": wish.rank,
                        "what": WHAT.get(wish.about, Text(zh=wish.about, en=wish.about)),
                        "value": wish.value,
                    },
                    price=max(1, self.first + 1 - wish.rank),
                )

    def notices(self, project: Project, session: Session) -> Hashable:
        return wishes_met(project.asked_for, session) or None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        for wish in options.project.wishes:
            if wish.trainee != options.trainee.id:
                continue
            price = max(1, self.first + 1 - wish.rank)
            if wish.about == "mentor":
                granting = [(1, lead.taken) for lead in options.leads if lead.mentor.id == wish.value]
            else:
                granting = [(1, option.taken) for option in options.options if grants(wish, option.session)]
            board.lack(granting, under=1, about=_about(wish), price=price)


WHAT = {
    "subject": Text(zh="学科", en="subject"),
    "theme": Text(zh="主题", en="theme"),
    "mentor": Text(zh="导师", en="mentor"),
    "class": Text(zh="班级", en="class"),
    "session": Text(zh="活动", en="session"),
}


def _about(wish: Wish) -> About:
    return Ref("trainee", wish.trainee), Ref("wish", f"{wish.about}={wish.value}")
