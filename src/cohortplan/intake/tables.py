"""Sheets read by the schema: headers recognised, cells turned into values, faults noted cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cohortplan.intake.cells import Misread
from cohortplan.intake.files import Files
from cohortplan.intake.problems import Notes, Problem, nearest
from cohortplan.intake.rows import Row, TableRows, Tables
from cohortplan.intake.schema import READ_TABLES, TABLES, Column, Table, table_called
from cohortplan.intake.sheet import MOST_SIGNS, Cells, Sheet, fault_of, read_sheet
from cohortplan.intake.words import Words, folded
from cohortplan.text import Language

LETTERS = 26


def read_tables(files: Files, words: Words, notes: Notes) -> Tables:
    """Every table that the files hold; other files are noted as warnings."""
    found: dict[str, TableRows] = {}
    for name, content in sorted(files.top.items()):
        stem, _, suffix = name.rpartition(".")
        if suffix.lower() != "csv":
            continue
        table = table_called(stem)
        if table is None:
            notes.of_file("unknown_table", name, nearest=nearest(stem, [each.key for each in TABLES]))
        elif not table.read:
            notes.of_file("table_not_read", name, table=table.title)
        elif table.key in found:
            notes.of_file("table_twice", name, table=table.title, other=found[table.key].where)
        else:
            found[table.key] = read_table(table, name, content, words, notes)
    for table in READ_TABLES:
        _note_lacking(table, found.get(table.key), notes)
    return Tables(found)


def read_table(table: Table, where: str, content: bytes, words: Words, notes: Notes) -> TableRows:
    """One table; without rows where its file cannot be read."""
    example = "，".join(column.header(Language.ZH_CN) for column in table.columns)
    sheet = read_sheet(where, content, notes, example)
    if sheet is None:
        return TableRows(table, where, Language.ZH_CN, ())
    columns = recognised(table, sheet, notes)
    language = _language(sheet.headers)
    complete = _note_missing_columns(table, where, columns, language, notes)
    spelled = {column.key: column.header(language) for column in table.columns}
    spelled |= {column.key: sheet.headers[index] for index, column in columns.items()}
    rows = []
    for number, cells in sheet.rows:
        raw = {column.key: cells[index] for index, column in columns.items()}
        row = Row(table, where, number, spelled, raw, sound=complete)
        _fill(row, words, notes)
        rows.append(row)
    return TableRows(table, where, language, tuple(rows))


def recognised(table: Table, sheet: Sheet, notes: Notes) -> dict[int, Column]:
    """Which column of the schema stands at which place."""
    columns: dict[int, Column] = {}
    seen: dict[str, str] = {}
    for index, header in enumerate(sheet.headers):
        column = next((each for each in table.columns if folded(header) in each.names), None)
        if column is None:
            _note_unknown_column(table, sheet, index, notes)
        elif column.key in seen:
            facts = {"other": seen[column.key]}
            problem = Problem(
                code="duplicate_header", where=sheet.where, row=1, column=header, value=header, facts=facts
            )
            notes.add(problem)
        else:
            seen[column.key] = header
            columns[index] = column
    return columns


def _note_unknown_column(table: Table, sheet: Sheet, index: int, notes: Notes) -> None:
    header = sheet.headers[index]
    if not header and not any(cells[index] for _, cells in sheet.rows):
        return
    known = [name for column in table.columns for name in (column.key, *column.zh)]
    shown = header or _letter(index)
    facts = {"nearest": nearest(header, known)}
    notes.add(Problem(code="unknown_column", where=sheet.where, row=1, column=shown, value=header, facts=facts))


def _letter(index: int) -> str:
    """The letters by which a spreadsheet calls a column."""
    before, within = divmod(index, LETTERS)
    return (_letter(before - 1) if before else "") + chr(ord("A") + within)


def _language(headers: Cells) -> Language:
    chinese = sum(not header.isascii() for header in headers)
    return Language.ZH_CN if 2 * chinese >= len(headers) else Language.EN


def _note_missing_columns(
    table: Table, where: str, columns: Mapping[int, Column], language: Language, notes: Notes
) -> bool:
    """Note the columns that must be there and are not; whether all are."""
    present = {column.key for column in columns.values()}
    missing = [column.key for column in table.columns if column.required and column.key not in present]
    if table.identified and not present & set(table.identified):
        missing.append(table.identified[0])
    for key in missing:
        header = table.column(key).header(language)
        notes.add(Problem(code="missing_column", where=where, row=1, column=header, value=header))
    return not missing


def _fill(row: Row, words: Words, notes: Notes) -> None:
    """Read every cell of a row into its values."""
    for problem in _faults(row, words):
        row.note(notes, problem)


def _faults(row: Row, words: Words) -> Iterator[Problem]:
    for column in row.table.columns:
        text = row.raw.get(column.key, "")
        if not text:
            if column.required and column.key in row.raw:
                yield row.problem("missing_value", column.key, expected=column.type.expects)
            continue
        fault = fault_of(text)
        if fault:
            yield row.problem(fault[0], column.key, fault[1], most=MOST_SIGNS)
            continue
        try:
            row.values[column.key] = column.type.read(text, words)
        except Misread as misread:
            yield row.problem(misread.code, column.key, text, **misread.facts)


def _note_lacking(table: Table, found: TableRows | None, notes: Notes) -> None:
    if not table.needed:
        return
    if found is None:
        notes.of_file("missing_table", table.file, table=table.title)
    elif not found.rows and not notes.faulty([found.where]):
        notes.of_file("empty_table", found.where, table=table.title)
