"""Name lists: trainees with their posts and schools, mentors with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from cohortplan.intake.cells import Misread, When
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.lesson_cells import person
from cohortplan.intake.raw.lists import Listing, Record, listing_of
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.raw.posts import led_by, post_of, role_of
from cohortplan.intake.schema import BY_KEY
from cohortplan.intake.sheet import MOST_SIGNS, fault_of
from cohortplan.intake.words import Words
from cohortplan.text import Text

COLUMNS = {
    "name": ("姓名", "学员姓名", "导师姓名", "教师姓名", "教职工姓名", "名字", "name", "full name"),
    "who": ("trainee", "staff", "学员", "教师", "participant"),
    "mentor": ("导师", "指导教师", "指导老师", "带教导师", "mentor"),
    "id": ("编号", "学员编号", "工号", "教职工编号", "id"),
    "role": ("角色", "学员角色", "身份", "参训类别", "role"),
    "post": ("职务", "现任职务", "职位", "岗位", "行政职务", "担任职务", "职务职称", "职务/职称", "post", "position", "title", "job title"),
    "school": (
        "单位", "工作单位", "所在单位", "派出单位", "派出学校", "学校", "所在学校", "学校名称", "单位名称", "任职学校", "工作学校",
        "school", "unit", "institution", "organisation",
    ),
    "county": (
        "县区", "区县", "县", "区", "县市区", "市县", "市县区", "所在县", "所在县区", "所在区县", "地区", "所在地区", "所在地", "县别",
        "county", "district", "region",
    ),
    "subjects": ("学科", "任教学科", "科目", "任教科目", "学段学科", "subject", "subjects"),
    "people": ("人数", "people"),
    "phone": ("手机", "电话", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "phone", "mobile", "tel"),
    "email": ("邮箱", "电子邮箱", "email", "e-mail"),
    "arrive": ("到达", "报到时间", "到达时间", "arrive", "arrival"),
    "leave": ("离开", "离校时间", "返程时间", "离开时间", "leave", "departure"),
    "school_type": ("学校类型", "学校性质", "school_type", "school type"),
    "needs": ("特殊需要", "特殊需求", "饮食要求", "needs"),
    "campus": ("校区", "所在校区", "campus"),
    "mentors": ("带教角色", "指导对象", "带教对象", "mentors"),
    "max_trainees": ("最多带教人数", "带教人数上限", "带教人数", "可带人数", "带教名额", "max_trainees"),
    "department": ("部门", "处室", "科室", "分管", "分管部门", "分管工作", "所在部门", "department"),
}  # fmt: skip
OF_TRAINEES, OF_MENTORS = {"county", "school", "arrive", "leave", "role"}, {"mentors", "max_trainees"}
COPIED = ("subjects", "phone", "email")
COUNTY = re.compile(r"^([\u4e00-\u9fff]{2,6}?(?:县|区|旗|市))")
SEVERAL = re.compile(r"[、,，/;；\s]+")
LONGEST_NAME = 40


class Whose(StrEnum):
    """Whom a list names."""

    TRAINEES = "trainees"
    MENTORS = "mentors"
    STAFF = "staff"
    UNKNOWN = "unknown"


SAYS = {
    Whose.TRAINEES: re.compile(r"学员|参训|参加人员|跟岗人员|跟岗校长|报名|trainee|participant|visitor", re.IGNORECASE),
    Whose.MENTORS: re.compile(r"导师|指导教师|指导老师|带教|师傅|mentor", re.IGNORECASE),
    Whose.STAFF: re.compile(r"教职工|教师名|教师信息|教师一览|花名册|staff|teachers", re.IGNORECASE),
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """A row of a name list. ``cells`` are columns of the table of trainees or staff; ``places`` where each stands."""

    record: Record
    name: str
    ident: str = ""
    campus: str = ""
    post: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def people_listing(page: Page) -> Listing | None:
    """The name list that a page is, or ``None``."""
    found = listing_of(page, COLUMNS)
    return found if found and found.groups and {"name", "who", "mentor"} & set(found.groups[0]) else None


def whose(listing: Listing) -> Whose:
    """Whom a list names: its title tells, else the sheet, the file, or its columns."""
    page, keys = listing.page, {key for columns in listing.groups for key in columns}
    for text in (listing.title, page.sheet, PurePath(page.file).stem):
        said = [each for each, pattern in SAYS.items() if pattern.search(text)]
        if len(said) == 1:
            return said[0]
    if keys & OF_MENTORS or ("mentor" in keys and "name" not in keys):
        return Whose.MENTORS
    if keys & OF_TRAINEES:
        return Whose.TRAINEES
    return Whose.UNKNOWN


class NameList:
    """Reads one name list; faults are noted cell by cell."""

    def __init__(self, listing: Listing, notes: Notes, words: Words) -> None:
        self.listing, self.notes, self.words = listing, notes, words

    def trainees(self) -> Iterator[Person]:
        """Everybody in it as trainees."""
        for record, name in self._named():
            role = self._role(record)
            if role:
                county = record.text("county") or _county(record)
                cells = {"name": name, "role": role, "school": record.text("school"), "county": county}
                yield self._person(record, name, cells, ("people", "school_type", "needs", "arrive", "leave"))

    def mentors(self, *, lead: bool) -> Iterator[Person]:
        """Everybody in it as staff of the school, with whom they lead if they are mentors."""
        for record, name in self._named():
            post = record.text("post") or record.text("role")
            cells = {"name": name, "post": post_of(post) if post else "", "department": record.text("department")}
            led = ";".join(self._led(record))
            cells["mentors"] = led or (led_by(post) if lead else "")
            yield self._person(record, name, cells, ("max_trainees",), post=post)

    def _person(self, record: Record, name: str, cells: dict[str, str], more: Iterable[str], post: str = "") -> Person:
        cells |= {key: record.text(key) for key in (*COPIED, *more)}
        places = {key: record.place(key) for key in record.columns} | {"name": self._name_place(record)}
        both = {"name", "who"} <= record.columns.keys()
        ident = record.text("id") or (record.text("who") if both else "")
        for key in list(cells):
            self._note_fault(record, key, cells)
        filled = {key: value for key, value in cells.items() if value}
        campus = record.text("campus")
        return Person(record=record, name=name, ident=ident, campus=campus, post=post, cells=filled, places=places)

    def _note_fault(self, record: Record, key: str, cells: dict[str, str]) -> None:
        fault = fault_of(cells[key])
        if fault:
            self.notes.add(record.problem(fault[0], key, fault[1], most=MOST_SIGNS))
        elif cells[key] and key in ("arrive", "leave"):
            try:
                When().read(cells[key], self.words)
            except Misread as misread:
                self.notes.add(record.problem(misread.code, key, **misread.facts))

    def _named(self) -> Iterator[tuple[Record, str]]:
        """The rows with a name; a row without one is a remark, unless it says as much as a person's."""
        for record in self.listing.records():
            place = self._name_place(record)
            name = person(place.text) if place.row == record.row else ""
            if name and len(name) <= LONGEST_NAME and not fault_of(name):
                yield record, name
            elif name:
                fault = fault_of(name) or ("cell_too_long", name)
                self.notes.add(place.problem(fault[0], fault[1], most=LONGEST_NAME))
            elif record.own_texts > max(2, len(record.columns) // 2):
                expected = Text(zh="姓名", en="a name")
                self.notes.add(place.problem("missing_value", expected=expected))

    def _name_place(self, record: Record) -> Place:
        return record.place(next((key for key in ("name", "who", "mentor") if key in record.columns), "name"))

    def _role(self, record: Record) -> str:
        """The code of the role that the column or else the post says; empty, with a note, if neither does."""
        for key in ("role", "post"):
            text = record.text(key)
            code = self.words.roles.code(text) or role_of(text)
            if code:
                return code
        key = "post" if "post" in record.columns else "role"
        if record.text(key):
            self.notes.add(record.problem("post_not_understood", key))
        else:
            expected = BY_KEY["trainees"].column("role").type.expects
            self.notes.add(record.problem("missing_value", key, expected=expected))
        return ""

    def _led(self, record: Record) -> list[str]:
        """The roles that a mentor is said to lead."""
        found: list[str] = []
        for text in SEVERAL.split(record.text("mentors")):
            code = self.words.roles.code(text) or role_of(text)
            if code and code not in found:
                found.append(code)
            elif text and not code:
                self.notes.add(record.problem("post_not_understood", "mentors", text))
        return found


def _county(record: Record) -> str:
    """The county that the heading above, or the name of the school, begins with."""
    for text in (record.section, record.text("school")):
        match = COUNTY.match(text)
        if match and len(match.group(1)) < len(text):
            return match.group(1)
    return record.section if COUNTY.fullmatch(record.section) else ""
