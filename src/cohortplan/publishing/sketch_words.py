"""The tiny world of an example in a school's own words: the same plan, with names that a reader of the language expects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language, Text

CLASS = re.compile(r"(\d)\.(\d)$")
GRADES = "〇一二三四五六七八九"
FIRST_NUMBER = ord("①")

NAMES = {
    "ann": Text(zh="甲", en="Ann"),
    "bob": Text(zh="乙", en="Bob"),
    "cai": Text(zh="丙", en="Cai"),
    "dan": Text(zh="丁", en="Dan"),
    "eve": Text(zh="戊", en="Eve"),
    "fay": Text(zh="己", en="Fay"),
    "gil": Text(zh="庚", en="Gil"),
    "Lin": Text(zh="林老师", en="Lin"),
    "Wu": Text(zh="吴老师", en="Wu"),
    "Zhu": Text(zh="朱老师", en="Zhu"),
    "East": Text(zh="东校区", en="East"),
    "West": Text(zh="西校区", en="West"),
    "Hall": Text(zh="报告厅", en="Hall"),
    "Gym": Text(zh="体育馆", en="Gym"),
    "Lab": Text(zh="实验室", en="Lab"),
    "Office": Text(zh="办公室", en="Office"),
    "Gate": Text(zh="门卫处", en="Gate"),
    "Oak": Text(zh="安澜县", en="Oak"),
    "maths": Text(zh="数学", en="maths"),
    "music": Text(zh="音乐", en="music"),
    "art": Text(zh="美术", en="art"),
    "english": Text(zh="英语", en="English"),
    "safety": Text(zh="安全", en="safety"),
    "budget": Text(zh="经费", en="budget"),
    "food": Text(zh="食堂", en="food"),
    "reading": Text(zh="阅读", en="reading"),
}
"""Words of examples; one that is not here is shown as it is written."""


def told_world(sketch: str, language: Language) -> tuple[Project, Plan]:
    """The tiny project and plan that a sketch draws, in the words of this language.

    Raises:
        ValueError: If a part of the sketch is not understood; it is quoted.
    """
    project, plan = read_sketch(sketch)
    said = canonical.from_data(Project, _said(canonical.to_data(project), language))
    sessions = tuple(_titled(said, each, number, language) for number, each in enumerate(said.sessions))
    return replace(said, sessions=sessions), canonical.from_data(Plan, _said(canonical.to_data(plan), language))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Names as one counts them: 甲 before 乙, strangers last."""
    known = [text[language] for language in Language for text in NAMES.values()]
    return tuple(sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name)))


def number_of(number: int) -> str:
    """``①`` for the first session, by which sentences and drawing call it."""
    return chr(FIRST_NUMBER + number)


def _titled(project: Project, session: Session, number: int, language: Language) -> Session:
    words = (project.kind_name(session.kind)[language], session.class_id, number_of(number))
    return replace(session, title=" ".join(filter(None, words)))


def _said(data: Any, language: Language) -> Any:
    """Every text that is a word of ours put into words of the language."""
    if isinstance(data, dict):
        return {key: _said(value, language) for key, value in data.items()}
    if isinstance(data, list):
        return [_said(each, language) for each in data]
    if not isinstance(data, str):
        return data
    if data in NAMES:
        return NAMES[data][language]
    found = CLASS.fullmatch(data) if language is Language.ZH_CN else None
    return f"{GRADES[int(found[1])]}({found[2]})班" if found else data
