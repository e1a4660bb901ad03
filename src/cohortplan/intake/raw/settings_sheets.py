"""A sheet of settings (设置): a key or its Chinese name in one column, what it is in the next."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cohortplan.intake.moments import parse_day
from cohortplan.intake.raw.class_names import compact
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.toml_text import toml_text
from cohortplan.text import Language

NAMES = {
    "format": ("格式", "文件格式"),
    "id": ("编号", "项目编号"),
    "name": ("名称", "项目名称", "项目", "班次名称"),
    "as_of": ("排定时刻", "排定时间"),
    "in_force": ("现行方案",),
    "calendar.start": ("第一天", "开始日期", "起始日期", "开始", "start"),
    "calendar.end": ("最后一天", "结束日期", "截止日期", "结束", "end"),
    "calendar.term_start": ("学期第一天", "开学日期", "term start"),
    "calendar.zone": ("时区",),
    "calendar.holidays": ("休息日", "放假", "另外的休息日"),
    "offers.shadowing": ("半天跟岗",),
    "offers.shadowing_seats": ("跟岗名额",),
    "offers.mentoring": ("导师面谈时间",),
    "offers.critiques": ("课后评课",),
    "offers.noon": ("中午评课时间",),
    "offers.after": ("课后评课时间",),
}
KEY_OF = {compact(name).lower(): key for key, names in NAMES.items() for name in (key, *names)}
MAKE_UP = re.compile(r"(?:调休|calendar\.make_up\.)\"?(?P<day>.+?)\"?")
SECTIONS = ("calendar", "kinds", "roles", "offers", "competencies", "rules", "assumed")
DOTTED = re.compile(rf"(?:{'|'.join(SECTIONS)})(?:\.[^.\s]+)+")
TITLES = ("设置", "项目设置", "settings", "project")
TEXTS = ("id", "name", "in_force", "calendar.zone", "offers.mentoring", "offers.noon", "offers.after")
LISTS = ("calendar.holidays",)
TEXT_LISTS = "competencies."
HEADERS = {Language.ZH_CN: ("设置项", "内容", "说明"), Language.EN: ("setting", "value", "note")}
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?([+-]\d{2}:\d{2})?", re.ASCII)
SEPARATORS = re.compile(r"[;；、,，\n]+")
SPOKEN = {"TRUE": "true", "FALSE": "false", "是": "true", "否": "false"}


@dataclass(frozen=True)
class Setting:
    """One setting: its path in ``project.toml``, its value there, and the cell it stands in."""

    path: tuple[str, ...]
    value: object
    place: Place


def is_settings_title(text: str) -> bool:
    """Whether a sheet or file of this name holds settings."""
    return compact(text).lower() in TITLES


def settings_in(page: Page) -> Iterator[Setting]:
    """The settings of a page; rows that say none are left out."""
    for row in range(page.height):
        shown = list(page.shown(row))[:2]
        if len(shown) == 2 and (path := _path(shown[0][1])):
            column, text = shown[1]
            yield Setting(path, _value(".".join(path), text), page.place(row, column))


def lines_of_toml(page: Page) -> Iterator[str]:
    """The page as TOML, each row on the line of its number; a key that is none stands there for what it is."""
    known = {setting.place.row: setting for setting in settings_in(page)}
    headers = {header.lower() for pair in HEADERS.values() for header in pair}
    for row in range(page.height):
        shown = [text for _, text in page.shown(row)]
        if row in known:
            yield line_of_toml(known[row])
        elif len(shown) > 1 and shown[0].lower() not in headers:
            yield f"{_key(shown[0])} = {_inline(shown[1])}"
        else:
            yield ""


def _path(text: str) -> tuple[str, ...]:
    plain = compact(text).strip(":")
    key = KEY_OF.get(plain.lower(), "")
    if key:
        return tuple(key.split("."))
    match = MAKE_UP.fullmatch(plain)
    day = parse_day(match.group("day")) if match else None
    if day:
        return ("calendar", "make_up", day.isoformat())
    return tuple(plain.split(".")) if DOTTED.fullmatch(plain) else ()


def _value(key: str, text: str) -> object:
    """What a cell means in TOML: as it is written there if it is TOML, else a text."""
    if key in TEXTS:
        return text
    if key.startswith(TEXT_LISTS) and not text.startswith("["):
        return [part.strip() for part in SEPARATORS.split(text) if part.strip()]
    day = parse_day(text)
    if day is not None:
        return [day] if key in LISTS else day
    if MOMENT.fullmatch(text):
        return _moment(text)
    try:
        return tomllib.loads(f"value = {SPOKEN.get(text, text)}")["value"]
    except (ValueError, RecursionError):
        if key not in LISTS:
            return text
    return [_holiday(part) for part in SEPARATORS.split(text) if part.strip()]


def _moment(text: str) -> object:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text


def _holiday(text: str) -> object:
    """A day off with its reason behind it."""
    day, _, reason = text.strip().partition(" ")
    read = parse_day(day)
    return {"date": read, "reason": reason} if read and reason else read or text.strip()


def line_of_toml(setting: Setting) -> str:
    """The setting as one line of TOML that stands for itself."""
    return f"{'.'.join(map(_key, setting.path))} = {_inline(setting.value)}"


def _inline(value: object) -> str:
    """A value in one line, tables too."""
    (line,) = toml_text({"x": [value]}, {}).strip().splitlines()
    return line.removeprefix("x = [").removesuffix("]")


def _key(part: str) -> str:
    return part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else toml_text({"k": part}, {}).strip().removeprefix("k = ")
