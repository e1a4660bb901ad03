"""The data of one project as they lie in its folder: every table, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path, PurePath

from cohortplan.intake.files import MOST_BYTES, SETTINGS_FILE, Files, read_folder
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.reading import Reading, read_files
from cohortplan.intake.schema import READ_TABLES, TABLES, Table, table_called
from cohortplan.intake.sheet import decode
from cohortplan.intake.supply import SupplyFact, supply_facts
from cohortplan.intake.table_file import TableFile, empty_table, read_table_file
from cohortplan.intake.workbook_writing import workbook_bytes
from cohortplan.intake.writing import new_contents
from cohortplan.text import Language

__all__ = ["SETTINGS_FILE", "Data", "Problem", "Sheet", "SupplyFact", "TableFile", "data_in", "template_workbook"]

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of each file."""


@dataclass(frozen=True)
class Sheet:
    """One file of a project on the page: settings, a table, or one that nobody knows (then ``table`` is ``None``).

    ``there`` says whether the file exists; a table that does not is empty.
    """

    name: str
    table: Table | None = None
    there: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def settings(self) -> bool:
        """Whether it is ``project.toml``."""
        return self.name == SETTINGS_FILE

    @property
    def errors(self) -> int:
        """Problems without whose mending there is no plan."""
        return sum(each.is_error for each in self.problems)

    @property
    def warnings(self) -> int:
        """All other problems."""
        return len(self.problems) - self.errors


@dataclass(frozen=True, eq=False)
class Data:
    """A folder as it was read last; the same object as long as no file in it changes."""

    folder: Path
    stamp: Stamp
    files: Files
    reading: Reading

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Settings and tables in the order of the format: those that are there, then those that could be added."""
        names = {SETTINGS_FILE: None, **{name: _table_of(name) for name in self.files.top if name.endswith(".csv")}}
        there = [self._sheet(name, table) for name, table in names.items()]
        order = {table.key: place for place, table in enumerate(TABLES)}
        there.sort(key=lambda each: (not each.settings, order.get(each.table.key, len(order)) if each.table else 99))
        known = {each.table.key for each in there if each.table}
        return (*there, *(self._sheet(table.file, table) for table in READ_TABLES if table.key not in known))

    def _sheet(self, name: str, table: Table | None) -> Sheet:
        return Sheet(name, table, name in self.files.top, self.problems_at.get(name, ()))

    def sheet(self, name: str) -> Sheet | None:
        """The file of this name."""
        return next((each for each in self.sheets if each.name == name), None)

    def sheet_of(self, key: str) -> str:
        """The name of the file that holds this table, or would."""
        return next((each.name for each in self.sheets if each.table and each.table.key == key), f"{key}.csv")

    @cached_property
    def problems_at(self) -> Mapping[str, tuple[Problem, ...]]:
        """Problems by the file they are in, errors first, else in the order of rows."""
        found: dict[str, list[Problem]] = {}
        for problem in self.reading.problems:
            found.setdefault(problem.where, []).append(problem)
        return {where: tuple(sorted(listed, key=lambda each: not each.is_error)) for where, listed in found.items()}

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(each.is_error for each in self.reading.problems)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return len(self.reading.problems) - self.errors

    @cached_property
    def supply(self) -> tuple[SupplyFact, ...]:
        """Demand beside supply, the tightest first; nothing where the data cannot be read."""
        project, policy = self.reading.project, self.reading.policy
        return supply_facts(project, policy) if project is not None and policy is not None else ()

    @cached_property
    def language(self) -> Language:
        """The language in which most headers of the tables are written."""
        headers = [header for name in self.files.top for header in self._headers(name)]
        chinese = sum(not header.isascii() for header in headers)
        return Language.ZH_CN if 2 * chinese >= len(headers) else Language.EN

    @cached_property
    def settings_text(self) -> str:
        """``project.toml`` as a text; empty where there is none."""
        return decode(self.files.top.get(SETTINGS_FILE, b"")) or ""

    def _headers(self, name: str) -> Iterable[str]:
        table = self.table(name) if name.endswith(".csv") else None
        return table.headers if table else ()

    def table(self, name: str) -> TableFile | None:
        """The cells of a file; empty ones where there is no such file yet, ``None`` where it cannot be taken apart."""
        content = self.files.top.get(name)
        if content is not None:
            return _taken_apart(content)
        known = _table_of(name)
        return empty_table(known, self.language) if known else None

    def taken_apart(self, content: bytes) -> TableFile | None:
        """The cells in the bytes of a table, such as it was a while ago."""
        return _taken_apart(content)

    def text(self, name: str) -> str | None:
        """A file as a text; ``None`` if it is none."""
        return decode(self.files.top.get(name, b""))

    def workbook(self, language: Language) -> bytes:
        """All tables and the settings as one workbook; tables that cannot be taken apart are left out."""
        contents = {SETTINGS_FILE: self.files.top[SETTINGS_FILE]} if SETTINGS_FILE in self.files.top else {}
        for each in self.sheets:
            table = self.table(each.name) if each.table and each.there else None
            if table is not None and each.table is not None:
                contents[each.table.file] = TableFile(table.records).content()
        return workbook_bytes(contents, language)


def data_in(folder: Path) -> Data:
    """What lies in a folder; read again only when a file in it was changed."""
    return _read(folder, _stamp(folder))


def template_workbook(language: Language) -> bytes:
    """An empty project as one workbook, to be filled in."""
    return workbook_bytes(new_contents(language), language)


@lru_cache(maxsize=8)
def _read(folder: Path, stamp: Stamp) -> Data:
    notes = Notes()
    files = read_folder(folder, notes)
    return Data(folder, stamp, files, read_files(files, notes))


def _stamp(folder: Path) -> Stamp:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".csv", ".toml"))
        looked = [(path.name, path.stat()) for path in paths]
    except OSError:
        return ()
    return tuple((name, stat.st_mtime_ns, min(stat.st_size, MOST_BYTES + 1)) for name, stat in looked)


@lru_cache(maxsize=64)
def _taken_apart(content: bytes) -> TableFile | None:
    return read_table_file(content)


def _table_of(name: str) -> Table | None:
    table = table_called(PurePath(name).stem)
    return table if table is not None and table.read else None
