"""A table that is changed in the app keeps everything that nobody changed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cohortplan.intake.schema import BY_KEY
from cohortplan.intake.table_file import Edits, TableFile, empty_table, read_table_file
from cohortplan.text import Language

ENCODINGS = {
    "utf-8-sig": b"\xef\xbb\xbf" + "姓名,角色\n林,校长\n".encode(),
    "utf-8": "姓名,角色\r\n林,校长\r\n".encode(),
    "gb18030": "姓名;角色\r\n林;校长\r\n".encode("gb18030"),
    "utf-16-le": b"\xff\xfe" + "姓名\t角色\r\n林\t校长\r\n".encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + "姓名,角色\n林,校长\n".encode("utf-16-be"),
}


def table_of(content: bytes) -> TableFile:
    table = read_table_file(content)
    assert table is not None
    return table


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_separators_and_line_ends_stay_as_the_school_saved_them(encoding):
    content = ENCODINGS[encoding]

    table = table_of(content)

    assert table.encoding == encoding
    assert table.content() == content
    assert table.edited(Edits(cells={2: {1: "主任"}})).content() == content.replace(
        "校长".encode(encoding.removesuffix("-sig")), "主任".encode(encoding.removesuffix("-sig"))
    )


def test_columns_nobody_knows_and_blank_rows_are_kept():
    table = table_of("姓名,备忘,角色\n林,爱喝茶,校长\n,,\n吴,,主任\n".encode())

    after = table.edited(Edits(cells={4: {2: "校长"}}))

    assert after.content().decode() == "姓名,备忘,角色\n林,爱喝茶,校长\n,,\n吴,,校长\n"
    assert [number for number, _ in after.rows] == [2, 4]


def test_rows_are_taken_out_and_added_and_an_empty_new_row_is_none():
    table = table_of(b"name,role\na,x\nb,y\nc,z\n")

    after = table.edited(Edits(removed=frozenset({3}), added=(("d", "w"), ("", " "))))

    assert after.records == (("name", "role"), ("a", "x"), ("c", "z"), ("d", "w"))


def test_a_header_is_a_cell_like_any_other():
    after = table_of(b"name,rolle\na,x\n").edited(Edits(cells={1: {1: "role"}}))

    assert after.content() == b"name,role\na,x\n"


def test_a_column_is_added_on_the_right():
    after = table_of(b"name\na\n\nb\n").edited(Edits(columns=("role",), cells={2: {1: "x"}}))

    assert after.content().decode().splitlines() == ["name,role", "a,x", "", "b,"]


def test_cells_beyond_the_headers_are_shown_until_they_are_emptied():
    table = table_of(b"name,role\na,x,oops\n")
    assert table.rows == ((2, ("a", "x", "oops")),)

    after = table.edited(Edits(cells={2: {2: ""}}))

    assert after.content() == b"name,role\na,x\n"


def test_what_cannot_be_taken_apart_into_cells_is_no_table():
    assert read_table_file(b'name,role\n"a,x\n') is None
    assert read_table_file(b"\xff\xff\xff\x00\x81") is None


def test_a_new_table_has_all_its_headers_in_the_language_of_the_others():
    trainees = BY_KEY["trainees"]

    assert empty_table(trainees, Language.EN).headers[:3] == ("trainee", "name", "role")
    assert empty_table(trainees, Language.ZH_CN).headers[:3] == ("编号", "姓名", "角色")


def test_a_column_is_found_by_its_header_as_a_problem_names_it():
    assert TableFile((("name", " role "),)).column_of("role") == 1
    assert TableFile((("name",),)).column_of("role") is None


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff\r"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(sorted(ENCODINGS)))
def test_any_table_reads_back_as_it_was_written(rows, encoding):
    table = TableFile((("姓名", "role", "note", "more"), *map(tuple, rows)), encoding)

    assert table_of(table.content()).records == table.records


@given(st.lists(CELLS, min_size=2, max_size=4), st.sampled_from(",;\t"))
@example(["\n", ""], ";")
def test_headers_may_hold_any_sign(headers, delimiter):
    table = TableFile((tuple(headers), ("a", "b")), delimiter=delimiter)

    assert table_of(table.content()).records == table.records
