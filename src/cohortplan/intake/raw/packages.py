"""Office files (.xlsx, .docx) looked at before anything is unpacked for good: sizes, passwords, bombs, endless sheets."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from xml.parsers import expat

from cohortplan.intake.sheet import MOST_COLUMNS, MOST_ROWS
from cohortplan.text import Fact, Text

MOST_PARTS = 2_000
MOST_UNPACKED_BYTES = 64 * 1024 * 1024
MOST_RATIO = 400
ENCRYPTED_FLAG = 0x1
TEXT_PART = re.compile(r".*\.(xml|rels)")

DAMAGED = Text(zh="文件已损坏，或不是这种格式", en="it is damaged, or not of this format")
LOCKED = Text(zh="它有打开密码", en="it is locked with a password")
BOMB = Text(zh="其中的内容压缩比异常", en="what it holds is compressed beyond belief")
TOO_LARGE = Text(zh="解压后太大", en="it is too large once unpacked")
TOO_MANY_PARTS = Text(zh="其中的部件太多", en="it has too many parts")
DECLARES = Text(zh="其中含有不允许的 XML 声明", en="it holds a forbidden XML declaration")


class Refused(Exception):
    """The file is not read; becomes a ``Problem`` at once."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def because(reason: Text) -> Refused:
    """A refusal of the whole workbook or document."""
    return Refused("bad_workbook", reason=reason)


def too_large(rows: int, columns: int) -> Refused:
    """A refusal of a sheet that is larger than any that a school keeps."""
    facts: dict[str, Fact] = {"rows": rows, "columns": columns, "most": MOST_ROWS, "most_columns": MOST_COLUMNS}
    return Refused("sheet_too_large", **facts)


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The parts of an office file, once what it says of itself is believable.

    Raises:
        Refused: If it is not, or if it turns out to be damaged while it is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check(package.infolist())
            for part in package.namelist():
                if TEXT_PART.fullmatch(part):
                    _check_declarations(package, part)
            yield package
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, KeyError):
        raise because(DAMAGED) from None


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise because(TOO_MANY_PARTS)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise because(LOCKED)
    texts = [part for part in parts if TEXT_PART.fullmatch(part.filename)]
    if any(part.file_size > MOST_RATIO * max(part.compress_size, 1024) for part in texts):
        raise because(BOMB)
    if sum(part.file_size for part in texts) > MOST_UNPACKED_BYTES:
        raise because(TOO_LARGE)


class _Begun(Exception):
    """The first element is met, after which no document type can be declared."""


def _check_declarations(package: zipfile.ZipFile, part: str) -> None:
    """Refuse a part that declares a document type, as bombs do; one that is no XML is refused only where it is read."""

    def begin(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.StartElementHandler = begin
    with suppress(_Begun, expat.ExpatError, LookupError), package.open(part) as stream:
        parser.ParseFile(stream)


def read_xml(
    package: zipfile.ZipFile,
    part: str,
    *,
    start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read one XML part piece by piece; names come without their namespaces.

    Raises:
        Refused: If it is no XML, or declares a document type, as bombs do.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_declaration
    if start is not None:
        begin = start
        parser.StartElementHandler = lambda name, attributes: begin(name.rpartition(" ")[2], attributes)
    if end is not None:
        finish = end
        parser.EndElementHandler = lambda name: finish(name.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        with package.open(part) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, LookupError):
        # An encoding that nobody knows is no error of expat.
        raise because(DAMAGED) from None


def _refuse_declaration(*_: object) -> None:
    raise because(DECLARES)
