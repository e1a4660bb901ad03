"""Files as an office makes them: workbooks with titles and merged cells, and a Word notice.

The same pages give the same bytes: what a file says of its making is a date
that is given, never that of today.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

Merge = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
OLDEST = (1980, 1, 1, 0, 0, 0)
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""
PARAGRAPH = '<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


@dataclass(frozen=True)
class Sheet:
    """One page of a workbook; of a merged stretch the first cell holds the text."""

    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = field(default=())


def workbook(sheets: Mapping[str, Sheet], made: datetime) -> bytes:
    """An ``.xlsx`` of these sheets, by their names."""
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"created": made})
        middle = book.add_format({"align": "center", "valign": "vcenter"})
        for name, page in sheets.items():
            sheet = book.add_worksheet(name)
            for merge in page.merges:
                sheet.merge_range(*merge, "", middle)
            for number, row in enumerate(page.rows):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(number, column, text, middle)
    return content.getvalue()


def document(paragraphs: Sequence[str]) -> bytes:
    """A ``.docx`` of these paragraphs."""
    body = "".join(PARAGRAPH.format(text=escape(text)) for text in paragraphs)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        parts = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": DOCUMENT.format(body=body),
        }
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, OLDEST), text)
    return content.getvalue()
