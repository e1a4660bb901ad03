"""Whatever was sent becomes a project in a folder of its own: a project as we write it, or the files that a school has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath

from cohortplan.intake.comments import COMMENTS
from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.files import WANTED as TABLES
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.raw.importing import LACKING, Given, Imported, import_sent
from cohortplan.intake.raw.opening import KNOWN, WORKBOOKS, Sent, load
from cohortplan.intake.toml_text import toml_text
from cohortplan.intake.workbook import open_workbook
from cohortplan.intake.zipped import WANTED, read_zip
from cohortplan.storage.store import Store
from cohortplan.text import Language
from cohortplan.workflows.opening import Opening, open_folder
from cohortplan.workflows.project_folders import id_of, keep_contents

__all__ = ["LACKING", "SENDABLE", "Given", "Imported", "Received", "Sent", "open_path", "receive"]

ARCHIVE = ".zip"
SENDABLE = (*KNOWN, ".toml", ARCHIVE)
"""What the files may end in."""

Contents = Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Received:
    """What came of some files.

    ``opening`` is the project they hold or make, ``None`` if nothing was kept
    because of the ``problems``. ``imported`` says what a school's own files
    were taken for.
    """

    opening: Opening | None = None
    imported: Imported | None = None
    problems: tuple[Problem, ...] = ()


def receive(store: Store, files: Sequence[Sent], given: Given, *, at: datetime) -> Received:
    """Keep the project that these files hold, or make one of them; of two files of one name, the later one counts.

    A project with errors in its tables is kept, to be mended. Files that no
    project can be made of leave nothing behind.

    Raises:
        OSError: If the folder of the project cannot be written.
    """
    notes = Notes()
    unpacked, archived = _unpacked(list({each.name: each for each in files}.values()), notes)
    contents = _project_in(unpacked, archived, given.language)
    if contents is not None:
        name = PurePath(files[0].name).stem if files else ""
        return Received(opening=_kept(store, contents, name, at))
    if not unpacked and notes.any_error:
        return Received(problems=notes.sorted({}))
    imported = import_sent(unpacked, given, notes)
    if not imported.contents:
        return Received(imported=imported, problems=imported.problems)
    return Received(opening=_kept(store, imported.contents, "", at), imported=imported, problems=imported.problems)


def open_path(store: Store, path: Path, given: Given, *, at: datetime) -> Received:
    """The project in this folder, edited where it lies; a file, or a folder of a school's own files, is as if sent.

    Raises:
        OSError: If the folder of the project cannot be written.
    """
    if (path / SETTINGS_FILE).exists() or not path.exists():
        opening = open_folder(store, path, at=at)
        return Received(opening=opening if opening.id else None, problems=opening.reading.problems)
    notes = Notes()
    if path.is_file() and path.suffix.lower() == ARCHIVE:
        return receive(store, [Sent(path.name, path.read_bytes())], given, at=at)
    sent = load([path], notes)
    if notes.any_error:
        return Received(problems=notes.sorted({}))
    return receive(store, sent, given, at=at)


def _kept(store: Store, contents: Contents, name: str, at: datetime) -> Opening:
    """Into a folder, and open it there."""
    kept = keep_contents(store, id_of(contents[SETTINGS_FILE]) or name, contents, at=at)
    return replace(open_folder(store, kept.folder, at=at), earlier=kept.earlier)


def _unpacked(files: Iterable[Sent], notes: Notes) -> tuple[list[Sent], Contents]:
    """The files with archives unpacked, and, where there was just one archive, what it holds by its paths."""
    listed = list(files)
    found: list[Sent] = []
    contents: Contents = {}
    for sent in listed:
        if PurePath(sent.name).suffix.lower() != ARCHIVE:
            found.append(sent)
            continue
        contents = read_zip(sent.content, notes, sent.name, (*WANTED, *KNOWN)).content
        found += [Sent(PurePath(name).name, content) for name, content in contents.items()]
    return found, contents if len(listed) == 1 else {}


def _project_in(files: Sequence[Sent], archived: Contents, language: Language) -> Contents | None:
    """The files of the project that was sent as a project; ``None`` if it was not."""
    if SETTINGS_FILE in archived:
        return {name: content for name, content in archived.items() if PurePath(name).suffix.lower() in WANTED}
    if any(sent.name == SETTINGS_FILE for sent in files):
        return {sent.name: sent.content for sent in files if PurePath(sent.name).suffix.lower() in TABLES}
    if len(files) == 1 and PurePath(files[0].name).suffix.lower() in WORKBOOKS:
        return _project_of_workbook(files[0], language)
    return None


def _project_of_workbook(sent: Sent, language: Language) -> Contents | None:
    contents = dict(open_workbook(sent, Notes()).files.content)
    try:
        settings = tomllib.loads(contents.get(SETTINGS_FILE, b"").decode())
    except (ValueError, RecursionError):
        return contents if b"format" in contents[SETTINGS_FILE] else None
    if "format" not in settings:
        return None
    # Numbered like the rows of the sheet so far; from now on it is a file, and says what its keys mean.
    return contents | {SETTINGS_FILE: toml_text(settings, COMMENTS[language]).encode()}
