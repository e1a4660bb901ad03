import io
import os
import shutil
import time
import zipfile

import pytest
from tests.worlds import world

from cohortplan.domain.edits import withdraw
from cohortplan.domain.plan import Plan
from cohortplan.text import Language
from cohortplan.workflows.generate import generate
from cohortplan.workflows.release import By, release_draft


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An invented project as a folder; tests write into copies only."""
    path = tmp_path_factory.mktemp("project") / "a"
    generate(path, "A", 5, calm=True, language=Language.ZH_CN)
    return path


def badges(app):
    return [each.value for each in app.page.markdown if each.value.startswith(":") and "-badge[" in each.value]


def open_folder(app, path):
    app.page.segmented_control(key="way").set_value("folder").run()
    app.page.text_input(key="folder_path").input(str(path))
    return app.click("open_folder")


def test_without_a_project_the_invented_one_is_a_click_away(tab, store):
    app = tab("projects", project="")
    assert app.says("Welcome")

    app.click("open_demo")

    (line,) = store.projects.all()
    assert line.id == "a-3"
    assert store.drafts.of_project("a-3")[0].revision == 0


def test_a_folder_is_opened_and_becomes_the_project_at_hand(tab, store, folder):
    app = open_folder(tab("projects", project=""), folder)

    assert [line.id for line in store.projects.all()] == ["a-5"]
    assert app.page.session_state["kept-project"] == "a-5"


def test_an_error_in_the_data_is_named_by_file_row_and_column_and_nothing_is_kept(tab, store, folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    lines = (tmp_path / "trainees.csv").read_text(encoding="utf-8-sig").splitlines()
    header = lines[0].split(",")
    cells = lines[2].split(",")
    cells[header.index("角色") if "角色" in header else header.index("身份")] = "厨师"
    (tmp_path / "trainees.csv").write_text("\n".join([*lines[:2], ",".join(cells), *lines[3:]]), encoding="utf-8")

    app = open_folder(tab("projects", project=""), tmp_path)

    (table,) = app.page.table
    level, file, row, _column, _what = table.value.iloc[0]
    assert ("error" in level, file.replace("\\", ""), row) == (True, "trainees.csv", "3")
    assert store.projects.all() == ()


def test_an_upload_that_is_no_archive_is_refused_with_its_reason(tab, store):
    app = tab("projects", project="")
    app.page.segmented_control(key="way").set_value("upload").run()
    app.page.file_uploader(key="archive").set_value(("a.zip", b"no archive", "application/zip")).run()

    app = app.click("open_upload")

    assert app.says("nothing was taken over")
    assert store.projects.all() == ()


def test_an_uploaded_archive_is_opened(tab, store, folder):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    app = tab("projects", project="")
    app.page.segmented_control(key="way").set_value("upload").run()
    app.page.file_uploader(key="archive").set_value(("a.zip", content.getvalue(), "application/zip")).run()

    app.click("open_upload")

    assert [line.id for line in store.projects.all()] == ["a-5"]


def test_what_a_project_needs_today_follows_its_draft_and_its_releases(tab, keep, store, noon):
    keep(world(), plan=Plan())
    assert [each for each in badges(tab("projects", project="")) if "No plan yet" in each] != []

    draft = keep(world())
    assert [each for each in badges(tab("projects", project="")) if "Not released yet" in each] != []

    release_draft(store, draft, By(author="安老师", at=noon))
    assert [each for each in badges(tab("projects", project="")) if "Release 1 is in force" in each] != []

    store.drafts.apply(draft, withdraw("T1", "talk"), author="安老师", at=noon)
    assert [each for each in badges(tab("projects", project="")) if "1 change not released" in each] != []


def test_searches_that_were_cut_off_are_named_after_a_restart(tab, keep, store, noon):
    keep(world())
    store.runs.start("autumn", draft_id=1, pid=2**22 + 1, at=noon)

    assert tab("projects", project="").says("1 search was cut off when the app ended")


def test_files_that_changed_since_they_were_read_are_said_and_can_be_read_again(tab, store, folder, tmp_path):
    mine = shutil.copytree(folder, tmp_path / "mine")
    app = open_folder(tab("projects", project=""), mine)
    later = time.time() + 60
    os.utime(mine / "trainees.csv", (later, later))

    app = tab("projects", project="")
    assert [each for each in badges(app) if "changed since they were read" in each] != []

    read_before = store.projects.all()[0].changed_at
    app.click("reread_a-5")
    assert store.projects.all()[0].changed_at > read_before


def test_what_was_just_made_and_read_is_not_said_to_have_changed(tab, store):
    tab("projects", project="").click("open_demo")

    assert [each for each in badges(tab("projects", project="")) if "changed since they were read" in each] == []
