"""Explain a plan: its score and shares, and why somebody is, or is not, at a session. Needs no solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.publishing.examined import Examined
from cohortplan.rules.audit import audit
from cohortplan.rules.effects import Standing
from cohortplan.text import Language, Text
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.naming import said_session
from cohortplan.workflows.questions.people import Candidate, people_for
from cohortplan.workflows.questions.reader import Reader
from cohortplan.workflows.questions.shares import Shares, shares
from cohortplan.workflows.questions.veil import Veil
from cohortplan.workflows.questions.why import Why, why
from cohortplan.workflows.questions.why_not import WhyNot, why_not

NO_TRAINEE = Text(zh="项目里没有学员“{given}”。", en="The project has no trainee “{given}”.")
NO_SESSION = Text(zh="项目里没有活动“{given}”。", en="The project has no session “{given}”.")
NEAREST = Text(zh="是不是：{names}？", en=" Did you mean {names}?")
SEVERAL = Text(
    zh="有 {count} 项活动叫“{given}”，请写活动编号：{names}。",
    en="{count} sessions are called “{given}”; give an id: {names}.",
)
ATTENDS = Text(
    zh="{trainee} 已经参加{session}；要问原因请用 --why。", en="{trainee} attends {session} already; ask with --why."
)
ATTENDS_NOT = Text(
    zh="{trainee} 没有参加{session}；要问原因请用 --why-not。",
    en="{trainee} does not attend {session}; ask with --why-not.",
)
NOBODY = Text(zh="没有人参加{session}。", en="Nobody attends {session}.")
CLOSE, FEW = 0.4, 3


class Unanswerable(Exception):
    """The question names somebody or something that is not there. ``why`` is a sentence."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody wants to know; ids or names, empty where nothing is asked."""

    trainee: str = ""
    why: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Explanation:
    """A plan with the questions that were asked of it; each answer is worked out when it is read."""

    examined: Examined
    standing: Standing
    trainee: Trainee | None = None
    present: Session | None = None
    absent: Session | None = None

    @property
    def project(self) -> Project:
        """The project, as the reader may see it."""
        return self.examined.project

    @property
    def reader(self) -> Reader:
        """Who reads the answers."""
        if self.trainee is None:
            return Reader()
        asked = (each.id for each in (self.present, self.absent) if each)
        return Reader.of(self.examined.plan, self.trainee.id, *asked)

    @cached_property
    def shares(self) -> Shares:
        """Who gets how much."""
        return shares(self.examined)

    @cached_property
    def why(self) -> tuple[Why, ...]:
        """Why those asked for are where they are: the trainee, or everybody at the session."""
        if self.present is None:
            return ()
        who = [self.trainee.id] if self.trainee else self.examined.plan.trainees_of[self.present.id]
        return tuple(why(self.standing, each, self.present.id) for each in who)

    @cached_property
    def why_not(self) -> WhyNot | None:
        """Why the trainee is not there."""
        if self.absent is None or self.trainee is None:
            return None
        return why_not(self.standing, self.trainee.id, self.absent.id)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who could be there, best first, where no trainee was named."""
        if self.absent is None or self.trainee is not None:
            return ()
        return people_for(self.standing, self.absent.id)


def explain(opened: Opened, asked: Asked) -> Explanation:
    """The plan, ready to answer. A trainee's version is made of a project in which nobody else has a name.

    Raises:
        Unanswerable: If trainee or session are not there, or the question does not fit them.
    """
    project, plan = opened.project, opened.plan
    trainee = _trainee(project, asked.trainee) if asked.trainee else None
    present = _session(project, asked.why) if asked.why else None
    absent = _session(project, asked.why_not) if asked.why_not else None
    _check(opened, trainee, present, absent)
    if trainee is not None:
        veil = Veil(project, trainee.id)
        project, plan = veil.project, veil.plan(plan)
        trainee = project.trainee[trainee.id]
        present, absent = (project.session[veil.text(each.id)] if each else None for each in (present, absent))
    examined = Examined(project, opened.policy, plan, audit(project, opened.policy, plan))
    return Explanation(examined, Standing(project, opened.policy, plan), trainee, present, absent)


def _check(opened: Opened, trainee: Trainee | None, present: Session | None, absent: Session | None) -> None:
    here = opened.plan.trainees_of

    def refuse(sentence: Text, session: Session) -> Unanswerable:
        who = trainee.name if trainee else ""
        said = {each: said_session(opened.project, session, each) for each in Language}
        return Unanswerable(_both(lambda each: sentence.say(each, trainee=who, session=said[each])))

    if present and trainee and trainee.id not in here.get(present.id, ()):
        raise refuse(ATTENDS_NOT, present)
    if present and not here.get(present.id):
        raise refuse(NOBODY, present)
    if absent and trainee and trainee.id in here.get(absent.id, ()):
        raise refuse(ATTENDS, absent)


def _trainee(project: Project, given: str) -> Trainee:
    found = [each for each in project.trainees if given == each.id] or [
        each for each in project.trainees if given == each.name
    ]
    if len(found) == 1:
        return found[0]
    known = [each.id for each in found] or _near(given, {each.name: each.id for each in project.trainees})
    raise Unanswerable(_unknown(NO_TRAINEE, given, known))


def _session(project: Project, given: str) -> Session:
    if given in project.session:
        return project.session[given]
    called = [each for each in project.sessions if each.title == given]
    if len(called) == 1:
        return called[0]
    if called:
        names = tuple(each.id for each in called[:FEW])
        raise Unanswerable(_both(lambda each: SEVERAL.say(each, count=len(called), given=given, names=names)))
    known = {each.title: each.id for each in project.offers} | {each.id: each.id for each in project.offers}
    raise Unanswerable(_unknown(NO_SESSION, given, _near(given, known)))


def _near(given: str, known: dict[str, str]) -> list[str]:
    names = {**known, **{ident: ident for ident in known.values()}}
    return list(dict.fromkeys(names[each] for each in get_close_matches(given, names, n=FEW, cutoff=CLOSE)))


def _unknown(sentence: Text, given: str, near: Iterable[str]) -> Text:
    names = tuple(near)

    def say(language: Language) -> str:
        return sentence.say(language, given=given) + (NEAREST.say(language, names=names) if names else "")

    return _both(say)


def _both(say: Callable[[Language], str]) -> Text:
    return Text(zh=say(Language.ZH_CN), en=say(Language.EN))
