"""One timetable of the whole school: every lesson once, with its teacher, contradictions noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.grids import RawLesson
from cohortplan.intake.raw.pages import Place
from cohortplan.intake.raw.register import Known, Register
from cohortplan.intake.raw.subjects import Spelling, subject_key
from cohortplan.intake.raw.teaching import Teaches

PARITIES = {"": ("odd", "even"), "odd": ("odd",), "even": ("even",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One weekly lesson of the school as it goes into the project."""

    class_id: str
    campus: str
    weekday: int
    period: str
    subject: str
    teacher: str = ""
    room: str = ""
    weeks: str = ""
    open: bool = True
    raw: RawLesson

    def slots(self) -> Iterator[tuple[str, int, str, str]]:
        """Campus, weekday, period and parity of week, once for each week it is held in."""
        for parity in PARITIES[self.weeks]:
            yield self.campus, self.weekday, self.period, parity


@dataclass
class Timetable:
    """The lessons in the order of the files, and what was taken for granted with them."""

    lessons: list[Lesson] = field(default_factory=list)
    classes: dict[str, Known] = field(default_factory=dict)
    spelling: Spelling = field(default_factory=Spelling)
    shared_rooms: tuple[str, ...] = ()

    @property
    def alternating(self) -> int:
        """How many cells hold two lessons that take turns."""
        cells = [lesson.raw.cell for lesson in self.lessons if lesson.weeks]
        return len(cells) - len(set(cells))

    @property
    def without_teacher(self) -> int:
        """How many open lessons have no teacher."""
        return sum(not lesson.teacher and lesson.open for lesson in self.lessons)


def make_timetable(found: Gathered, register: Register, notes: Notes) -> Timetable:
    """The timetable of everything that was gathered."""
    made = Timetable()
    made.spelling.hear(lesson.taught.subject for lesson in found.lessons)
    if not found.lessons:
        made.spelling.hear(entry.subject for entry in found.teaching)
    placed = [(raw, known) for raw in found.lessons if (known := register.of_lesson(raw))]
    teachers = Teachers(found.teaching, register, notes)
    once = Once(notes)
    for raw, known in placed:
        ident = register.ident(known)
        made.classes.setdefault(ident, known)
        lesson = _lesson(raw, ident, known.campus, made.spelling)
        if once.takes(lesson):
            made.lessons.append(teachers.filled(lesson))
            _note_more(raw, notes)
    made.lessons = list(_one_teacher_at_a_time(made.lessons, notes))
    made.shared_rooms = _shared(made.lessons)
    made.lessons = [replace(each, room="") if each.room in made.shared_rooms else each for each in made.lessons]
    return made


def _lesson(raw: RawLesson, ident: str, campus: str, spelling: Spelling) -> Lesson:
    return Lesson(
        class_id=ident,
        campus=campus,
        weekday=raw.weekday,
        period=str(raw.period.number),
        subject=spelling.of(raw.taught.subject),
        teacher=raw.taught.teacher,
        room=raw.taught.room,
        weeks=raw.taught.weeks,
        open=not raw.taught.closed,
        raw=raw,
    )


def _note_more(raw: RawLesson, notes: Notes) -> None:
    if raw.taught.others:
        notes.add(raw.cell.problem("more_teachers", teacher=raw.taught.teacher))


class Once:
    """Sees to it that a class has one lesson at a time, and that no class is given twice."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._taken: dict[tuple[object, ...], Lesson] = {}
        self._told: set[tuple[Place, Place]] = set()

    def takes(self, lesson: Lesson) -> bool:
        """Whether the lesson is new; one that says the same again is not, one that says otherwise is noted."""
        keys = [(lesson.class_id, *slot) for slot in lesson.slots()]
        others = [self._taken[key] for key in keys if key in self._taken]
        for other in others[:1]:
            self._note(lesson, other)
        for key in keys:
            self._taken.setdefault(key, lesson)
        return not others

    def _note(self, lesson: Lesson, other: Lesson) -> None:
        same = (lesson.subject, lesson.teacher, lesson.weeks) == (other.subject, other.teacher, other.weeks)
        here, there = lesson.raw.named, other.raw.named
        if here == there:
            self.notes.add(lesson.raw.cell.problem("lesson_twice", name=lesson.class_id, other=str(other.raw.cell)))
        elif not same and (here, there) not in self._told:
            self._told.add((here, there))
            value = here.text.replace("\n", " ") or lesson.class_id
            self.notes.add(here.problem("class_twice", value, name=lesson.class_id, other=str(there)))


class Teachers:
    """Who teaches what to whom by the teaching lists, for lessons whose cell does not say it, or only a surname."""

    def __init__(self, entries: Iterable[Teaches], register: Register, notes: Notes) -> None:
        self.notes = notes
        self._by_key: dict[tuple[str, str], Teaches] = {}
        self._told: set[tuple[str, str]] = set()
        unknown: dict[Place, Teaches] = {}
        for entry in entries:
            ident = register.meant_name(entry.school_class, entry.campus)
            if ident:
                self._by_key.setdefault((ident, subject_key(entry.subject)), entry)
            else:
                unknown.setdefault(entry.named, entry)
        # Where a timetable could not be read whole, its classes are only missing for that.
        for place, entry in () if notes.any_error else unknown.items():
            notes.add(place.problem("class_without_timetable", name=entry.school_class.name))

    def filled(self, lesson: Lesson) -> Lesson:
        """The lesson with its teacher."""
        key = (lesson.class_id, subject_key(lesson.subject))
        entry = self._by_key.get(key)
        if entry is None or lesson.teacher == entry.teacher:
            return lesson
        if not lesson.teacher or is_short_for(lesson.teacher, entry.teacher):
            return replace(lesson, teacher=entry.teacher)
        if key not in self._told:
            self._told.add(key)
            facts = {"other": str(entry.cell), "expected": entry.teacher}
            self.notes.add(lesson.raw.cell.problem("teacher_differs", lesson.teacher, **facts))
        return lesson


def is_short_for(short: str, full: str) -> bool:
    """Whether 张老师 or 张 may be 张某."""
    surname = short.removesuffix("老师").removesuffix("教师")
    return surname != "" and len(surname) < len(full) and full.startswith(surname) and not short.isascii()


def _one_teacher_at_a_time(lessons: Iterable[Lesson], notes: Notes) -> Iterator[Lesson]:
    """Lessons whose teacher is already in another class then lose the teacher, and their visitors."""
    taken: dict[tuple[object, ...], Lesson] = {}
    for lesson in lessons:
        keys = [(lesson.teacher, *slot) for slot in lesson.slots()] if lesson.teacher else []
        other = next((taken[key] for key in keys if key in taken), None)
        if other is None:
            taken |= dict.fromkeys(keys, lesson)
            yield lesson
            continue
        facts = {"teacher": lesson.teacher, "name": other.class_id, "other": str(other.raw.cell)}
        notes.add(lesson.raw.cell.problem("teacher_twice", **facts))
        yield replace(lesson, teacher="", open=False)


def _shared(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """Rooms, such as the sports ground, that hold several classes at once."""
    taken: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for lesson in lessons:
        for slot in lesson.slots():
            taken[(lesson.room, *slot)].add(lesson.class_id)
    return tuple(sorted({str(key[0]) for key, classes in taken.items() if key[0] and len(classes) > 1}))
