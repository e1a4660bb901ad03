"""Files as an office makes them: workbooks with titles and merged cells, and a Word notice.

Both are packages of a few XML parts, written here by hand: the same pages give
the same parts, and nothing in them says when or where they were made.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

Merge = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""

OLDEST = (1980, 1, 1, 0, 0, 0)
LETTERS = 26
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMATS = "http://schemas.openxmlformats.org"
SHEETS = f"{FORMATS}/spreadsheetml/2006/main"
RELATION = f"{FORMATS}/officeDocument/2006/relationships"
OF_OFFICE = "application/vnd.openxmlformats-officedocument"
PLAIN = f"{OF_OFFICE}.spreadsheetml."
STYLES = (
    f'<styleSheet xmlns="{SHEETS}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>'
)


@dataclass(frozen=True)
class Sheet:
    """One page of a workbook; of a merged stretch the first cell holds the text."""

    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = field(default=())


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """An ``.xlsx`` of these sheets, by their names."""
    numbered = list(enumerate(sheets.items(), start=1))
    named = "".join(f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>' for at, (name, _) in numbered)
    parts = {"xl/workbook.xml": f"{PLAIN}sheet.main+xml", "xl/styles.xml": f"{PLAIN}styles+xml"}
    parts |= {f"xl/worksheets/sheet{at}.xml": f"{PLAIN}worksheet+xml" for at, _ in numbered}
    inner = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at, _ in numbered}
    return package(
        {
            "[Content_Types].xml": types(parts),
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{RELATION}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(inner | {"rId0": ("styles", "styles.xml")}),
            "xl/styles.xml": STYLES,
            **{f"xl/worksheets/sheet{at}.xml": "".join(worksheet(sheet)) for at, (_, sheet) in numbered},
        }
    )


def worksheet(sheet: Sheet) -> Iterator[str]:
    """The XML of one sheet: every text as text."""
    yield f'<worksheet xmlns="{SHEETS}">{columns(sheet)}<sheetData>'
    for row, texts in enumerate(sheet.rows):
        yield f'<row r="{row + 1}">'
        for column, text in enumerate(texts):
            if text:
                cell = f'<c r="{address(row, column)}" s="0" t="inlineStr">'
                yield f'{cell}<is><t xml:space="preserve">{escape(text)}</t></is></c>'
        yield "</row>"
    yield "</sheetData>"
    if sheet.merges:
        refs = (f"{address(top, left)}:{address(bottom, right)}" for top, left, bottom, right in sheet.merges)
        yield f'<mergeCells count="{len(sheet.merges)}">{"".join(f"""<mergeCell ref="{ref}"/>""" for ref in refs)}'
        yield "</mergeCells>"
    yield "</worksheet>"


def columns(sheet: Sheet) -> str:
    """As wide as the longest line in each column, titles aside; a Chinese sign is as wide as two letters."""
    listed = [texts for texts in sheet.rows if sum(map(bool, texts)) > 1]
    widths = [
        max((len(line) for texts in listed for text in texts[at : at + 1] for line in text.split("\n")), default=0)
        for at in range(max(map(len, listed), default=0))
    ]
    named = (
        f'<col min="{at}" max="{at}" width="{2 * width + 2}" customWidth="1"/>'
        for at, width in enumerate(widths, start=1)
    )
    return f"<cols>{''.join(named)}</cols>" if widths else ""


def address(row: int, column: int) -> str:
    """``B3`` for row 2 and column 1, which count from 0."""
    before, within = divmod(column, LETTERS)
    return (address(0, before - 1)[:-1] if before else "") + f"{chr(ord('A') + within)}{row + 1}"


def document(paragraphs: Sequence[str]) -> bytes:
    """A ``.docx`` of these paragraphs."""
    words = f"{FORMATS}/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    return package(
        {
            "[Content_Types].xml": types({"word/document.xml": f"{OF_OFFICE}.wordprocessingml.document.main+xml"}),
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f'<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>',
        }
    )


def types(parts: Mapping[str, str]) -> str:
    """Which part is of which type."""
    named = "".join(f'<Override PartName="/{name}" ContentType="{each}"/>' for name, each in parts.items())
    return (
        f'<Types xmlns="{FORMATS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """What a part refers to: kind and target by id."""
    listed = "".join(
        f'<Relationship Id="{ident}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for ident, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{FORMATS}/package/2006/relationships">{listed}</Relationships>'


def package(parts: Mapping[str, str]) -> bytes:
    """The parts in one file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name, OLDEST), HEAD + text, zipfile.ZIP_DEFLATED)
    return content.getvalue()
