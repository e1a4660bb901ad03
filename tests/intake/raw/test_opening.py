"""Files of every kind are opened, or refused at once with a reason; nothing they hold can hurt."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from tests.intake.bombs import HEAD, SHEET, TAIL, repacked
from tests.intake.raw.conftest import told
from tests.intake.raw.papers import text_file, workbook

from cohortplan.intake.files import MOST_BYTES
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.opening import Sent, load, open_pages

FILES = Path(__file__).parent / "files"


def opened(*files):
    notes = Notes()
    pages = open_pages(files, notes)
    return pages, told(notes.sorted({}))


def refusal(*files):
    """The one reason for which a file was not read, as code and English sentence."""
    notes = Notes()
    assert open_pages(files, notes) == ()
    (problem,) = notes.sorted({})
    return problem.code, str(problem.facts.get("reason", ""))


PLAIN = workbook("a.xlsx", {"一": ([["姓名", 302, 3.2, True], ["", "甲\n 乙 "]], [(0, 0, 1, 0)]), "二": ([["x"]], [])})


def test_a_workbook_is_read_sheet_by_sheet_with_merged_cells_and_numbers_as_they_are_typed():
    (first, second), problems = opened(PLAIN)

    assert (first.where, first.rows) == ("a.xlsx · 一", (("姓名", "302", "3.2", "TRUE"), ("", "甲\n乙", "", "")))
    assert first.at(1, 0) == "姓名"
    assert (second.sheet, problems) == ("二", [])


def test_an_old_workbook_is_read_too():
    (page,), problems = opened(Sent("课表.xls", (FILES / "timetable.xls").read_bytes()))

    assert (page.sheet, page.rows[0][0], page.at(1, 2), problems) == ("东校区", "青禾实验小学总课表", "星期一", [])


def test_csv_is_read_in_the_encodings_that_schools_use():
    rows = [["姓名", "职务"], ["甲", "校长"]]
    files = [text_file(f"{encoding}.csv", rows, encoding) for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]

    pages, problems = opened(*files)

    assert ([page.rows for page in pages], problems) == ([(("姓名", "职务"), ("甲", "校长"))] * 4, [])


def test_a_text_that_calls_itself_xls_is_read_as_the_text_it_is():
    (page,), _ = opened(Sent("导出.xls", "姓名\t职务\n甲\t校长\n".encode("gb18030")))

    assert page.rows == (("姓名", "职务"), ("甲", "校长"))


def test_hidden_sheets_are_left_alone_and_told():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("课表").write(0, 0, "x")
        book.add_worksheet("旧表").hide()

    pages, problems = opened(Sent("a.xlsx", content.getvalue()))

    assert [page.sheet for page in pages] == ["课表"]
    assert problems == [("hidden_sheet", "a.xlsx · 旧表", None, "", "")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.7", "file_format"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_format"),
        ("noname", b"x", "file_format"),
        ("a.xlsx", b"", "bad_workbook"),
        ("a.xlsx", b"PK\x03\x04 and nothing", "bad_workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "bad_workbook"),
        ("a.xls", "<html><table><tr><td>语文</td></tr></table></html>".encode(), "bad_workbook"),
        ("a.csv", b"\x00\x01\x02", "wrong_encoding"),
        ("a.csv", b"\xff\xff\xff\xff", "wrong_encoding"),
        ("a.docx", PLAIN.content, "bad_workbook"),
        ("a.csv", b"x" * (MOST_BYTES + 1), "file_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, content, code):
    assert refusal(Sent(name, content))[0] == code


def test_a_password_is_the_reason_where_there_is_one():
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
    content = bytearray(locked.getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[at : at + 2] = struct.pack("<H", 1)

    assert "password" in refusal(Sent("a.xlsx", bytes(content)))[1]


def test_rows_that_only_have_a_format_are_no_rows():
    sheet = HEAD + b'<row r="1"><c r="A1"><v>7</v></c></row><row r="90000"><c r="A90000" s="0"/></row>' + TAIL

    pages, problems = opened(Sent("a.xlsx", repacked(PLAIN.content, {SHEET: sheet})))

    assert (pages[0].rows, problems) == ((("7",),), [])


def test_a_merge_of_the_whole_sheet_fills_only_what_is_used():
    (page,), problems = opened(workbook("a.xlsx", {"一": ([["题目"], ["x", "y"]], [(0, 0, 0, 16383)])}))

    assert (page.width, page.at(0, 1), problems) == (2, "题目", [])


def test_a_csv_of_a_million_rows_is_refused():
    assert refusal(Sent("a.csv", b"a,b\n" * 1_000_000))[0] == "sheet_too_large"


def test_more_files_than_any_school_sends_are_refused():
    _, problems = opened(*(Sent(f"{number}.txt", b"x") for number in range(101)))

    assert [code for code, *_ in problems] == ["too_many_files"]


def test_a_folder_is_all_the_files_in_it_but_not_what_programs_leave_there(tmp_path):
    for name in ("a.csv", "~$a.xlsx", ".DS_Store"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "big.csv").write_bytes(b"x" * (MOST_BYTES + 1))
    notes = Notes()

    found = load([tmp_path], notes)

    assert [each.name for each in found] == ["a.csv"]
    assert told(notes.sorted({})) == [("file_too_large", "big.csv", None, "", "")]


WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>跟岗时间：</w:t></w:r><w:r><w:t>2026年10月19日至23日</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>学员名单</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>职务</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>校长</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    "</w:tbl></w:body></w:document>"
)


def word(name, document=WORD):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("word/document.xml", document)
    return Sent(name, packed.getvalue())


def test_a_word_file_is_its_paragraphs_and_each_of_its_tables():
    (said, table), problems = opened(word("通知.docx"))

    assert (said.rows, problems) == ((("跟岗时间：2026年10月19日至23日",),), [])
    assert [table.at(row, 1) for row in range(4)] == ["学员名单", "职务", "校长", "校长"]
