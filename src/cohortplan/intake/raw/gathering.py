"""What each page is, and everything that all pages say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, islice

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.bells import Ring, rings_of
from cohortplan.intake.raw.blocks import blocks_of
from cohortplan.intake.raw.grids import Grid, RawLesson
from cohortplan.intake.raw.lesson_tables import lessons_of_table
from cohortplan.intake.raw.notice_details import Detail, details_in
from cohortplan.intake.raw.notices import Dates, dates_in
from cohortplan.intake.raw.own_tables import OwnTable, lessons_table_of, own_table_of
from cohortplan.intake.raw.pages import Page
from cohortplan.intake.raw.people import NameList, Person, Whose, people_listing, whose
from cohortplan.intake.raw.settings_sheets import Setting, is_settings_title, settings_in
from cohortplan.intake.raw.teaching import Teaches, TeachingList, matrix_of, teaching_listing
from cohortplan.intake.words import Words
from cohortplan.text import Fact, Text

MOST_LESSONS = 20_000
"""In one timetable: a school of five hundred classes has as many."""

FORMS = Text(
    zh="总课表、任课表、学员名单、导师名单、作息时间表、通知，以及项目的各张表",
    en="timetables, teaching lists, lists of trainees and mentors, bells, a notice, and the tables of a project",
)
TIMETABLE = Text(
    zh="课表：{classes} 个班，每周 {lessons} 节课", en="timetable: {classes} classes, {lessons} lessons a week"
)
TEACHING = Text(
    zh="任课表：{classes} 个班，{teachers} 位教师", en="teaching list: {classes} classes, {teachers} teachers"
)
TRAINEES = Text(zh="学员名单：{people} 人", en="list of trainees: {people}")
MENTORS = Text(zh="导师名单：{people} 人", en="list of mentors: {people}")
STAFF = Text(zh="教职工名单：{people} 人", en="list of staff: {people}")
BELLS = Text(zh="作息时间：{periods} 节", en="bells: {periods} periods")
TABLE = Text(zh="“{table}”表：{rows} 行", en="table of {table}: {rows} rows")
SETTINGS = Text(zh="设置：{count} 项", en="settings: {count}")
NOTICE = Text(zh="通知：{said}", en="notice: {said}")


@dataclass(frozen=True)
class Understood:
    """What one page was taken for, with counts. ``unused`` are columns that nothing was read from."""

    page: Page
    what: Text
    facts: dict[str, Fact]
    unused: tuple[str, ...] = ()


@dataclass
class Gathered:
    """Everything that the pages say, each piece with its cell."""

    lessons: list[RawLesson] = field(default_factory=list)
    teaching: list[Teaches] = field(default_factory=list)
    trainees: list[Person] = field(default_factory=list)
    mentors: list[Person] = field(default_factory=list)
    staff: list[Person] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)
    tables: list[OwnTable] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    dates: list[Dates] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    notices: list[Page] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)


class Gatherer:
    """Takes pages one by one; what is not understood is noted."""

    def __init__(self, notes: Notes, words: Words) -> None:
        self.notes, self.words, self.found = notes, words, Gathered()

    def take(self, pages: Iterable[Page]) -> Gathered:
        """All that these pages say."""
        readers: tuple[Callable[[Page], bool], ...] = (
            self._settings,
            self._own_table,
            self._lessons_table,
            self._timetable,
            self._teaching,
            self._people,
            self._bells,
            self._notice,
        )
        for page in pages:
            if not any(reader(page) for reader in readers):
                self.notes.of_file("page_not_understood", page.where, known=FORMS)
        return self.found

    def _understood(self, page: Page, what: Text, /, unused: tuple[str, ...] = (), **facts: Fact) -> bool:
        self.found.understood.append(Understood(page, what, facts, unused))
        return True

    def _settings(self, page: Page) -> bool:
        if not is_settings_title(page.sheet or page.file.rpartition(".")[0]):
            return False
        settings = list(settings_in(page))
        self.found.settings += settings
        return bool(settings) and self._understood(page, SETTINGS, count=len(settings))

    def _own_table(self, page: Page) -> bool:
        table = own_table_of(page)
        if table is None:
            return False
        self.found.tables.append(table)
        return self._understood(page, TABLE, table=table.table.title, rows=len(list(table.rows())))

    def _lessons_table(self, page: Page) -> bool:
        table = lessons_table_of(page)
        return table is not None and self._lessons(page, lessons_of_table(table, self.notes))

    def _timetable(self, page: Page) -> bool:
        blocks = blocks_of(page)
        return bool(blocks) and self._lessons(page, chain.from_iterable(Grid(b, self.notes).lessons() for b in blocks))

    def _lessons(self, page: Page, read: Iterable[RawLesson]) -> bool:
        lessons = list(islice(read, MOST_LESSONS + 1))
        if len(lessons) > MOST_LESSONS:
            self.notes.of_file("too_many_lessons", page.where, most=MOST_LESSONS)
            return True
        self.found.lessons += lessons
        classes = {(lesson.campus, lesson.school_class) for lesson in lessons}
        return self._understood(page, TIMETABLE, classes=len(classes), lessons=len(lessons))

    def _teaching(self, page: Page) -> bool:
        listing, matrix = teaching_listing(page), matrix_of(page)
        reader = TeachingList(page, self.notes)
        if listing is not None:
            entries = list(islice(reader.of_listing(listing), MOST_LESSONS))
        elif matrix is not None:
            entries = list(islice(reader.of_matrix(matrix), MOST_LESSONS))
        else:
            return False
        if not entries:
            return False
        self.found.teaching += entries
        classes, teachers = {(each.campus, each.school_class) for each in entries}, {each.teacher for each in entries}
        return self._understood(page, TEACHING, classes=len(classes), teachers=len(teachers))

    def _people(self, page: Page) -> bool:
        listing = people_listing(page)
        if listing is None:
            return False
        reader, named = NameList(listing, self.notes, self.words), whose(listing)
        self.found.dates += dates_in(page, range(listing.header))
        if named is Whose.UNKNOWN:
            self.notes.add(page.place(listing.header, 0).problem("list_of_whom", ""))
            return True
        if named is Whose.TRAINEES:
            people, sentence, into = list(reader.trainees()), TRAINEES, self.found.trainees
        elif named is Whose.MENTORS:
            people, sentence, into = list(reader.mentors(lead=True)), MENTORS, self.found.mentors
        else:
            people, sentence, into = list(reader.mentors(lead=False)), STAFF, self.found.staff
        into += people
        return self._understood(page, sentence, unused=listing.unused, people=len(people))

    def _bells(self, page: Page) -> bool:
        rings = rings_of(page)
        self.found.rings += rings
        return bool(rings) and self._understood(page, BELLS, periods=len({ring.period for ring in rings}))

    def _notice(self, page: Page) -> bool:
        dates, details = list(dates_in(page)), list(details_in(page))
        self.found.dates += dates
        self.found.details += details
        said = (*(each.text for each in dates), *(each.place.text.rstrip("。.") for each in details))
        if not said:
            return False
        self.found.notices.append(page)
        quoted = [each.rstrip("。；;.") for each in dict.fromkeys(said)]
        return self._understood(page, NOTICE, said=Text(zh="；".join(quoted), en="; ".join(quoted)))
