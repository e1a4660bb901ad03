"""The steps of a draft as sentences, for the page's history and for whoever was refused."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.edits import Edit
from cohortplan.domain.project import Project
from cohortplan.storage.drafts import (
    DONE,
    DROPPED,
    EDIT,
    NOTHING_TO_REDO,
    NOTHING_TO_UNDO,
    REDO,
    UNDO,
    UNDONE,
    JournalLine,
    Refused,
)
from cohortplan.text import Fact, Language, Text

__all__ = ["DONE", "DROPPED", "EDIT", "REDO", "UNDO", "UNDONE", "JournalLine", "said_refusal", "said_step"]

KINDS = {
    "assign": Text(zh="新增安排", en="added"),
    "withdraw": Text(zh="取消安排", en="dropped"),
    "move": Text(zh="调整安排", en="moved"),
    "swap": Text(zh="互换安排", en="swapped"),
    "handover": Text(zh="换人参加", en="gave the seat to somebody else"),
    "mentor": Text(zh="更换导师", en="changed the mentor"),
    "acting": Text(zh="安排代带", en="changed who stands in"),
    "lock": Text(zh="锁定", en="locked"),
    "unlock": Text(zh="解除锁定", en="unlocked"),
    "adopt": Text(zh="采用方案", en="took over a plan"),
    "fit": Text(zh="按新数据清理", en="fitted to new data"),
}
STEP = Text(zh="{author}（{at}）{act}{kind}：{what}", en="{author} ({at}) {act}{kind}: {what}")
ACTS = {UNDO: Text(zh="撤销了“", en="undid “"), REDO: Text(zh="重做了“", en="redid “")}
ACT_END = Text(zh="”", en="”")
OUT_OF = Text(zh="{trainee} 退出“{session}”", en="{trainee} out of “{session}”")
INTO = Text(zh="{trainee} 参加“{session}”", en="{trainee} into “{session}”")
MENTOR = Text(zh="{trainee} 由 {mentor} 带教", en="{trainee} led by {mentor}")
ACTING = Text(
    zh="{trainee} {first}至{last}由 {mentor} 代带",
    en="{mentor} stands in for the mentor of {trainee} from {first} to {last}",
)
ACTING_OVER = Text(
    zh="{trainee} {first}至{last}不再由 {mentor} 代带",
    en="{mentor} no longer stands in for the mentor of {trainee} from {first} to {last}",
)
LOCKED = Text(zh="{trainee} 的“{session}”", en="“{session}” of {trainee}")
REASON = Text(zh="{step}（{reason}）", en="{step} ({reason})")
MORE = Text(zh="……共 {count} 处", en="… {count} in all")
REASONS = {
    NOTHING_TO_UNDO: Text(zh="没有可以撤销的步骤。", en="There is nothing to undo."),
    NOTHING_TO_REDO: Text(zh="没有可以重做的步骤。", en="There is nothing to redo."),
}
STALE = Text(
    zh="没有保存：您看到的不是最新的日程。在此期间：",
    en="Not saved: what you saw is no longer the newest. Meanwhile:",
)
UNFIT = Text(zh="没有保存：这一步与现在的日程对不上。", en="Not saved: this does not fit the schedule as it is now.")
UNKNOWN = Text(
    zh="没有保存：项目数据里没有 {names}（可能刚刚更新过）。",
    en="Not saved: the project has no {names} (it may just have been updated).",
)
SHOWN = 3


def said_step(line: JournalLine, project: Project, language: Language) -> str:
    """Who did what, and when, with names instead of ids."""
    kind = KINDS.get(line.edit.kind, Text(zh=line.edit.kind, en=line.edit.kind))[language]
    act = ACTS.get(line.act)
    if act is not None:
        kind += ACT_END[language]
    details = list(_details(line.edit, project, language))
    if len(details) > SHOWN:
        details = [*details[:SHOWN], MORE.say(language, count=len(details))]
    step = STEP.say(
        language,
        author=line.author,
        at=project.calendar.local(line.at),
        act=act or "",
        kind=kind,
        what=tuple(details),
    )
    return REASON.say(language, step=step, reason=line.edit.reason) if line.edit.reason else step


def said_refusal(refused: Refused, project: Project, language: Language) -> tuple[str, ...]:
    """Why a step was not taken, and what others did meanwhile, one sentence each."""
    known = tuple(REASONS[each][language] for each in refused.obstacles if each in REASONS)
    if known:
        return known
    unknown = tuple(each.removeprefix("unknown ") for each in refused.obstacles if each.startswith("unknown "))
    if unknown:
        return (UNKNOWN.say(language, names=unknown),)
    if not refused.meanwhile:
        return (UNFIT[language],)
    return (STALE[language], *(said_step(line, project, language) for line in refused.meanwhile))


def _details(edit: Edit, project: Project, language: Language) -> Iterator[str]:
    for words, plan in ((OUT_OF, edit.drop), (INTO, edit.add)):
        for each in sorted(plan.assignments):
            yield words.say(language, trainee=_trainee(project, each.trainee), session=_session(project, each.session))
    yield from _mentors(edit, project, language)
    for pin in sorted(edit.lock | edit.unlock, key=lambda pin: (pin.trainee, pin.sessions)):
        sessions = tuple(_session(project, each) for each in pin.sessions)
        yield LOCKED.say(language, trainee=_trainee(project, pin.trainee), session=sessions)


def _mentors(edit: Edit, project: Project, language: Language) -> Iterator[str]:
    for plan, of_lead, of_acting in ((edit.drop, None, ACTING_OVER), (edit.add, MENTOR, ACTING)):
        for each in sorted(plan.mentorships, key=lambda mentorship: mentorship.key):
            words = of_lead if each.lead else of_acting
            mentor = project.person[each.mentor].name if each.mentor in project.person else each.mentor
            days: dict[str, Fact] = (
                {} if each.lead else {"first": each.acting_from or "", "last": each.acting_to or "…"}
            )
            if words is not None:
                yield words.say(language, trainee=_trainee(project, each.trainee), mentor=mentor, **days)


def _trainee(project: Project, ident: str) -> str:
    return project.trainee[ident].name if ident in project.trainee else ident


def _session(project: Project, ident: str) -> str:
    return project.session[ident].title if ident in project.session else ident
