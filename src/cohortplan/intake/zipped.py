"""Projects uploaded as one zip archive, unpacked in memory and within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from cohortplan.intake.files import MOST_BYTES, SETTINGS_FILE, Files
from cohortplan.intake.problems import Notes
from cohortplan.text import Text

MOST_ARCHIVE_BYTES = 32 * 1024 * 1024
MOST_UNPACKED_BYTES = 64 * 1024 * 1024
MOST_FILES = 500
MOST_RATIO = 200
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
WANTED = (".csv", ".toml", ".json")
LINK, KIND_BITS = 0o120000, 0o170000

NO_ZIP = Text(zh="它不是 zip，或已损坏", en="it is no zip archive, or is damaged")
TOO_LARGE = Text(zh="它或其中的文件太大", en="it or a file in it is too large")
TOO_MANY = Text(zh=f"其中的文件多于 {MOST_FILES} 个", en=f"it holds more than {MOST_FILES} files")
BOMB = Text(zh="其中的文件压缩比异常", en="a file in it is compressed beyond belief")
OUTSIDE = Text(zh="其中有文件指向压缩包之外", en="a file in it points outside the archive")
ENCRYPTED = Text(zh="它有密码", en="it is locked with a password")
NAMELESS = Text(zh="其中有文件没有名字，可能已损坏", en="a file in it has no name, so it is probably damaged")
TWO_PROJECTS = Text(zh="其中不止一个项目", en="it holds more than one project")
NESTED = Text(zh="里面还是压缩包，请先解开", en="it holds nothing but other archives; unpack those first")
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")


class _Refused(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def read_zip(archive: bytes | Path, notes: Notes, name: str = "project.zip", wanted: tuple[str, ...] = WANTED) -> Files:
    """The project files in an archive; none, with a note that names the reason, if it cannot be used.

    The project may lie in a folder of the archive. Nothing is written to disk,
    and only what ends in one of ``wanted`` is unpacked: settings, tables and plans.
    """
    try:
        if isinstance(archive, Path):
            name = archive.name
            with archive.open("rb") as stream:
                archive = stream.read(MOST_ARCHIVE_BYTES + 1)
        return Files(_unpacked(archive, wanted))
    except _Refused as refused:
        notes.of_file("bad_zip", name, reason=refused.reason)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        notes.of_file("bad_zip", name, reason=NO_ZIP)
    return Files()


def _unpacked(archive: bytes, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    if len(archive) > MOST_ARCHIVE_BYTES:
        raise _Refused(TOO_LARGE)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        entries = opened.infolist()
        _check(entries)
        names = {_name(entry): entry for entry in entries if not entry.is_dir()}
        root = _root(names)
        wanted = {name: entry for name, entry in names.items() if name.startswith(root) and _is_wanted(name, suffixes)}
        if not wanted and any(PurePosixPath(name).suffix.lower() in ARCHIVES for name in names):
            raise _Refused(NESTED)
        return {name.removeprefix(root): _content(opened, entry) for name, entry in sorted(wanted.items())}


def _check(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Look at what the archive says of itself before anything is unpacked."""
    listed = list(entries)
    if len(listed) > MOST_FILES:
        raise _Refused(TOO_MANY)
    if sum(entry.file_size for entry in listed) > MOST_UNPACKED_BYTES:
        raise _Refused(TOO_LARGE)
    for entry in listed:
        if not entry.filename:
            raise _Refused(NAMELESS)
        path = PurePosixPath(_name(entry))
        is_link = (entry.external_attr >> 16) & KIND_BITS == LINK
        if path.is_absolute() or ".." in path.parts or ":" in str(path) or is_link:
            raise _Refused(OUTSIDE)
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise _Refused(ENCRYPTED)
        if entry.file_size > MOST_RATIO * max(entry.compress_size, 1024):
            raise _Refused(BOMB)


def _name(entry: zipfile.ZipInfo) -> str:
    """The path of a file; Chinese Windows writes names in GBK without saying so."""
    name = entry.filename
    if not entry.flag_bits & UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/")


def _root(names: Iterable[str]) -> str:
    """The folder of the archive in which the project lies, with its last slash."""
    found = [
        PurePosixPath(name) for name in names if PurePosixPath(name).name == SETTINGS_FILE and _is_wanted(name, WANTED)
    ]
    if not found:
        return ""
    depth = min(len(path.parts) for path in found)
    highest = [path for path in found if len(path.parts) == depth]
    if len(highest) > 1:
        raise _Refused(TWO_PROJECTS)
    return "" if depth == 1 else f"{highest[0].parent}/"


def _is_wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return path.suffix.lower() in suffixes and not hidden


def _content(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one file; never more than the limit, whatever the archive claims."""
    with opened.open(entry) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _Refused(TOO_LARGE)
    return content
