"""The data page: is there enough, what is to be done, and the way on."""

import os
import time

from cohortplan.workflows.assumptions import assumptions_in
from cohortplan.workflows.data import data_in

COOK = "编号,姓名,角色\nT1,林,厨师\n".encode()


def badges(app):
    return [each.value for each in app.page.markdown if each.value.startswith(":") and "-badge[" in each.value]


def test_without_a_project_the_page_leads_to_one(tab):
    app = tab("data", project="")

    assert app.says("Choose a project first.")


def test_supply_stands_beside_what_is_to_be_done(tab, folder):
    folder()

    app = tab("data", project="a-5")

    assert app.says("lesson observation: seats")
    assert app.says("2 rows are tight.")
    assert not app.button("to_plan").disabled


def test_the_way_on_is_closed_while_there_are_errors(tab, folder):
    folder(trainees=COOK)

    app = tab("data", project="a-5")

    assert app.says("Nothing can be planned before the errors are mended")
    assert app.button("to_plan").disabled
    assert any("must be mended first" in each for each in badges(app))


def test_other_pages_lead_to_the_data_while_there_are_errors(tab, folder):
    folder(trainees=COOK)

    for page in ("plan", "timetable", "releases"):
        assert tab(page, project="a-5").says("The data of this project must be mended first.")


def test_errors_that_come_later_leave_the_plan_as_it_was(tab, folder):
    path = folder()
    (path / "trainees.csv").write_bytes(COOK)

    app = tab("data", project="a-5")

    assert app.says("plan and timetable go on with the data as they were before")
    assert any("No plan yet" in each for each in badges(app))


def test_files_that_were_changed_elsewhere_are_taken_over_by_a_click(tab, folder, store):
    path = folder()
    read = store.projects.get("a-5").line.changed_at
    later = time.time() + 60
    os.utime(path / "trainees.csv", (later, later))
    app = tab("data", project="a-5")
    assert app.says("The files have changed since the project was read.")

    app.click("take_over_data")

    assert store.projects.get("a-5").line.changed_at > read


def test_a_project_whose_files_are_gone_says_so(tab, keep, folder):
    path = folder()
    for each in path.iterdir():
        each.unlink()
    path.rmdir()

    assert tab("data", project="a-5").says("The files of this project are gone")


def test_the_files_of_a_school_can_be_confirmed_step_by_step(tab, folder):
    settings = (folder() / "project.toml").read_text(encoding="utf-8")
    path = folder(project=f"{settings}\n[assumed]\nvisits = [1, 2]\nseats = [4]\n".encode())
    app = tab("data", project="a-5")
    assert any("2 to confirm" in each for each in badges(app))

    app.click("confirm_visits")

    assert [each.code for each in assumptions_in(data_in(path))] == ["seats"]
    assert app.keys("confirm_") == ["confirm_seats"]
