"""Lines that a file has already, so that measurements of hours can be made piece by piece and begun again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measuring import Facts
from benchmarks.telling import surroundings

Lines = list[dict[str, object]]


@dataclass
class Kept:
    """A file of lines, or none."""

    path: Path | None = None
    found: Lines = field(default_factory=list)

    @classmethod
    def read(cls, path: Path | None) -> Kept:
        """The file's lines; none if it is still to be made."""
        return cls(path, read_lines(path) if path is not None and path.exists() else [])

    def has(self, what: Facts) -> bool:
        """Whether this was measured already, with the source as it is now and was committed."""
        now = surroundings()
        wanted = {**what, "source": now["source"], "changed": False}
        return not now["changed"] and any(
            all(line.get(name) == value for name, value in wanted.items()) for line in self.found
        )

    def keep(self, line: str) -> str:
        """Append one more line, if there is a file; returns the line."""
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        return line


def read_lines(path: Path) -> Lines:
    """All lines of a file that are whole; the last one may have been cut off in its middle."""
    texts = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return [json.loads(text) for text in texts if text.endswith("\n") and text.strip()]
