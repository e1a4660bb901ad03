"""A person's weeks as timetables to print: one page each, times down and days across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.grid import Line, WeekGrid, week_grids
from cohortplan.publishing.workbook.look import HEAD, QUIET, SIGN, colours
from cohortplan.publishing.workbook.measure import height, lines_needed
from cohortplan.publishing.workbook.page import A4_LANDSCAPE, SAFE, Margins, Page, Piece
from cohortplan.publishing.workbook.people import day_label
from cohortplan.publishing.workbook.saying import Saying
from cohortplan.text import Language

HALF, TIMES = 4.0, 12.0
"""Widths of the columns for morning or afternoon, and for the times."""

SIZE, SMALL = 9, 8
LOWEST = 21.0
FIRST_WEEK_ROW = 3


class Timetable:
    """Draws the timetable of one person on one sheet."""

    def __init__(self, page: Page, saying: Saying) -> None:
        self.page, self.saying = page, saying
        self.project, self.language, self.person = saying.project, saying.language, saying.person
        self.weeks = week_grids(self.project, self.person.sessions)
        days = max((len(week.days) for week in self.weeks), default=5)
        self.width = round((A4_LANDSCAPE.units(2 + days) - HALF - TIMES) / days, 2)
        self.columns = 2 + days

    def draw(self, margins: Margins) -> None:
        """Everything: title, facts, and a page for each week."""
        self.page.prepare(A4_LANDSCAPE, [HALF, TIMES, *[self.width] * (self.columns - 2)], margins)
        above = self._head()
        row, tops, tallest = FIRST_WEEK_ROW, [], 0.0
        for week in self.weeks:
            tops.append(row)
            row, tall = self._week(row, week)
            tallest = max(tallest, tall)
        if not self.weeks:
            look = self.page.formats(font_color=QUIET)
            self.page.wide(row, (0, self.columns - 1), words.NOTHING_PLANNED[self.language], look)
        self._print(tops, above + tallest, row)

    def _print(self, tops: Sequence[int], tall: float, end: int) -> None:
        sheet = self.page.sheet
        sheet.repeat_rows(0, FIRST_WEEK_ROW - 1)
        self.page.prints(end, self.columns - 1)
        if len(tops) <= 1:
            sheet.fit_to_pages(1, 1)
            return
        # Excel ignores page breaks on sheets that it fits to pages, so the scale is reckoned here.
        sheet.set_print_scale(int(min(1.0, A4_LANDSCAPE.points / tall) * SAFE))
        sheet.set_h_pagebreaks(list(tops[1:]))

    def _head(self) -> float:
        formats, last = self.page.formats, self.columns - 1
        self.page.title(self.person.title, self.columns)
        above = height(1, 16)
        across = HALF + TIMES + self.width * (self.columns - 2)
        for row, fact in enumerate(self.person.facts[: FIRST_WEEK_ROW - 1], 1):
            tall = height(lines_needed([fact], across, SIZE), SIZE)
            self.page.sheet.set_row(row, tall)
            self.page.wide(row, (0, last), fact, formats(font_color=QUIET, text_wrap=True))
            above += tall
        return above

    def _week(self, top: int, week: WeekGrid) -> tuple[int, float]:
        """Draw a week from this row on; the row after it, and its height in points."""
        first, last = week.days[0], week.days[-1]
        said = words.TEACHING_WEEK.say(self.language, week=week.week, first=first, last=last)
        self.page.wide(top, (0, self.columns - 1), said, self.page.formats(bold=True, font_size=10, valign="bottom"))
        self.page.sheet.set_row(top, height(1, 10) + 6)
        head = self._day_heads(top + 1, week)
        tall = [self._line_height(week, index) for index in range(len(week.lines))]
        self._stretch(week, tall)
        body = top + 2
        for index, line in enumerate(week.lines):
            self.page.sheet.set_row(body + index, tall[index])
            self._line_label(body + index, line)
        self._halves(body, week.lines)
        self._cells(body, week)
        end = body + len(week.lines)
        self._sum(end, week)
        return end + 1, height(1, 10) + 6 + head + sum(tall) + height(1, SIZE)

    def _day_heads(self, row: int, week: WeekGrid) -> float:
        labels = [day_label(self.project, day, self.language) for day in week.days]
        look = self.page.formats.head(font_size=SIZE)
        self.page.wide(row, (0, 1), words.TIME[self.language], look)
        for index, label in enumerate(labels):
            self.page.text(row, 2 + index, label, look)
        tall = height(max(lines_needed(label.split("\n"), self.width, SIZE) for label in labels), SIZE) + 4
        self.page.sheet.set_row(row, tall)
        return tall

    def _line_label(self, row: int, line: Line) -> None:
        look = self.page.formats.boxed(bg_color=HEAD, align="center", font_size=SMALL)
        pieces: list[Piece] = [(line.hours, {"font_size": SMALL, "font_color": QUIET})]
        if line.period:
            label = words.PERIOD.say(self.language, period=clean(line.period))
            pieces.insert(0, (f"{label}\n", {"font_size": SMALL, "bold": True}))
        self.page.rich(row, 1, pieces, look)

    def _halves(self, body: int, lines: Sequence[Line]) -> None:
        look = self.page.formats.head(font_size=SMALL)
        mornings = sum(line.before_noon for line in lines)
        for first, last, half in ((0, mornings - 1, words.MORNING), (mornings, len(lines) - 1, words.AFTERNOON)):
            if first <= last:
                label = "\n".join(half[self.language]) if self.language is Language.ZH_CN else half[self.language]
                turned = (
                    look if self.language is Language.ZH_CN else self.page.formats.head(font_size=SMALL, rotation=90)
                )
                self.page.area((body + first, 0, body + last, 0), [(label, {"font_size": SMALL, "bold": True})], turned)

    def _cells(self, body: int, week: WeekGrid) -> None:
        taken = {(line, block.day) for block in week.blocks for line in range(block.first, block.last + 1)}
        for line in range(len(week.lines)):
            for day in range(len(week.days)):
                if (line, day) not in taken:
                    self.page.text(body + line, 2 + day, "", self.page.formats.boxed())
        for block in week.blocks:
            where = (body + block.first, 2 + block.day, body + block.last, 2 + block.day)
            colour = colours(block.sessions[0].kind)
            look = self.page.formats.boxed(bg_color=colour.ground, left=5, left_color=colour.sign)
            self.page.area(where, self.saying.pieces(week, block), look)

    def _line_height(self, week: WeekGrid, line: int) -> float:
        here = [block for block in week.blocks if block.first == block.last == line]
        label = height(2 if week.lines[line].period else 1, SMALL)
        return max([LOWEST, label, *(self.saying.height(week, block, self.width) for block in here)])

    def _stretch(self, week: WeekGrid, tall: list[float]) -> None:
        """Give blocks of several lines the height they lack, in their last line."""
        for block in week.blocks:
            missing = self.saying.height(week, block, self.width) - sum(tall[block.first : block.last + 1])
            tall[block.last] += max(0.0, missing)

    def _sum(self, row: int, week: WeekGrid) -> None:
        counted = Counter(session.kind for block in week.blocks for session in block.sessions)
        pieces: list[Piece] = [(words.IN_SUM[self.language], {"font_size": SMALL, "font_color": QUIET})]
        for kind, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            said = words.KIND_COUNT.say(self.language, kind=self.project.kind_name(kind), count=count)
            pieces.append((f"　{SIGN}", {"font_size": SMALL, "font_color": colours(kind).sign}))
            pieces.append((clean(said), {"font_size": SMALL, "font_color": QUIET}))
        self.page.area((row, 0, row, self.columns - 1), pieces, self.page.formats(font_size=SMALL))
        self.page.sheet.set_row(row, height(1, SIZE) + 2)
