"""Projects in our own tables, damaged by chance: as a folder, as an archive of one, and as a workbook."""

from __future__ import annotations

import csv
import io
import random
import tomllib
import zipfile
from collections.abc import Mapping, Sequence

from tests.intake.conftest import SETTINGS, TABLES
from tests.intake.raw.mutations import NASTY, Rows, mutated_bytes, mutated_package, mutated_rows
from tests.intake.raw.papers import text_file

from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.workbook_writing import workbook_bytes
from cohortplan.text import Language

Contents = dict[str, bytes]
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
VALUES = ("0", "-1", "true", "[]", "{}", '""', "2026-02-30", "9999-12-31", "08:61:00", "inf", '["x", 1]', "1e400", "")


def valid() -> Contents:
    """The files of a small project that has every table."""
    return {SETTINGS_FILE: SETTINGS.encode()} | {f"{key}.csv": text.encode() for key, text in TABLES.items()}


def rows_of(content: bytes) -> Rows:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def archive(contents: Mapping[str, bytes], folder: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in contents.items():
            target.writestr(folder + name, content)
    return packed.getvalue()


def mutated_settings(text: str, chance: random.Random) -> str:
    """The settings with a line overwritten, doubled, moved or dropped, or with a value of another kind."""
    lines = text.splitlines()
    at = chance.randrange(len(lines))
    key = lines[at].partition("=")[0]
    act = chance.randrange(5)
    if act == 0:
        lines[at] = f"{key}= {chance.choice(VALUES)}"
    elif act == 1:
        lines[at] = f'{key}= "{chance.choice(NASTY)}"'
    elif act == 2:
        del lines[at]
    elif act == 3:
        lines.insert(at, chance.choice(lines))
    else:
        lines[at] = chance.choice(NASTY)
    return "\n".join(lines) + "\n"


def one_cell_changed(rows: Rows, cells: Sequence[str], chance: random.Random) -> Rows:
    """The rows with one cell cleared, or filled with what stands elsewhere, which is understood and wrong only later."""
    rows = [list(row) for row in rows]
    if len(rows) < 2 or not rows[0]:
        return rows
    row = rows[chance.randrange(1, len(rows))]
    column = chance.randrange(len(row))
    same = [other[column] for other in rows[1:] if column < len(other)]
    row[column] = chance.choice(("", chance.choice(same), chance.choice(same), chance.choice(cells)))
    return rows


def mutated_folder(chance: random.Random) -> Contents:
    """The small project with cells, rows, columns or settings of some of its files damaged; all of it is still text."""
    contents = valid()
    cells = tuple(cell for name in sorted(TABLES) for row in rows_of(contents[f"{name}.csv"]) for cell in row)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        name = chance.choice(sorted(contents))
        if name == SETTINGS_FILE:
            contents[name] = mutated_settings(contents[name].decode(), chance).encode()
            continue
        rows = rows_of(contents[name])
        mutated = one_cell_changed(rows, cells, chance) if chance.random() < 0.7 else mutated_rows(rows, chance)
        contents[name] = text_file(name, mutated).content
    if chance.random() < 0.05:
        del contents[chance.choice(sorted(contents))]
    return contents


def damaged_folder(chance: random.Random) -> Contents:
    """A folder with damaged cells or bytes, its tables perhaps in other encodings."""
    if chance.random() < 0.6:
        contents = mutated_folder(chance)
        encoding = chance.choice(ENCODINGS)
        tables = {name: each.decode().encode(encoding) for name, each in contents.items() if name != SETTINGS_FILE}
        return contents | tables
    contents = valid()
    name = chance.choice(sorted(contents))
    contents[name] = mutated_bytes(contents[name], chance)
    return contents


def damaged_archive(chance: random.Random) -> bytes:
    """An archive of a damaged folder, or one that is itself damaged."""
    act = chance.randrange(4)
    if act < 2:
        return archive(damaged_folder(chance), chance.choice(("", "项目/", "a/b/")))
    whole = archive(valid(), chance.choice(("", "项目/")))
    return (mutated_bytes if act == 2 else mutated_package)(whole, chance)


def damaged_workbook(chance: random.Random) -> bytes:
    """A workbook of damaged tables, or one that is itself damaged."""
    language = chance.choice(tuple(Language))
    act = chance.randrange(4)
    if act < 2:
        contents = mutated_folder(chance)
        return workbook_bytes({name: each for name, each in contents.items() if _is_sound_toml(name, each)}, language)
    return (mutated_bytes if act == 2 else mutated_package)(workbook_bytes(valid(), language), chance)


def _is_sound_toml(name: str, content: bytes) -> bool:
    """Whether a workbook could hold it: settings that are no TOML have no sheet."""
    try:
        return name != SETTINGS_FILE or bool(tomllib.loads(content.decode()))
    except tomllib.TOMLDecodeError:
        return False
