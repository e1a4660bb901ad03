import io
import os
import shutil
import time
import zipfile
from datetime import date

import pytest
from tests.intake.raw.papers import School, papers
from tests.worlds import world

from cohortplan.domain.edits import withdraw
from cohortplan.domain.plan import Plan
from cohortplan.generator import invent
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


def send(app, *files):
    app.page.file_uploader(key="files").set_value([(name, content, "") for name, content in files]).run()
    return app.click("read_files")


def test_without_a_project_the_invented_one_is_two_clicks_away(tab, store):
    app = tab("projects", project="")
    assert app.says("Welcome")

    app.page.segmented_control(key="way").set_value("demo").run()
    app.click("open_demo")

    (line,) = store.projects.all()
    assert line.id == "a-3"
    assert store.drafts.of_project("a-3")[0].revision == 0


def test_a_folder_is_opened_and_becomes_the_project_at_hand(tab, store, folder):
    app = open_folder(tab("projects", project=""), folder)

    assert [line.id for line in store.projects.all()] == ["a-5"]
    assert app.page.session_state["kept-project"] == "a-5"


def test_a_project_with_an_error_in_it_is_mended_on_the_data_page(tab, store, folder, tmp_path):
    broken = shutil.copytree(folder, tmp_path / "broken")
    text = (broken / "trainees.csv").read_text(encoding="utf-8-sig")
    (broken / "trainees.csv").write_text(text.replace("校长", "厨师", 1), encoding="utf-8")

    app = open_folder(tab("projects", project=""), broken)

    assert store.projects.all() == ()
    assert app.page.session_state["kept-project"] == "a-5"
    again = tab("projects", project="")
    assert [each for each in badges(again) if "must be mended first" in each] != []
    assert again.keys("mend_") == ["mend_a-5"]


def test_what_is_no_archive_is_refused_with_its_reason(tab, store):
    app = send(tab("projects", project=""), ("a.zip", b"no archive"))

    assert app.says("nothing was taken over")
    (table,) = app.page.table
    assert "a.zip" in table.value.iloc[0].iloc[1].replace("\\", "")
    assert store.projects.all() == ()


def test_an_uploaded_archive_is_opened(tab, store, folder):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)

    send(tab("projects", project=""), ("a.zip", content.getvalue()))

    assert [line.id for line in store.projects.all()] == ["a-5"]


def test_the_files_of_a_school_become_a_project_that_says_what_it_was_made_of(tab, store):
    app = send(tab("projects", project=""), *((each.name, each.content) for each in papers(School(invent("A", 3)))))

    (line,) = store.projects.all()
    assert app.page.session_state["kept-project"] == line.id
    assert app.page.session_state["kept-received"].imported.understood


def test_dates_that_no_file_says_are_asked_for_and_can_be_given(tab, store):
    files = [(each.name, each.content) for each in papers(School(invent("A", 3))) if "通知" not in each.name]
    app = send(tab("projects", project=""), *files)
    assert store.projects.all() == ()
    assert [each.proto.expanded for each in app.page.expander if "Dates" in each.label] == [True]

    app.page.date_input(key="given_start").set_value(date(2026, 10, 19))
    app.page.date_input(key="given_end").set_value(date(2026, 10, 23))
    send(app, *files)

    (line,) = store.projects.all()
    assert str(store.projects.get(line.id).project.calendar.open_days[-1].on) == "2026-10-23"


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
    app = tab("projects", project="")
    app.page.segmented_control(key="way").set_value("demo").run()
    app.click("open_demo")

    assert [each for each in badges(tab("projects", project="")) if "changed since they were read" in each] == []
