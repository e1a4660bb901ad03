"""An invented project as a school would send it: its own timetables, lists and notice, in its own spelling.

Nothing is in our tables here. On the first campus the timetable says only what
is taught, and a teaching list (任课表) says by whom; on a second one the teacher
stands in the cell. Classes, posts and bells are written as schools write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from cohortplan.generator.agenda import WEEKDAYS
from cohortplan.generator.invented import Invented
from cohortplan.generator.paper import Merge, Sheet, document, workbook
from cohortplan.generator.tables import Row

SCHOOLDAYS = dict(zip(WEEKDAYS[:5], ("星期一", "星期二", "星期三", "星期四", "星期五"), strict=True))
MENTORS_POSTS = {"head": "校长", "campus_head": "{campus}执行校长", "deputy": "副校长", "director": "{department}主任"}
TRAINEES_POSTS = {"principal": ("校长", "副校长"), "academic_director": ("教导主任", "教务主任")}
MERIDIEM = {"am": "上午", "pm": "下午", "after": "课后"}


def raw(invented: Invented) -> dict[str, bytes]:
    """The files by their names: workbooks and a Word notice. The same for the same project."""
    return dict(Office(invented).files())


@dataclass(frozen=True)
class Office:
    """Writes the papers of one invented school."""

    invented: Invented

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its name."""
        for campus in self.campuses:
            sheet = self.timetable(campus, with_teachers=campus != self.campuses[0])
            yield f"{self.prefix(campus)}总课表.xlsx", workbook({"总课表": sheet})
        first = self.campuses[0]
        yield f"{self.prefix(first)}任课表.xlsx", workbook({"任课表": self.teaching(first)})
        yield "作息时间表.xlsx", workbook({campus: self.bells(campus) for campus in self.campuses})
        yield "学员名单.xlsx", workbook({"学员名单": self.trainees()})
        yield "导师名单.xlsx", workbook({"导师名单": self.mentors()})
        yield "跟岗学习通知.docx", document(list(self.notice()))

    def rows(self, table: str, **wanted: str) -> Iterator[Row]:
        """The rows of a table in which these columns hold this."""
        for each in self.invented.tables.get(table, []):
            if all(each[column] == value for column, value in wanted.items()):
                yield each

    @cached_property
    def campuses(self) -> list[str]:
        """The campuses, the main one first."""
        return [each["campus"] for each in self.rows("campuses")]

    @cached_property
    def host(self) -> str:
        """The name of the school."""
        return next(self.rows("campuses"))["name"].partition("（")[0]

    def prefix(self, campus: str) -> str:
        """What a file is called after; nothing where there is only one campus."""
        return campus if len(self.campuses) > 1 else ""

    @cached_property
    def lessons(self) -> Mapping[tuple[str, str, str], Row]:
        """The lessons by class, weekday and period."""
        return {(each["class"], each["weekday"], each["period"]): each for each in self.rows("lessons")}

    def classes(self, campus: str) -> list[str]:
        """The classes of a campus."""
        return [each["class"] for each in self.rows("classes", campus=campus)]

    def timetable(self, campus: str, *, with_teachers: bool) -> Sheet:
        """A row for each class, weekdays over periods across, under a title."""
        periods = [each["period"] for each in self.rows("bells", campus=campus) if each["part"] != "after"]
        slots = [(weekday, period) for weekday in SCHOOLDAYS for period in periods]
        cells = [
            [self.cell(self.lessons.get((name, *slot)), with_teachers=with_teachers) for slot in slots]
            for name in self.classes(campus)
        ]
        spell = full_width if with_teachers else str
        rows = [
            [f"{self.host}{self.prefix(campus)}2026—2027学年第一学期总课表"],
            ["班级", *(SCHOOLDAYS[day] if period == periods[0] else "" for day, period in slots)],
            ["", *(period for _, period in slots)],
            *([spell(name), *line] for name, line in zip(self.classes(campus), cells, strict=True)),
        ]
        days = [(1, 1 + number * len(periods), 1, (number + 1) * len(periods)) for number in range(len(SCHOOLDAYS))]
        return Sheet(rows, [(0, 0, 0, len(slots)), (1, 0, 2, 0), *days])

    @staticmethod
    def cell(lesson: Row | None, *, with_teachers: bool) -> str:
        """What stands in one cell."""
        if lesson is None:
            return ""
        return f"{lesson['subject']}\n{lesson['teacher']}" if with_teachers else lesson["subject"]

    def teaching(self, campus: str) -> Sheet:
        """Classes down, subjects across, the teacher in the cell."""
        subjects = list(dict.fromkeys(each["subject"] for each in self.rows("lessons")))
        teacher = {(each["class"], each["subject"]): each["teacher"] for each in self.rows("lessons")}
        body = [
            [short(name), *(teacher.get((name, subject), "") for subject in subjects)] for name in self.classes(campus)
        ]
        title = f"{self.host}{self.prefix(campus)}教师任课表"
        return Sheet([[title], ["班级", *subjects], *body], [(0, 0, 0, len(subjects))])

    def bells(self, campus: str) -> Sheet:
        """Periods with their times, half by half."""
        rows = [[f"{campus}作息时间表"], ["时段", "节次", "时间"]]
        merges: list[Merge] = [(0, 0, 0, 2)]
        for part, rings in groupby(self.rows("bells", campus=campus), key=lambda each: each["part"]):
            first = len(rows)
            rows += [["", f"第{each['period']}节", f"{each['start']}—{each['end']}"] for each in rings]
            rows[first][0] = MERIDIEM[part]
            if len(rows) > first + 1:
                merges.append((first, 0, len(rows) - 1, 0))
        return Sheet(rows, merges)

    def trainees(self) -> Sheet:
        """The visitors county by county; a county stands once for all who come from it."""
        header = ["序号", "县区", "姓名", "工作单位", "职务", "任教学科"]
        rows = [[f"{self.invented.settings['name']}学员名单"], header]
        merges: list[Merge] = [(0, 0, 0, len(header) - 1)]
        counties = groupby(self.rows("trainees"), key=lambda each: each["county"])
        for county, several in counties:
            first = len(rows)
            for each in several:
                post = TRAINEES_POSTS[each["role"]][len(rows) % 2]
                said = [each["name"], each["school"], post, each["subjects"].replace(";", "、")]
                rows.append([str(len(rows) - 1), county if len(rows) == first else "", *said])
            if len(rows) > first + 1:
                merges.append((first, 1, len(rows) - 1, 1))
        return Sheet(rows, merges)

    def mentors(self) -> Sheet:
        """The mentors by their posts."""
        header = ["序号", "姓名", "职务", "校区", "分管部门"]
        rows = [[f"{self.host}导师名单"], header]
        for each in self.rows("staff"):
            if each["mentors"]:
                post = MENTORS_POSTS[each["post"]].format(campus=each["campus"], department=each["department"][:2])
                rows.append([str(len(rows) - 1), each["name"], post, each["campus"], each["department"]])
        return Sheet(rows, [(0, 0, 0, len(header) - 1)])

    def notice(self) -> Iterator[str]:
        """What the notice says."""
        calendar: Any = self.invented.settings["calendar"]
        start, end = calendar["start"], calendar["end"]
        roles = [each["role"] for each in self.rows("trainees")]
        yield f"关于举办{self.invented.settings['name']}的通知"
        yield "各县（区）教育局："
        yield f"现将{self.host}承办的校长、教导主任跟岗学习有关事项通知如下。"
        yield f"一、跟岗学习时间：{in_words(start, year=True)}至{in_words(end)}。"
        for day, followed in calendar["make_up"].items():
            yield f"{weekday_of(day)}调休上班，按{weekday_of(followed)}的课表上课。"
        for holiday in calendar["holidays"]:
            yield f"{weekday_of(holiday['date'])}{holiday['reason']}放假。"
        meet = "；".join(f"{each['name']}（{each['meet']}）" for each in self.rows("campuses"))
        yield f"二、地点及集合点：{meet}。"
        for way in self.rows("travel"):
            yield f"{way['from']}与{way['to']}之间车程约{way['minutes']}分钟。"
        runs = {(each["from"], each["leaves"]): each["to"] for each in self.rows("shuttles")}
        if runs:
            yield (
                "校区班车：" + "，".join(f"{leaves}由{origin}开往{to}" for (origin, leaves), to in runs.items()) + "。"
            )
        yield f"三、参加人员：校长、副校长{roles.count('principal')}人，教导主任{roles.count('academic_director')}人，名单附后。"
        yield "四、附件：总课表、任课表、作息时间表、学员名单、导师名单。"


def full_width(name: str) -> str:
    """As a typist writes it: 三（2）班."""
    return name.replace("(", "（").replace(")", "）")


def short(name: str) -> str:
    """As in the margin of a list: 三2."""
    return name.translate(str.maketrans("", "", "()班"))


def weekday_of(day: str) -> str:
    """A date with its weekday: 9月20日（星期日）."""
    return f"{in_words(day)}（星期{'一二三四五六日'[date.fromisoformat(day).weekday()]}）"


def in_words(day: str, *, year: bool = False) -> str:
    """A date as a notice says it: 9月20日, or 2026年9月20日."""
    on = date.fromisoformat(day)
    return f"{on.year}年{on.month}月{on.day}日" if year else f"{on.month}月{on.day}日"
