"""What is typed into the table on the page becomes edits of single cells, by the rows of the file."""

from streamlit.testing.v1 import AppTest


def drawn(state):
    """Streamlit takes the text of this function, so it imports what it needs."""
    import streamlit as st

    from cohortplan.intake.table_file import read_table_file
    from cohortplan.web.editor import Shown
    from cohortplan.workflows.data import Problem, Sheet

    content = b"name,role\na,x\n\nb,y\nc,z\n"
    table = read_table_file(content)
    assert table is not None
    bad = Problem(code="not_one_of", where="t.csv", row=5, column="role", value="z", facts={"choices": ("x", "y")})
    shown = Shown(Sheet("t.csv", problems=(bad,)), table, content, 0)
    st.session_state[shown.editor_key] = state
    edits = shown.edits()
    st.json(
        [
            [number for number, _ in shown.rows],
            {row: dict(cells) for row, cells in edits.cells.items()},
            sorted(edits.removed),
            list(edits.added),
        ]
    )


def edits_of(**state):
    page = AppTest.from_function(drawn, args=(state,)).run()
    assert [error.value for error in page.exception] == []
    import json

    return json.loads(page.json[0].value)


def test_rows_with_problems_stand_first_and_keep_their_numbers():
    assert edits_of()[0] == [5, 2, 4]


def test_a_changed_cell_is_found_by_the_number_of_its_row():
    assert edits_of(edited_rows={"0": {"c1": "y"}, "2": {"c0": "b"}})[1] == {"5": {"1": "y"}}


def test_rows_are_deleted_and_added_and_an_empty_one_is_none():
    _rows, cells, removed, added = edits_of(
        edited_rows={"1": {"c0": "q"}}, deleted_rows=[1], added_rows=[{"c0": "d"}, {}, {"c1": None}]
    )

    assert (cells, removed, added) == ({}, [2], [["d", ""]])


def test_an_emptied_cell_is_an_empty_text():
    assert edits_of(edited_rows={"1": {"c1": None}})[1] == {"2": {"1": ""}}
