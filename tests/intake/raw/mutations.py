"""Files damaged by chance: cells put elsewhere, bytes overwritten, parts of workbooks rewritten."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence

from tests.intake.raw.papers import (
    NOTICE,
    School,
    in_brackets,
    subject_only,
    text_file,
    two_lines,
    with_teacher,
    workbook,
)

from cohortplan.generator import invent
from cohortplan.intake.raw.opening import Sent

NASTY = (
    "", " ", "\n", "\x00", "\ufeff", "　", "，", "-1", "0", "1", "13", "99999999999999999999", "1e9", "nan", "=1+1", "三(1)班",
    "三年级", "2班", "302", "周三", "星期一", "一", "第1节", "上午", "午休", "8:30-9:10", "25:00-9:99", "2026-02-30", "2026-10-21",
    "10月19日至23日", "9999-12-31", "校长", "教导主任", "东校区", "西校区", "姓名", "班级", "节次", "语文/数学", "单周:语文 双周:数学",
    "语文/张/王/李/赵/钱/孙", "{value}", "%s", "../x", "'", '"', "[", "#", "😀", "\ud7ff", "x" * 3000, "11010519491231002X",
)  # fmt: skip
Rows = list[list[str]]
Table = tuple[str, Rows]


def small_school() -> School:
    """A school of four classes, so that thousands of its papers are read in minutes."""
    school = School(invent("A", 3))
    school.classes = [name for name in school.classes if name[2] == "1"][:4]
    school.tables = {
        **school.tables,
        "lessons": [row for row in school.tables["lessons"] if row["class"] in school.classes],
    }
    return school


def tables_of(school: School) -> list[Table]:
    """Its papers as rows, each timetable in another form."""
    return [
        ("总课表.csv", school.grid(subject_only)[0]),
        ("东校区课表.csv", school.grid(with_teacher)[0]),
        ("课表.csv", school.turned(two_lines)[0]),
        ("三(1)班.csv", next(iter(school.blocks(in_brackets).values()))[0]),
        ("任课表.csv", school.teaching()),
        ("学员名单.csv", school.trainees()),
        ("导师名单.csv", school.mentors()),
        ("作息时间.csv", [["节次", "时间"], *([f"第{n}节", f"{7 + n}:30-{8 + n}:10"] for n in range(1, 8))]),
        ("设置.csv", [["第一天", "2026-10-19"], ["最后一天", "2026-10-23"], ["调休 2026-09-20", "周五"]]),
        ("通知.txt", [[line] for line in NOTICE.splitlines()]),
    ]


def mutated_rows(rows: Rows, chance: random.Random) -> Rows:
    """The rows with a few of their cells, rows or columns overwritten, doubled, moved or dropped."""
    rows = [list(row) for row in rows]
    for _ in range(chance.choice((1, 1, 2, 4))):
        if not rows:
            break
        row = chance.randrange(len(rows))
        column = chance.randrange(max(1, len(rows[row])))
        other = chance.choice(rows)
        act = chance.randrange(6)
        if act == 0 and rows[row]:
            rows[row][min(column, len(rows[row]) - 1)] = chance.choice(NASTY)
        elif act == 1 and rows[row] and other:
            rows[row][min(column, len(rows[row]) - 1)] = chance.choice(other)
        elif act == 2:
            del rows[row]
        elif act == 3:
            rows.insert(row, list(other))
        elif act == 4:
            rows = [[*each[:column], chance.choice(NASTY), *each[column:]] for each in rows]
        else:
            rows = [[*each[:column], *each[column + 1 :]] for each in rows]
    return rows


def mutated_bytes(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them overwritten, doubled or cut off."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((0, 1, 1, 2, 4, 64))
        found[at : at + length] = bytes(
            chance.choice((0, 255, chance.randrange(256))) for _ in range(chance.choice((0, 1, 2, 4)))
        )
    return bytes(found[: chance.choice((len(found), len(found), len(found), chance.randrange(len(found) + 1)))])


def mutated_package(content: bytes, chance: random.Random) -> bytes:
    """A workbook that is a sound archive, but with the XML of one of its parts damaged."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        damaged = chance.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, mutated_bytes(part, chance) if name == damaged else part)
    return packed.getvalue()


class Damage:
    """Makes sets of files of one school, damaged by a seed: the same seed, the same bytes."""

    def __init__(self, old_workbook: bytes) -> None:
        self.tables = tables_of(small_school())
        self.whole = [text_file(name, rows) for name, rows in self.tables[4:]] + [text_file(*self.tables[0])]
        self.workbook = workbook("课表.xlsx", {"课表": small_school().grid(subject_only)})
        self.old = Sent("课表.xls", old_workbook)

    def files(self, seed: int) -> list[Sent]:
        """Some of the school's papers, at least one of them damaged."""
        chance = random.Random(seed)
        acts: Sequence[Callable[[random.Random], Sent]] = (
            self._rows,
            self._rows,
            self._rows,
            self._bytes,
            self._xlsx,
            self._xls,
        )
        damaged = chance.choice(acts)(chance)
        # One timetable suffices: a second one of the same classes would be a fault of its own.
        rest = self.whole[:-1] if "课表" in damaged.name or "班" in damaged.name else self.whole
        others = [each for each in rest if each.name != damaged.name and chance.random() < 0.95]
        return [damaged, *others]

    def _rows(self, chance: random.Random) -> Sent:
        name, rows = chance.choice(self.tables)
        changed = mutated_rows(rows, chance)
        if chance.random() < 0.2:
            return workbook(name.replace(".csv", ".xlsx"), {"Sheet1": (changed, [])})
        return Sent(name, text_file(name, changed).content)

    def _bytes(self, chance: random.Random) -> Sent:
        name, rows = chance.choice(self.tables)
        content = text_file(name, rows, chance.choice(("utf-8", "gb18030", "utf-16"))).content
        return Sent(name, mutated_bytes(content, chance))

    def _xlsx(self, chance: random.Random) -> Sent:
        content = self.workbook.content
        mutate = chance.choice((mutated_bytes, mutated_package, mutated_package))
        return Sent(self.workbook.name, mutate(content, chance))

    def _xls(self, chance: random.Random) -> Sent:
        return Sent(self.old.name, mutated_bytes(self.old.content, chance))
