"""Where the tables of a project lie, and how they are found again."""

from datetime import UTC, datetime

import pytest
from tests.workflows.made_projects import contents_of_a, written

from cohortplan.workflows.project_folders import (
    KnownFolder,
    folder_of,
    id_in,
    keep_contents,
    not_read_yet,
    projects_folder,
    remember,
)

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


def test_a_folder_elsewhere_is_found_again_by_the_id_of_its_project(store, tmp_path):
    folder = written(tmp_path / "mine")

    known = remember(store, folder)

    assert (known.id, folder_of(store, "a-5")) == ("a-5", folder)
    assert not_read_yet(store) == (known,)


def test_a_folder_that_is_gone_is_forgotten(store, tmp_path):
    folder = written(tmp_path / "mine")
    remember(store, folder)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()

    assert folder_of(store, "a-5") is None
    assert not_read_yet(store) == ()


def test_settings_that_do_not_say_the_id_leave_the_name_of_the_folder(tmp_path):
    folder = written(tmp_path / "autumn", project='id = 7\nname = "秋季"'.encode())
    assert (id_in(folder), KnownFolder("autumn", folder).name) == ("autumn", "秋季")
    assert id_in(tmp_path / "nowhere") == "nowhere"


def test_files_in_folders_of_a_project_are_kept_with_it(store):
    kept = keep_contents(store, "a-5", {**contents_of_a(), "plan/plan.json": b"{}"}, at=NOON)

    assert (kept.folder / "plan" / "plan.json").read_bytes() == b"{}"


def test_what_a_kill_left_half_written_is_in_nobodys_way(store):
    half = projects_folder(store) / ".a-5.new"
    half.mkdir(parents=True)
    (half / "trainees.csv").write_bytes(b"half")

    kept = keep_contents(store, "a-5", contents_of_a(), at=NOON)

    assert {path.name for path in kept.folder.iterdir()} == set(contents_of_a())
    assert not_read_yet(store)[0].folder == kept.folder


@pytest.mark.parametrize("name", ["../out.csv", "..\\out.csv", "/out.csv", "c:out.csv", "a/../../out.csv", "out\0.csv"])
def test_no_name_leads_out_of_the_folder(store, tmp_path, name):
    kept = keep_contents(store, "a-5", {**contents_of_a(), name: b"x"}, at=NOON)

    assert {path.name for path in kept.folder.iterdir()} == set(contents_of_a())
    assert [path for path in tmp_path.rglob("*out*") if path.is_file()] == []
