"""From everything that was gathered to the tables of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cohortplan.intake.cells import ListOf, Refers, split_list
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw import defaults
from cohortplan.intake.raw.bells import Ring
from cohortplan.intake.raw.class_names import compact
from cohortplan.intake.raw.drafting import Draft, Line
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.own_tables import OwnTable
from cohortplan.intake.raw.people import Person
from cohortplan.intake.raw.register import Register
from cohortplan.intake.raw.staffing import Member, Staffing, once
from cohortplan.intake.raw.timetables import Lesson, Timetable
from cohortplan.intake.schema import Table
from cohortplan.intake.words import AWAY, WEEKDAY, WISH_FOR
from cohortplan.rules.class_visits import ClassVisits
from cohortplan.rules.lead_mentor import LeadMentor

DAYS = tuple(WEEKDAY.words)


@dataclass(frozen=True)
class Composer:
    """Puts the tables of one project together."""

    found: Gathered
    register: Register
    timetable: Timetable
    staffing: Staffing
    notes: Notes
    draft: Draft

    def compose(self) -> None:
        """Fill the draft with all tables but those that depend on dates."""
        for table in self.found.tables:
            if table.table.key not in ("classes", "campuses"):
                self.draft.put(table.table.key, self._own(table))
        self._campuses()
        self._classes()
        self._rooms()
        self._bells()
        self.draft.put("lessons", map(self._lesson, self.timetable.lessons))
        self.draft.put("staff", map(self._member, self.staffing.members))
        self.draft.put("trainees", map(self._trainee, once(self.found.trainees, self.notes)))
        self._note_assumptions()

    def _own(self, table: OwnTable) -> Iterator[Line]:
        """The rows of a table that the school already keeps as we do, with classes and campuses under one name."""
        for cells, places in table.rows():
            yield Line({key: self._named(table.table, cells, key) for key in cells}, places)

    def _named(self, table: Table, cells: Mapping[str, str], key: str) -> str:
        text, kind = cells[key], table.column(key).type
        inner = kind.inner if isinstance(kind, ListOf) else kind
        away = table.key == "absences" and key == "id" and AWAY.code(cells.get("what", "")) == "class"
        wished = table.key == "wishes" and key == "value" and WISH_FOR.code(cells.get("for", "")) == "class"
        if inner == Refers("classes") or away or wished:
            return ";".join(self.register.meant(part, cells.get("campus", "")) for part in split_list(text))
        return self.register.campuses.of(text) if inner == Refers("campuses") else text

    def _campuses(self) -> None:
        listed: dict[str, Line] = {}
        for table in self.found.tables:
            for cells, places in table.rows() if table.table.key == "campuses" else ():
                name = self.register.campuses.of(cells.get("campus") or cells.get("name", ""))
                listed.setdefault(name, Line({**cells, "campus": name}, places))
        for name in self.register.campuses.names:
            listed.setdefault(name, Line({"campus": name, "name": name}))
        self.draft.put("campuses", listed.values())
        if self.register.campus_assumed:
            self.draft.assume("campus", self.register.campuses.names[0])

    def _classes(self) -> None:
        own: dict[str, Line] = {}
        for table in self.found.tables:
            for cells, places in table.rows() if table.table.key == "classes" else ():
                ident = self.register.meant(cells.get("class", ""), cells.get("campus", ""))
                own.setdefault(ident, Line(cells, places))
        for ident, known in self.timetable.classes.items():
            line = own.get(ident, Line({}))
            cells = {"grade": known.name.grade, "seats": str(defaults.SEATS), **line.cells}
            self.draft.put("classes", [Line({**cells, "class": ident, "campus": known.campus}, line.places)])
        if any("seats" not in own.get(ident, Line({})).cells for ident in self.timetable.classes):
            self.draft.assume("seats", defaults.SEATS)

    def _rooms(self) -> None:
        """Special rooms that the timetable names and no table lists."""
        known = {
            compact(line.cells.get(key, "")) for line in self.draft.tables.get("rooms", []) for key in ("room", "name")
        }
        for lesson in self.timetable.lessons:
            if lesson.room and compact(lesson.room) not in known:
                known.add(compact(lesson.room))
                cells = {"room": lesson.room, "campus": lesson.campus}
                self.draft.put("rooms", [Line(cells, anywhere=lesson.raw.cell)])

    def _bells(self) -> None:
        if "bells" in self.draft.tables:
            return
        rings = [*self.found.rings] or [*self._beside_periods()]
        if not rings:
            rings = [*defaults.usual_bells()]
            self.draft.assume("bells")
        self.draft.put("bells", (self._bell(ring) for ring in rings))
        if any(ring.since and ring.season and ring.season.assumed for ring in rings):
            self.draft.assume("seasons")
        self._note_periods(rings)

    def _beside_periods(self) -> Iterator[Ring]:
        """The times that timetables write beside their periods; none unless every period has them."""
        rings: dict[tuple[str, str], Ring] = {}
        for lesson in self.timetable.lessons:
            label = lesson.raw.period
            if label.start is None or label.end is None:
                return
            ring = Ring(
                campus=lesson.campus, period=lesson.period, start=label.start, end=label.end, place=lesson.raw.cell
            )
            rings.setdefault((lesson.campus, lesson.period), ring)
        yield from rings.values()

    def _bell(self, ring: Ring) -> Line:
        cells = {
            "campus": self.register.campuses.of(ring.campus) if ring.campus else "",
            "period": ring.period,
            "start": f"{ring.start:%H:%M}",
            "end": f"{ring.end:%H:%M}",
            "part": ring.part,
        }
        if ring.since and ring.until:
            cells |= {"from": ring.since.isoformat(), "to": ring.until.isoformat()}
        return Line(cells, anywhere=ring.place)

    def _note_periods(self, rings: Iterable[Ring]) -> None:
        """Note periods of the timetable that never ring, once for each page that has them."""
        ringing = {(self.register.campuses.of(ring.campus) if ring.campus else "", ring.period) for ring in rings}
        told: set[tuple[str, str]] = set()
        for lesson in self.timetable.lessons:
            rings_here = {("", lesson.period), (lesson.campus, lesson.period)} & ringing
            key = (lesson.raw.cell.page.where, lesson.period)
            if not rings_here and key not in told:
                told.add(key)
                self.notes.add(lesson.raw.cell.problem("period_without_bell", lesson.period, period=lesson.period))

    def _lesson(self, lesson: Lesson) -> Line:
        cells = {
            "class": lesson.class_id,
            "weekday": DAYS[lesson.weekday],
            "period": lesson.period,
            "subject": lesson.subject,
            "teacher": lesson.teacher,
            "room": lesson.room,
            "weeks": lesson.weeks,
            "open": "yes" if lesson.open else "no",
        }
        return Line(cells, {"class": lesson.raw.named}, lesson.raw.cell)

    def _member(self, member: Member) -> Line:
        said = member.cells.get("campus", "")
        home = self.register.campuses.of(said) if said else ""
        if not home and len(member.campuses) == 1:
            home = member.campuses[0]
        subjects = [self.timetable.spelling.of(each) for each in split_list(member.cells.get("subjects", ""))]
        cells = {
            "staff": "",
            "post": "teacher",
            **member.cells,
            "name": member.name,
            "campus": home,
            "subjects": ";".join(dict.fromkeys((*subjects, *member.subjects))),
        }
        return Line(cells, member.places, member.places.get("name"))

    def _trainee(self, person: Person) -> Line:
        subjects = [self.timetable.spelling.of(each) for each in split_list(person.cells.get("subjects", ""))]
        cells = {"trainee": person.ident, **person.cells, "subjects": ";".join(dict.fromkeys(subjects))}
        return Line(
            cells, {**person.places, "role": person.places.get("post", person.places["name"])}, person.places["name"]
        )

    def _note_assumptions(self) -> None:
        draft, found = self.draft, self.found
        visits, places = ClassVisits(), LeadMentor()
        draft.assume("visits", visits.per_day, visits.per_week)
        mentors = [member for member in self.staffing.members if member.cells.get("mentors")]
        if any(not member.cells.get("max_trainees") for member in mentors):
            said = (places.head_places, places.campus_head_places, places.deputy_places, places.director_places)
            draft.assume("mentor_places", *said)
        if mentors and not any("mentors" in person.record.columns for person in found.mentors):
            draft.assume("mentor_roles")
        if self.staffing.mentors_from_staff:
            draft.assume("mentors_from_staff", self.staffing.mentors_from_staff)
        judged = sum(not person.record.text("role") for person in found.trainees)
        if judged:
            draft.assume("trainee_roles", judged)
        if self.timetable.alternating:
            draft.assume("alternating", self.timetable.alternating)
        if self.timetable.shared_rooms:
            draft.assume("shared_rooms", "、".join(self.timetable.shared_rooms))
        if self.timetable.without_teacher:
            draft.assume("without_teacher", self.timetable.without_teacher)
