"""What a reader calls the things that findings are about, and how a session or a price is said."""

from __future__ import annotations

from datetime import date

from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import Cost
from cohortplan.text import Language, Text, shown

SESSION = Text(zh="“{title}”（{when}–{until}）", en="“{title}” ({when}–{until})")
WEEK = Text(zh="第{week}周", en="week {week}")
CLASS = Text(zh="{id}班", en="class {id}")
EVERYBODY = Text(zh="大家", en="everybody")
BETWEEN = Text(zh="，", en=", ")
LEVELS = (
    ("hard", Text(zh="硬性问题 {amount}", en="hard findings {amount}")),
    ("shortfall", Text(zh="缺额 {amount}", en="missing seats {amount}")),
    ("penalty", Text(zh="偏好代价 {amount}", en="penalty {amount}")),
)
NOTHING = Text(zh="不增加代价", en="costs nothing")


def named(project: Project, ref: Ref, language: Language) -> str:
    """A person, class, session, day or whatever a finding is about, as a school calls it; the id where it has no name."""
    if ref.kind == "trainee" and ref.id in project.trainee:
        return project.trainee[ref.id].name
    if ref.kind == "staff" and ref.id in project.person:
        return project.person[ref.id].name
    if ref.kind == "room" and ref.id in project.room:
        return project.room[ref.id].name
    if ref.kind == "session" and ref.id in project.session:
        return said_session(project, project.session[ref.id], language)
    if ref.kind == "day":
        return shown(date.fromisoformat(ref.id), language)
    if ref.kind == "role":
        return project.role_name(ref.id)[language]
    if ref.kind == "campus" and ref.id in project.campus:
        return project.campus[ref.id].name
    if ref.kind == "class":
        return ref.id if ref.id.endswith("班") else CLASS.say(language, id=ref.id)
    sentence = {"week": WEEK.say(language, week=ref.id), "project": EVERYBODY[language]}
    return sentence.get(ref.kind, ref.id)


def said_session(project: Project, session: Session, language: Language) -> str:
    """``“三(2)班 数学”（10月20日周二 09:20–10:00）``."""
    start, end = (project.calendar.local(moment) for moment in (session.span.start, session.span.end))
    return SESSION.say(language, title=session.title, when=start, until=end.time())


def said_price(price: Cost, language: Language) -> str:
    """What a change adds, level by level; levels to which it adds nothing are not named."""
    levels = ((text, getattr(price, level)) for level, text in LEVELS)
    said = (text.say(language, amount=signed(amount)) for text, amount in levels if amount)
    return BETWEEN[language].join(said) or NOTHING[language]


def signed(amount: int) -> str:
    """``+2`` or ``−2``, with a real minus."""
    return f"+{amount}" if amount > 0 else f"−{-amount}"
