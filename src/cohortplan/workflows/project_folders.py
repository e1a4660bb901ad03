"""Where the tables of each project lie: in a folder of their own, ours for what was sent, the coordinator's for the rest."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.storage.store import Store
from cohortplan.workflows.store import data_folder

PROJECTS, EARLIER = "projects", "earlier"
ELSEWHERE = ".folder"
"""Ending of a note that says where the tables of a project lie that is not ours, and not in the store yet."""

NOT_IN_NAMES = re.compile(r"[^\w.-]+")
LONGEST_NAME = 60


@dataclass(frozen=True)
class KnownFolder:
    """A folder of tables; ``id`` and ``name`` are the project's, or the folder's name where its settings do not say."""

    id: str
    folder: Path

    @property
    def name(self) -> str:
        """What the project is called, as far as its settings can be read."""
        return _said(_settings_in(self.folder), "name") or self.id


@dataclass(frozen=True)
class Kept:
    """Tables that were sent, in their folder; ``earlier`` is where other tables of the same project went."""

    folder: Path
    earlier: Path | None = None


def projects_folder(store: Store) -> Path:
    """The folder that holds a folder for each project that was sent."""
    file = store.database.sqlite_file
    return (file.parent if file else data_folder()) / PROJECTS


def folder_of(store: Store, ident: str) -> Path | None:
    """Where the tables of a project lie; ``None`` if nobody knows any more."""
    origin = next((Path(line.origin) for line in store.projects.all() if line.id == ident and line.origin), None)
    if origin is not None and origin.is_dir():
        return origin
    return next((each.folder for each in _known(store) if each.id == ident), None)


def not_read_yet(store: Store) -> tuple[KnownFolder, ...]:
    """Folders of tables that no project of the store comes from: something in them must be mended first."""
    lines = store.projects.all()
    used, ids = {Path(line.origin) for line in lines}, {line.id for line in lines}
    return tuple(each for each in _known(store) if each.folder not in used and each.id not in ids)


def remember(store: Store, folder: Path) -> KnownFolder:
    """Know this folder from now on, though there is no project to be read in it yet."""
    known = KnownFolder(id_in(folder), folder.absolute())
    if folder.absolute().parent != projects_folder(store).absolute() and folder_of(store, known.id) != known.folder:
        ours = projects_folder(store)
        ours.mkdir(parents=True, exist_ok=True)
        (ours / f"{_file_name(known.id)}{ELSEWHERE}").write_text(str(known.folder), encoding="utf-8")
    return known


def keep_contents(store: Store, ident: str, contents: Mapping[str, bytes], *, at: datetime) -> Kept:
    """Write what was sent into the folder of its project, all of it or nothing.

    Other tables that were there before are moved aside, never lost. The files
    are as old as ``at``, the moment they were sent.

    Raises:
        OSError: If it cannot be written.
    """
    ours = projects_folder(store)
    folder = ours / _file_name(ident)
    if folder.is_dir() and _contents(folder) == dict(contents):
        return Kept(folder)
    beside = ours / f".{folder.name}.new"
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in contents.items():
        if not _stays_inside(name):
            continue
        file = beside / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        os.utime(file, (at.timestamp(), at.timestamp()))
    earlier = None
    if folder.exists():
        earlier = _unused(ours / EARLIER / folder.name)
        earlier.parent.mkdir(parents=True, exist_ok=True)
        folder.replace(earlier)
    beside.replace(folder)
    return Kept(folder, earlier)


def id_in(folder: Path) -> str:
    """The id that the settings in a folder give the project, else the folder's name."""
    return id_of(_settings_in(folder)) or folder.name


def id_of(settings: bytes) -> str:
    """The id that a ``project.toml`` gives the project; empty where it says none."""
    return _said(settings, "id")


def _said(settings: bytes, key: str) -> str:
    try:
        said = tomllib.loads(settings.decode("utf-8-sig")).get(key, "")
    except (ValueError, RecursionError):
        return ""
    return said.strip() if isinstance(said, str) else ""


def _settings_in(folder: Path) -> bytes:
    try:
        return (folder / SETTINGS_FILE).read_bytes()
    except OSError:
        return b""


def _known(store: Store) -> Iterator[KnownFolder]:
    ours = projects_folder(store)
    for path in sorted(ours.iterdir()) if ours.is_dir() else ():
        if path.is_dir() and not path.name.startswith(".") and path.name != EARLIER:
            yield KnownFolder(id_in(path), path)
        elif path.suffix == ELSEWHERE:
            folder = Path(path.read_text(encoding="utf-8"))
            if folder.is_dir():
                yield KnownFolder(id_in(folder), folder)


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _stays_inside(name: str) -> bool:
    """Whether a name that came from elsewhere is one of a file in this folder or below, on any system."""
    path = PurePosixPath(name.replace("\\", "/"))
    return (
        bool(path.name) and not path.is_absolute() and ".." not in path.parts and ":" not in name and name.isprintable()
    )


def _file_name(ident: str) -> str:
    """The id as the name of a folder on any system."""
    return NOT_IN_NAMES.sub("_", ident).strip("._")[:LONGEST_NAME] or "project"


def _unused(path: Path) -> Path:
    number = 1
    while (path.parent / f"{path.name}-{number}").exists():
        number += 1
    return path.parent / f"{path.name}-{number}"
