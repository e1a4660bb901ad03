"""Class names as schools write them: 三(2)班, 三（2）班, 三2, 3.2, 302, 三年级2班, Class 3(2) are one class."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NUMERALS = "一二三四五六七八九"
NUMBER = {numeral: value for value, numeral in enumerate(NUMERALS, start=1)} | {"十": 10}
MOST_UNITS = 40

G = "[一二三四五六七八九1-9]"
SENIOR = "初一|初二|初三|高一|高二|高三"
U = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]"
# Written with signs that only a class has.
SURE = re.compile(
    rf"(?:小|小学)?(?P<senior>{SENIOR})?(?P<grade>{G})?(?:年级?|级)?[(\[](?P<unit>{U})[)\]]班?"
    rf"|(?:小|小学)?(?:(?P<senior2>{SENIOR})|(?P<grade2>{G}))(?:年级?|级)?(?P<unit2>{U})班"
    rf"|(?:(?P<senior4>{SENIOR})|(?P<grade4>{G}))年级?(?P<unit4>{U})班?"
    rf"|(?:grade|year|class|g|y)(?P<grade3>[1-9])(?:class|c|[-./(])(?P<unit3>{U})\)?",
    re.IGNORECASE | re.ASCII,
)
# Written short, as in the margin of a timetable: only taken for classes where classes are expected.
SHORT = re.compile(
    rf"(?:(?P<senior>{SENIOR})|(?P<grade>{G}))[-.·、](?P<unit>{U})班?"
    rf"|(?P<grade2>[一二三四五六七八九])(?P<unit2>[0-9]{{1,2}})"
    r"|(?P<grade3>[1-9])(?P<unit3>[0-3][0-9])班?"
    r"|(?P<senior4>初一|初二|初三|高一|高二|高三)(?P<unit4>[0-9]{1,2})"
    r"|(?P<grade5>[1-9])(?P<unit5>[A-Za-z])班?",
    re.ASCII,
)
DATE_LIKE = re.compile(r"[0-9]{4}-0([1-9])-([0-3][0-9])", re.ASCII)
UNIT = re.compile(rf"[(\[]?(?P<unit>{U})[)\]]?班|[(\[](?P<unit2>{U})[)\]]", re.ASCII)
GRADE = re.compile(
    rf"(?:小学)?(?:(?P<senior>{SENIOR})|(?P<grade>{G}))年级?|(?P<senior2>{SENIOR})|(?:grade|year|g)(?P<grade3>[1-9])",
    re.IGNORECASE | re.ASCII,
)
GRADE_WITHIN = re.compile(rf"{SENIOR}|{G}年级", re.ASCII)
IN_TITLE = re.compile(
    rf"(?:(?:{SENIOR}|{G})(?:年级?|级)?[(\[](?:{U})[)\]]班?|(?:{SENIOR}|{G})年级?(?:{U})班|{G}(?:[0-9]{{1,2}}|[一二三四五六七八九十])班)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class ClassName:
    """A class in one spelling; ``grade`` is empty where the name does not tell."""

    name: str
    grade: str = ""


@lru_cache(maxsize=4096)
def compact(text: str) -> str:
    """A text with its width, case of brackets and spaces aside."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return plain.translate({ord("〔"): "(", ord("〕"): ")", ord("【"): "(", ord("】"): ")"})


@lru_cache(maxsize=8192)
def class_of(text: str, *, expected: bool = False) -> ClassName | None:
    """The class that a text names, and nothing else; ``None`` if it names none.

    Args:
        text: What stands in the cell.
        expected: Whether the cell stands where classes stand, so that ``三2``,
            ``3.2``, ``302`` and a ``3-2`` that Excel took for a date are classes too.
    """
    plain = compact(text)
    match = SURE.fullmatch(plain) or (SHORT.fullmatch(plain) if expected else None)
    if match is not None:
        return _named(match)
    date_like = DATE_LIKE.fullmatch(plain) if expected else None
    return _made(NUMERALS[int(date_like.group(1)) - 1], str(int(date_like.group(2)))) if date_like else None


@lru_cache(maxsize=8192)
def class_in(text: str) -> ClassName | None:
    """The class that a title names somewhere, such as ``三(1)班课程表``; ``None`` if none or several."""
    found = {class_of(match.group()) for match in IN_TITLE.finditer(compact(text))}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def grade_of(text: str) -> str:
    """The grade that a text names, such as 三年级; empty if it names none."""
    match = GRADE.fullmatch(compact(text))
    return grade_name(_part(match, "senior") or _numeral(_part(match, "grade"))) if match else ""


def grade_in(text: str) -> str:
    """The grade that a title or the name of a sheet says; empty if none or several."""
    found = {grade_of(match.group()) for match in GRADE_WITHIN.finditer(compact(text))}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def unit_of(text: str, *, expected: bool = False) -> str:
    """The number of a class within its grade, from ``2班`` or ``(2)``; empty if it is none."""
    plain = compact(text)
    match = UNIT.fullmatch(plain)
    if match:
        return _arabic(_part(match, "unit"))
    return _arabic(plain) if expected and re.fullmatch(U, plain, re.ASCII) else ""


def class_from(grade: str, unit: str) -> ClassName | None:
    """The class of a grade such as 三年级 with this number."""
    return _made(grade.removesuffix("年级"), unit) if grade and unit else None


def grade_name(grade: str) -> str:
    """三 is 三年级; 初一 stays as it is."""
    return grade if len(grade) > 1 or not grade else f"{grade}年级"


def _named(match: re.Match[str]) -> ClassName | None:
    grade = _part(match, "senior") or _numeral(_part(match, "grade"))
    return _made(grade, _arabic(_part(match, "unit"))) if grade else None


def _made(grade: str, unit: str) -> ClassName | None:
    if not unit or (unit.isdigit() and not 1 <= int(unit) <= MOST_UNITS):
        return None
    return ClassName(f"{grade}({unit})班", grade_name(grade))


def _part(match: re.Match[str], name: str) -> str:
    """What any group of this name, with a number behind it or without, has matched."""
    return next((value for key, value in match.groupdict().items() if key.rstrip("0123456789") == name and value), "")


def _numeral(digit: str) -> str:
    return NUMERALS[int(digit) - 1] if digit.isdigit() else digit


def _arabic(unit: str) -> str:
    """``十二`` is 12, ``02`` is 2, ``a`` is A; empty if it is no number at all."""
    if unit.isascii():
        return str(int(unit)) if unit.isdigit() else unit.upper()
    tens, ten, ones = unit.rpartition("十")
    if any(sign not in NUMBER for sign in unit) or len(tens) > 1 or len(ones) > 1:
        return ""
    if not ten:
        return str(NUMBER[unit])
    return str(10 * NUMBER.get(tens, 1) + (NUMBER[ones] if ones else 0))
