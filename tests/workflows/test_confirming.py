"""What is confirmed is written down, and not asked again."""

import pytest
from tests.workflows.made_projects import contents_of_a, written

from cohortplan.workflows.assumptions import assumptions_in
from cohortplan.workflows.confirming import confirm
from cohortplan.workflows.data import data_in
from cohortplan.workflows.mending import Saved, Stale


@pytest.fixture
def folder(tmp_path):
    """A project that says neither when the term starts nor how many seats there are, and assumes the visits."""
    settings = contents_of_a()["project.toml"].decode().replace("term_start", "# term_start")
    header, *rows = contents_of_a()["classes.csv"].decode("utf-8-sig").splitlines()
    place = header.split(",").index("听课名额")
    kept = [",".join(cells[:place] + cells[place + 1 :]) for cells in (row.split(",") for row in (header, *rows))]
    assumed = "\n[assumed]\nvisits = [1, 2]\nseats = [4]\n"
    return written(tmp_path / "a", project=f"{settings}{assumed}".encode(), classes="\n".join(kept).encode())


def codes(folder):
    return {each.code for each in assumptions_in(data_in(folder))}


@pytest.mark.parametrize("code", ["visits", "seats", "term_unsaid", "seats_unsaid"])
def test_what_is_confirmed_is_no_longer_asked_and_the_project_stays_the_same(folder, code):
    asked, project = codes(folder), data_in(folder).reading.project

    outcome = confirm(data_in(folder), code)

    assert isinstance(outcome, Saved)
    assert codes(folder) == asked - {code}
    assert data_in(folder).reading.project == project or code == "seats_unsaid"


def test_seats_are_written_into_the_table_of_classes(folder):
    confirm(data_in(folder), "seats_unsaid")

    lines = (folder / "classes.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(",听课名额")
    assert {line.rpartition(",")[2] for line in lines[1:]} == {"4"}


def test_all_else_in_the_settings_stays_as_it_was(folder):
    before = (folder / "project.toml").read_text(encoding="utf-8")

    confirm(data_in(folder), "visits")

    assert (folder / "project.toml").read_text(encoding="utf-8") == before.replace("visits = [1, 2]\n", "")


def test_ways_between_campuses_are_written_as_rows(tmp_path):
    header, *rows = contents_of_a()["classes.csv"].decode("utf-8-sig").splitlines()
    place = header.split(",").index("校区")
    moved = [",".join("east" if at == place else cell for at, cell in enumerate(rows[0].split(",")))]
    known = rows[1].split(",")[place]
    campuses = f"校区,校区名称\n{known},本部\neast,东校区\n".encode()
    bells = contents_of_a()["bells.csv"].decode("utf-8-sig")
    rings = [line.replace(known, "east", 1) for line in bells.splitlines()[1:]]
    folder = written(
        tmp_path / "a",
        campuses=campuses,
        classes="\n".join([header, *moved, *rows[1:]]).encode(),
        bells="\n".join([bells.rstrip("\n"), *rings]).encode(),
    )
    assert "travel_unsaid" in codes(folder)

    confirm(data_in(folder), "travel_unsaid")

    assert "travel_unsaid" not in codes(folder)
    assert (folder / "travel.csv").exists()


def test_a_confirmation_that_comes_after_a_change_is_refused(folder):
    seen = data_in(folder)
    (folder / "project.toml").write_text(
        (folder / "project.toml").read_text(encoding="utf-8") + "# x\n", encoding="utf-8"
    )

    assert isinstance(confirm(seen, "visits"), Stale)
    assert "visits" in codes(folder)
