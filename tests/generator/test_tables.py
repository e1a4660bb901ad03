import pytest

from cohortplan.generator.tables import COLUMNS, row


def test_a_row_has_all_columns_and_canonical_text():
    made = row("staff", {"staff": "甲", "mentors": ("principal", "academic_director"), "max_trainees": 4})

    assert tuple(made) == COLUMNS["staff"]
    assert (made["mentors"], made["max_trainees"], made["email"]) == ("principal;academic_director", "4", "")


def test_a_rare_column_is_there_only_where_it_says_something():
    usual, rare = row("sessions", {"session": "1"}), row("sessions", {"session": "1", "make_up": True})

    assert set(rare) - set(usual) == {"make_up"}
    assert rare["make_up"] == "yes"


def test_a_cell_without_a_column_is_refused():
    with pytest.raises(ValueError, match="wishes has no column colour"):
        row("wishes", {"colour": "red"})
