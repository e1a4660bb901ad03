"""What somebody asks of a plan: whom and what they name is found, or it is said what they perhaps meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.text import Language, Text
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.naming import said_session
from cohortplan.workflows.questions.topics import PERSONAL, TITLES, Topic

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
NOT_PERSONAL = Text(
    zh="“{topic}”讲的是大家，学员本人的版本里没有；本人可看：{names}。",
    en="“{topic}” is about everybody and in no trainee's version; a trainee may see: {names}.",
)
CLOSE, FEW = 0.4, 3


class Unanswerable(Exception):
    """The question names somebody or something that is not there. ``why`` is a sentence."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody wants to know; ids or names, and topics to look at, empty where nothing is asked."""

    trainee: str = ""
    why: str = ""
    why_not: str = ""
    show: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Found:
    """Whom and what a question names: ``None`` where it names nobody or nothing."""

    trainee: Trainee | None
    present: Session | None
    absent: Session | None


def found(opened: Opened, asked: Asked) -> Found:
    """Whom and what the question is about.

    Raises:
        Unanswerable: If trainee or session are not there, or the question does not fit them.
    """
    project = opened.project
    trainee = _trainee(project, asked.trainee) if asked.trainee else None
    present = _session(project, asked.why) if asked.why else None
    absent = _session(project, asked.why_not) if asked.why_not else None
    _check(opened, trainee, present, absent)
    _check_topics(asked.show, trainee)
    return Found(trainee, present, absent)


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


def _check_topics(topics: Iterable[Topic], trainee: Trainee | None) -> None:
    public = [topic for topic in topics if trainee is not None and topic not in PERSONAL]
    if public:
        facts = {"topic": TITLES[public[0]], "names": ", ".join(PERSONAL)}
        raise Unanswerable(_both(lambda language: NOT_PERSONAL.say(language, **facts)))


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
