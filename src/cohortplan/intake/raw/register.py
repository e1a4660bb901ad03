"""The classes and campuses of a school, each under one name, whatever its files call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.campuses import Campuses, only_campus
from cohortplan.intake.raw.class_names import ClassName, class_in, class_of, compact
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.grids import RawLesson
from cohortplan.text import Language


@dataclass(frozen=True, slots=True)
class Known:
    """A class with its campus; the same name may stand for one class on each campus."""

    name: ClassName
    campus: str


class Register:
    """Knows every class that has a timetable, and on which campus it is."""

    def __init__(self, found: Gathered, notes: Notes, language: Language) -> None:
        self.found, self.notes, self.language = found, notes, language
        self._unplaced: set[str] = set()

    @cached_property
    def campuses(self) -> Campuses:
        """The campuses in the order in which they are met; one that nobody names has a usual name."""
        named = [text for text in self._campus_texts() if text]
        return Campuses(named or [only_campus(self.language)])

    @property
    def campus_assumed(self) -> bool:
        """Whether no file names a campus."""
        return not any(self._campus_texts())

    def _campus_texts(self) -> Iterator[str]:
        for table in self.found.tables:
            if table.table.key in ("campuses", "classes"):
                yield from (cells.get("campus") or cells.get("name", "") for cells, _ in table.rows())
        yield from (lesson.campus for lesson in self.found.lessons)
        yield from (ring.campus for ring in self.found.rings)

    @cached_property
    def homes(self) -> dict[str, list[str]]:
        """The campuses of each class name, as far as they are said anywhere."""
        homes: dict[str, list[str]] = defaultdict(list)
        said = [(lesson.school_class.name, lesson.campus) for lesson in self.found.lessons]
        for name, campus in [*self._listed(), *said]:
            home = self.campuses.of(campus)
            if home and home not in homes[name]:
                homes[name].append(home)
        return homes

    def _listed(self) -> Iterator[tuple[str, str]]:
        for table in self.found.tables:
            if table.table.key == "classes":
                yield from ((named(cells.get("class", "")).name, cells.get("campus", "")) for cells, _ in table.rows())

    def of_lesson(self, lesson: RawLesson) -> Known | None:
        """The class of a lesson; ``None``, with one note for its page, if nothing tells its campus."""
        homes = self.homes.get(lesson.school_class.name, [])
        home = self.campuses.of(lesson.campus) or (homes[0] if len(homes) == 1 else "")
        if home:
            return Known(lesson.school_class, home)
        page = lesson.named.page.where
        if page not in self._unplaced:
            self._unplaced.add(page)
            facts = {"campuses": tuple(homes or self.campuses.names)}
            self.notes.add(lesson.named.problem("campus_unsaid", lesson.school_class.name, **facts))
        return None

    def ident(self, known: Known) -> str:
        """The id of a class: its name, with the campus before it where several have one of that name."""
        several = len(self.homes.get(known.name.name, [])) > 1
        return f"{known.campus}{known.name.name}" if several else known.name.name

    def meant(self, text: str, campus: str = "") -> str:
        """The id of the class that a text anywhere means; the text itself if it is none that is known."""
        return self.meant_name(named(text), campus) or text

    def meant_name(self, name: ClassName, campus: str = "") -> str:
        """The id of the class of this name; empty if there is none, or several and the campus is not said."""
        homes = self.homes.get(name.name, [])
        if not homes:
            return ""
        home = self.campuses.of(campus) if campus else ""
        if home and home not in homes:
            return ""
        if not home and len(homes) > 1:
            return ""
        return self.ident(Known(name, home or homes[0]))


def named(text: str) -> ClassName:
    """The class that a text means where a class is expected."""
    return class_of(text, expected=True) or class_in(text) or ClassName(compact(text))
