"""The field's standard kinds, roles and posts, with the words a school uses for them."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A kind or role that a project declares besides the standard ones."""

    code: str
    zh: str
    en: str


LESSON, CRITIQUE, SHADOWING, MENTORING, RESEARCH = "lesson", "critique", "shadowing", "mentoring", "research"

KINDS = {
    LESSON: Text(zh="听课", en="lesson observation"),
    CRITIQUE: Text(zh="评课", en="critique"),
    SHADOWING: Text(zh="跟岗", en="shadowing"),
    "meeting": Text(zh="行政例会", en="meeting"),
    RESEARCH: Text(zh="教研活动", en="subject research"),
    "talk": Text(zh="专题讲座", en="talk"),
    MENTORING: Text(zh="导师面谈", en="mentor meeting"),
    "patrol": Text(zh="巡课", en="patrol"),
    "practice": Text(zh="汇报交流", en="presentation"),
    "reflection": Text(zh="自主整理", en="reflection"),
    "ceremony": Text(zh="开班/结业", en="ceremony"),
}

PRINCIPAL, ACADEMIC_DIRECTOR = "principal", "academic_director"

ROLES = {
    PRINCIPAL: Text(zh="校长", en="principal"),
    ACADEMIC_DIRECTOR: Text(zh="教导主任", en="academic director"),
}

POSTS = {
    "head": Text(zh="校长", en="head"),
    "campus_head": Text(zh="校区校长", en="campus head"),
    "deputy": Text(zh="副校长", en="deputy head"),
    "director": Text(zh="主任", en="director"),
    "teacher": Text(zh="教师", en="teacher"),
}
