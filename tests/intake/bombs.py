"""Files that are small and want to become very large, or that keep a reader busy for ever."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping

from tests.intake.raw.papers import workbook

Parts = Mapping[str, bytes]
SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
NAMESPACE = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD, TAIL = b"<worksheet" + NAMESPACE + b"><sheetData>", b"</sheetData></worksheet>"
ROW = b'<row r="%d"><c r="A%d"><v>1</v></c></row>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a0 "ha">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10)
)
WORD = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>%s</w:body></w:document>"
PLAIN = workbook("a.xlsx", {"一": ([["姓名"], ["甲"]], []), "二": ([["x"]], [])}).content


def packed(parts: Parts) -> bytes:
    """An archive of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def repacked(content: bytes, parts: Parts) -> bytes:
    """A workbook with some of its parts replaced, or with more of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | dict(parts))


def signs(many: int) -> Iterator[bytes]:
    """Texts that cannot be compressed, and that are the same every time."""
    chance = random.Random(1)
    return (b"%x" % chance.getrandbits(64) for _ in range(many))


def rows(many: int, cells: bytes) -> bytes:
    return HEAD + (b"<row>" + cells + b"</row>") * many + TAIL


def endless_rows() -> bytes:
    return repacked(PLAIN, {SHEET: HEAD + b"".join(ROW % (row, row) for row in range(1, 1_000_001)) + TAIL})


def far_corners() -> bytes:
    corners = HEAD + ROW % (1, 1) + b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>' + TAIL
    return repacked(PLAIN, {SHEET: corners})


def too_wide() -> bytes:
    return repacked(PLAIN, {SHEET: rows(1, b"<c><v>1</v></c>" * 5000)})


def empty_rows() -> bytes:
    ghosts = b"".join(b'<row r="%d"><c s="1"/></row>' % row for row in range(1, 1_000_001))
    return repacked(PLAIN, {SHEET: HEAD + ghosts + TAIL})


def many_full_sheets() -> bytes:
    sheets = {f"xl/worksheets/sheet{number}.xml": rows(14_000, b"<c><v>1</v></c>" * 15) for number in range(1, 12)}
    return repacked(PLAIN, sheets)


def endless_merges() -> bytes:
    merges = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (row, row) for row in range(1, 500_001))
    sheet = HEAD + ROW % (1, 1) + b"</sheetData><mergeCells>" + merges + b"</mergeCells></worksheet>"
    return repacked(PLAIN, {SHEET: sheet})


def shared_texts(items: bytes) -> bytes:
    sheet = rows(1, b'<c t="s"><v>0</v></c>')
    return repacked(PLAIN, {SHEET: sheet, TEXTS: b"<sst" + NAMESPACE + b">" + items + b"</sst>"})


def endless_texts() -> bytes:
    return shared_texts(b"".join(b"<si><t>%s</t></si>" % text for text in signs(500_000)))


def one_text_everywhere() -> bytes:
    text = b"<si><t>" + b"".join(signs(2_000)) + b"</t></si>"
    book = shared_texts(text)
    return repacked(book, {SHEET: rows(19_000, b'<c t="s"><v>0</v></c>' * 15)})


def laughs_in_a_sheet() -> bytes:
    return repacked(PLAIN, {SHEET: LAUGHS + rows(1, b'<c t="str"><v>&a9;</v></c>')})


def laughs_in_texts() -> bytes:
    return repacked(PLAIN, {TEXTS: LAUGHS + b"<sst" + NAMESPACE + b"><si><t>&a9;</t></si></sst>"})


def laughs_in_the_book() -> bytes:
    return repacked(PLAIN, {BOOK: LAUGHS + b"<workbook" + NAMESPACE + b"><sheets/></workbook>"})


def zeros() -> bytes:
    return repacked(PLAIN, {SHEET: bytes(60_000_000)})


def nested_archives() -> bytes:
    inner = bytes(9_000_000)
    for depth in range(3):
        inner = packed({f"{depth}.zip": inner})
    return repacked(PLAIN, {SHEET: inner})


def strange_encoding() -> bytes:
    return repacked(PLAIN, {SHEET: b'<?xml version="1.0" encoding="UT-8"?>' + rows(1, b"<c><v>1</v></c>")})


def cut_off() -> bytes:
    return repacked(PLAIN, {SHEET: HEAD})


BOOKS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a million rows": (endless_rows, "sheet_too_large", ""),
    "two far corners": (far_corners, "sheet_too_large", ""),
    "too wide": (too_wide, "sheet_too_large", ""),
    "a million empty rows": (empty_rows, "sheet_too_large", ""),
    "many full sheets": (many_full_sheets, "bad_workbook", "too large"),
    "half a million merges": (endless_merges, "bad_workbook", "merged"),
    "half a million texts": (endless_texts, "bad_workbook", "too large"),
    "one long text everywhere": (one_text_everywhere, "bad_workbook", "too large"),
    "entities in a sheet": (laughs_in_a_sheet, "bad_workbook", "declaration"),
    "entities in the texts": (laughs_in_texts, "bad_workbook", "declaration"),
    "entities in the book": (laughs_in_the_book, "bad_workbook", "declaration"),
    "zeros": (zeros, "bad_workbook", "beyond belief"),
    "archives in archives": (nested_archives, "bad_workbook", "damaged"),
    "an encoding that nobody knows": (strange_encoding, "bad_workbook", "damaged"),
    "cut off": (cut_off, "bad_workbook", "damaged"),
}


def document(body: bytes, before: bytes = b"") -> bytes:
    return packed({"word/document.xml": before + WORD % body})


def endless_paragraphs() -> bytes:
    return document(b"".join(b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text for text in signs(100_000)))


def endless_tables() -> bytes:
    cell = b"<w:tc><w:tcPr><w:gridSpan w:val='60'/></w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
    return document(b"<w:tbl><w:tr>" + b"".join(cell % text for text in signs(60_000)) + b"</w:tr></w:tbl>")


def deep_tables() -> bytes:
    return document(b"<w:tbl><w:tr><w:tc>" * 300_000)


def laughs_in_a_document() -> bytes:
    return document(b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", LAUGHS)


DOCUMENTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a hundred thousand paragraphs": (endless_paragraphs, "sheet_too_large", ""),
    "an endless table": (endless_tables, "sheet_too_large", ""),
    "tables in tables": (deep_tables, "bad_workbook", "beyond belief"),
    "entities": (laughs_in_a_document, "bad_workbook", "declaration"),
}
