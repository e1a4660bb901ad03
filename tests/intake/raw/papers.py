"""An invented school writes its papers: the tables of a project as the files that a school would really send."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

from cohortplan.generator import Invented
from cohortplan.intake.raw.opening import Sent

Rows = list[list[str]]
Merge = tuple[int, int, int, int]
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")
CHINESE = dict(zip(WEEK, ("星期一", "星期二", "星期三", "星期四", "星期五"), strict=True))
NOTICE = "关于举办校长、教导主任跟岗学习的通知\n一、跟岗时间：2026年10月19日（周一）至10月23日（周五）\n二、地点：青禾实验小学\n"
POSTS = {"head": "校长", "deputy": "副校长", "director": "教导主任", "campus_head": "校区校长"}
TRAINEE_POSTS = {"principal": "副校长", "academic_director": "教务处主任"}


def workbook(name: str, sheets: Mapping[str, tuple[Sequence[Sequence[object]], Sequence[Merge]]]) -> Sent:
    """A real .xlsx with merged cells; the text of a merged stretch stands in its first cell."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        for title, (rows, merges) in sheets.items():
            sheet = book.add_worksheet(title)
            for merge in merges:
                sheet.merge_range(*merge, "")
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell)
    return Sent(name, content.getvalue())


def text_file(name: str, rows: Sequence[Sequence[object]], encoding: str = "utf-8") -> Sent:
    """A CSV in the encoding of a school's old program."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return Sent(name, text.getvalue().encode(encoding))


class School:
    """The timetable and the lists of one invented project."""

    def __init__(self, invented: Invented) -> None:
        self.tables = invented.tables
        self.classes = [row["class"] for row in self.tables["classes"]]
        self.lessons = {(row["class"], row["weekday"], row["period"]): row for row in self.tables["lessons"]}
        self.periods = sorted({row["period"] for row in self.tables["lessons"]})

    def cell(self, name: str, weekday: str, period: str, show: Callable[[Mapping[str, str]], str]) -> str:
        """What stands in one cell of the timetable."""
        lesson = self.lessons.get((name, weekday, period))
        return show(lesson) if lesson else ""

    def grid(
        self, show: Callable[[Mapping[str, str]], str], spell: Callable[[str], str] = str
    ) -> tuple[Rows, list[Merge]]:
        """A row for each class, weekday over period across, under a title, weekdays merged."""
        many = len(self.periods)
        width = 1 + many * len(WEEK)
        title = ["青禾实验小学2026年秋季总课表", *[""] * (width - 1)]
        days = ["班级", *(CHINESE[day] if number == 0 else "" for day in WEEK for number in range(many))]
        periods = ["", *(period for _ in WEEK for period in self.periods)]
        body = [
            [spell(name), *(self.cell(name, day, period, show) for day in WEEK for period in self.periods)]
            for name in self.classes
        ]
        merges = [(0, 0, 0, width - 1), (1, 0, 2, 0)]
        merges += [(1, 1 + many * day, 1, many * (day + 1)) for day in range(len(WEEK))]
        return [title, days, periods, *body], merges

    def turned(self, show: Callable[[Mapping[str, str]], str]) -> tuple[Rows, list[Merge]]:
        """Weekday and period down the side, classes across, with a row for the noon break in every day."""
        rows = [["星期", "节次", *self.classes]]
        merges: list[Merge] = []
        for day in WEEK:
            merges.append((len(rows), 0, len(rows) + len(self.periods), 0))
            for number, period in enumerate(self.periods):
                if number == 4:
                    rows.append(["", "午休", *[""] * len(self.classes)])
                first = CHINESE[day] if number == 0 else ""
                rows.append([first, f"第{period}节", *(self.cell(name, day, period, show) for name in self.classes)])
        return rows, merges

    def blocks(self, show: Callable[[Mapping[str, str]], str]) -> dict[str, tuple[Rows, list[Merge]]]:
        """A sheet for each class, periods down, weekdays across."""
        sheets = {}
        for name in self.classes:
            rows = [[f"{name}课程表", "", "", "", "", ""], ["节次", *(CHINESE[day] for day in WEEK)]]
            rows += [[period, *(self.cell(name, day, period, show) for day in WEEK)] for period in self.periods]
            sheets[name.replace("(", "（").replace(")", "）")] = (rows, [(0, 0, 0, 5)])
        return sheets

    def teaching(self) -> Rows:
        """Classes down, subjects across, teachers in the cells."""
        by_class: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.tables["lessons"]:
            by_class[row["class"]][row["subject"]] = row["teacher"]
        subjects = sorted({row["subject"] for row in self.tables["lessons"]})
        head = [["青禾实验小学任课表"], ["序号", "班级", *subjects]]
        body = [
            [str(number), name, *(by_class[name].get(subject, "") for subject in subjects)]
            for number, name in enumerate(self.classes, start=1)
        ]
        return [*head, *body]

    def trainees(self) -> Rows:
        """Their list as a department sends it."""
        head = [["跟岗学习学员名单"], ["序号", "姓名", "性别", "工作单位", "职务", "所在县区", "任教学科", "联系电话"]]
        body = [
            [
                str(number), row["name"], "女", row["school"], TRAINEE_POSTS[row["role"]], row["county"],
                row["subjects"].replace(";", "、"), row["phone"],
            ]
            for number, row in enumerate(self.tables["trainees"], start=1)
        ]  # fmt: skip
        return [*head, *body]

    def mentors(self) -> Rows:
        """Those who lead trainees, with their posts."""
        head = [["姓名", "职务"]]
        return head + [[row["name"], POSTS[row["post"]]] for row in self.tables["staff"] if row["mentors"]]


def subject_only(lesson: Mapping[str, str]) -> str:
    return lesson["subject"]


def with_teacher(lesson: Mapping[str, str]) -> str:
    return "/".join(filter(None, (lesson["subject"], lesson["teacher"], lesson["room"])))


def two_lines(lesson: Mapping[str, str]) -> str:
    return "\n".join(filter(None, (lesson["subject"], lesson["teacher"])))


def in_brackets(lesson: Mapping[str, str]) -> str:
    return f"{lesson['subject']}（{lesson['teacher']}）"


def papers(school: School) -> list[Sent]:
    """What suffices for a first plan: timetable, teaching list, two lists of names and a notice."""
    return [
        workbook("总课表.xlsx", {"课表": school.grid(subject_only)}),
        workbook("任课表.xlsx", {"Sheet1": (school.teaching(), [])}),
        workbook("学员名单.xlsx", {"Sheet1": (school.trainees(), [(0, 0, 0, 7)])}),
        text_file("导师名单.csv", school.mentors(), "gb18030"),
        Sent("通知.txt", NOTICE.encode("gb18030")),
    ]
