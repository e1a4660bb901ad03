"""Each assumption says where it is changed."""

from tests.workflows.made_projects import contents_of_a, written

from cohortplan.intake.assumed import ASSUMED
from cohortplan.intake.schema import READ_TABLES
from cohortplan.workflows.assumptions import CHANGED_IN, assumptions_in
from cohortplan.workflows.data import data_in


def test_every_assumption_that_an_import_makes_has_a_place_where_it_is_changed():
    tables = {table.key for table in READ_TABLES}

    assert set(ASSUMED) <= set(CHANGED_IN)
    assert {key for key in CHANGED_IN.values() if key} <= tables


def test_what_an_import_wrote_down_and_what_reading_took_are_both_listed(tmp_path):
    settings = contents_of_a()["project.toml"].decode().replace("term_start", "# term_start")
    folder = written(tmp_path / "a", project=f"{settings}\n[assumed]\nseats = [4]\n".encode())

    found = {each.code: each.file for each in assumptions_in(data_in(folder))}

    assert found == {"seats": "classes.csv", "term_unsaid": "project.toml"}


def test_without_assumptions_there_is_nothing_to_confirm(tmp_path):
    assert assumptions_in(data_in(written(tmp_path / "a"))) == ()
