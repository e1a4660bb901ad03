"""What stands in one cell of a timetable: 语文, 语文/张老师, 语文(张某), two lines, or 单周 one and 双周 another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from cohortplan.intake.raw.subjects import is_subject

NOTHING = frozenset("-—–/\\×x.…·*_") | {"", "无", "空", "--", "——", "---", "n/a", "free"}
MARKS = re.compile(r"[★☆*△▲◆●○※#]+")
SPLIT = re.compile(r"[/|;\n@]|\s+[-—–]\s+")
BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
WEEKS = {
    "单": "odd", "单周": "odd", "odd": "odd", "单周课": "odd",
    "双": "even", "双周": "even", "even": "even", "双周课": "even",
}  # fmt: skip
WEEKS_FIRST = re.compile(r"(单周?|双周?)\s*[:：]\s*")
ROOM = re.compile(
    r".*(室|馆|场|厅|教室|机房|楼|坛)[0-9一二三四五六七八九十A-Za-z]*|(room|hall|lab|gym)\b.*", re.IGNORECASE
)
PEOPLE = re.compile(r"[、,，&+]")
TITLE = re.compile(r"(老师|教师)$")
LONGEST_SUBJECT, LONGEST_NAME, MOST_PARTS = 24, 40, 6


@dataclass(frozen=True, slots=True)
class Taught:
    """One lesson as a cell says it; ``others`` are further teachers, which are not recorded, ``closed`` no visitors."""

    subject: str
    teacher: str = ""
    room: str = ""
    weeks: str = ""
    others: tuple[str, ...] = ()
    closed: bool = False


def lessons_in(text: str) -> tuple[Taught, ...] | None:
    """The lessons of a cell: none where it is empty, two where weeks alternate; ``None`` if it is not understood."""
    plain = MARKS.sub("", unicodedata.normalize("NFKC", text)).strip()
    if plain.lower() in NOTHING:
        return ()
    told = WEEKS_FIRST.split(plain)
    if len(told) > 1 and not told[0].strip():
        found = [_with_weeks(body, WEEKS[mark.strip()]) for mark, body in zip(told[1::2], told[2::2], strict=True)]
        return tuple(each for each in found if each) if all(found) else None
    parts = _parts(plain)
    if len(parts) > MOST_PARTS:
        return None
    lessons = _alternating(parts) or _single(parts)
    return lessons if lessons and all(_fits(lesson) for lesson in lessons) else None


def person(text: str) -> str:
    """A person's name without the spaces that align it and without 老师, unless that is all there is besides a surname."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain.isascii():
        plain = "".join(plain.split())
    bare = TITLE.sub("", plain)
    return bare if len(bare) > 1 else plain


def people(text: str) -> tuple[str, ...]:
    """The persons a cell names."""
    return tuple(filter(None, map(person, PEOPLE.split(unicodedata.normalize("NFKC", text).replace("\n", "、")))))


def _with_weeks(text: str, weeks: str) -> Taught | None:
    lessons = _single(_parts(text.strip(" ,;/、\n")))
    return replace(lessons[0], weeks=weeks) if len(lessons) == 1 and _fits(lessons[0]) else None


def _parts(plain: str) -> list[str]:
    """The parts of a cell in their order: what stands in brackets is a part of its own."""
    loose = BRACKETED.sub(r"\n(\1)\n", plain)
    found: list[str] = []
    for piece in SPLIT.split(loose):
        found.extend(_words(piece.strip()))
    return [part for part in found if part]


def _words(piece: str) -> list[str]:
    """A piece split at spaces, but not the names of people and subjects that have spaces in them."""
    bare = piece[1:-1].strip() if piece.startswith("(") and piece.endswith(")") else piece
    if bare.isascii():
        return [bare]
    words = bare.split()
    if len(words) > 1 and is_subject(words[0] + words[1]) and len(words[0]) == len(words[1]) == 1:
        words[:2] = [words[0] + words[1]]
    while len(words) > 1 and len(words[-1]) == 1 and len(words[-2]) <= 2 and not is_subject(words[-2]):
        words[-2:] = [words[-2] + words[-1]]
    return words


def _alternating(parts: list[str]) -> tuple[Taught, ...]:
    """Two subjects in one cell, which take turns: 音(单)美(双), 音乐/美术. Empty if it is not that."""
    subjects = [place for place, part in enumerate(parts) if is_subject(part)]
    if len(subjects) != 2 or subjects[0] != 0:
        return ()
    first, second = (_single(parts[: subjects[1]]), _single(parts[subjects[1] :]))
    one, other = first[0], second[0]
    if {one.weeks, other.weeks} <= {"", "odd"} and other.weeks == "odd":
        return replace(one, weeks="even"), other
    return replace(one, weeks=one.weeks or "odd"), replace(other, weeks=other.weeks or "even")


def _single(parts: list[str]) -> tuple[Taught, ...]:
    weeks = next((WEEKS[part.lower()] for part in parts if part.lower() in WEEKS), "")
    rest = [part for part in parts if part.lower() not in WEEKS]
    if not rest:
        return ()
    room = next((part for part in rest[1:] if ROOM.fullmatch(part)), "")
    rest = [part for part in rest if part != room]
    if len(rest) > 1 and is_subject(rest[1]) and not is_subject(rest[0]):
        rest[:2] = rest[1], rest[0]
    if not room and len(rest) > 2:
        room = rest.pop(2)
    subject, *named = rest
    teachers = [name for part in named for name in people(part)]
    return (
        Taught(subject, teacher=teachers[0] if teachers else "", room=room, weeks=weeks, others=tuple(teachers[1:])),
    )


def _fits(lesson: Taught) -> bool:
    within = len(lesson.subject) <= LONGEST_SUBJECT and len(lesson.room) <= LONGEST_NAME
    return within and len(lesson.teacher) <= LONGEST_NAME and any(sign.isalpha() for sign in lesson.subject)
