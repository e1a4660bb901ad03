"""The files of a project as bytes in memory, within limits, wherever they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cohortplan.intake.problems import Notes

SETTINGS_FILE = "project.toml"
MOST_BYTES = 8 * 1024 * 1024
WANTED = (".csv", ".toml")


@dataclass(frozen=True)
class Files:
    """Files by name, and where else to look for what they point to.

    ``folder`` is where they lie on this machine; ``None`` for an upload, whose
    own files in deeper folders are in ``content`` by their path.
    """

    content: Mapping[str, bytes] = field(default_factory=dict)
    folder: Path | None = None

    @property
    def top(self) -> Mapping[str, bytes]:
        """The files that lie beside ``project.toml``."""
        return {name: content for name, content in self.content.items() if "/" not in name}

    def inside(self, path: str) -> Mapping[str, bytes]:
        """The files of an uploaded folder, by their names in it."""
        prefix = path.strip("/").removeprefix("./") + "/"
        return {name.removeprefix(prefix): content for name, content in self.content.items() if name.startswith(prefix)}


def read_folder(folder: Path, notes: Notes, names: tuple[str, ...] = ()) -> Files:
    """The settings and tables of a folder, or only the files of these names; what cannot be read is noted."""
    content: dict[str, bytes] = {}
    try:
        paths = sorted(path for path in folder.iterdir() if (path.name in names if names else _wanted(path)))
    except OSError as error:
        notes.of_file("file_unreadable", folder.name, reason=error.strerror or type(error).__name__)
        return Files({}, folder)
    for path in paths:
        try:
            if path.is_dir():
                continue
            if path.stat().st_size > MOST_BYTES:
                notes.of_file("file_too_large", path.name, most=MOST_BYTES // 1024)
                continue
            content[path.name] = path.read_bytes()
        except OSError as error:
            notes.of_file("file_unreadable", path.name, reason=error.strerror or type(error).__name__)
    return Files(content, folder)


def _wanted(path: Path) -> bool:
    # Excel's lock files and macOS's shadow files are nobody's tables.
    return path.suffix.lower() in WANTED and not path.name.startswith((".", "~$"))
