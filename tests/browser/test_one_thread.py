"""From an empty store to a calendar that anybody can fetch, by nothing but clicks."""

from urllib.request import urlopen

import pytest
from tests.worlds import PLAN, world

from cohortplan.rules.policy import Policy
from cohortplan.storage.store import Store
from cohortplan.workflows.drafts import begin

pytestmark = pytest.mark.xdist_group("browser")

KEYS = {"class": "class", "mentor": "staff"}
LOCKED = {"zh_CN": "县里要求", "en": "the county asked"}


def open_example(window):
    """Open the invented project, look at its data, and go on to its plan."""
    window.page.locator(".st-key-way button").last.click()
    window.page.wait_for_selector(".st-key-open_demo")
    return window.rest().click("open_demo", then="to_plan").snap("data").click("to_plan", then="start")


def make_plan(window):
    """Let it search until there is a plan, and stop."""
    window.click("start", then="stop")
    window.page.wait_for_selector("[data-testid='stMetric']")
    if window.keys("stop"):
        window.page.locator(".st-key-stop button:visible").click(timeout=5_000)
    window.page.wait_for_selector(".st-key-to_timetable")


def choose_what_can_move(window):
    """Point at one lesson after the other until one could be elsewhere; which ones can depends on the plan."""
    for cell in window.keys("cell_lesson"):
        window.click(cell, then="drop")
        if window.keys("place_"):
            return window
    return pytest.fail("no lesson of this trainee can be moved without breaking a rule")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_open_plan_move_lock_plan_again_undo_release(look, language):
    window = look(language).open().snap("projects-empty")

    open_example(window).snap("plan-before")
    window.click("start", then="stop")
    window.page.wait_for_selector("[data-testid='stMetric']")
    window.snap("plan-running")
    window.click("stop", then="to_timetable").snap("plan-after")
    window.click("to_timetable", then="week").snap("timetable")

    before = window.cells()
    choose_what_can_move(window).snap("timetable-chosen")
    window.click("place_").until(lambda: window.cells() != before)
    assert len(set(window.cells()) - set(before)) == 1

    window.button("lock").click()
    window.page.locator(".st-key-lock_reason input").fill(LOCKED[language])
    window.snap("timetable-lock").click("lock_it", then="unlock").says(LOCKED[language]).snap("timetable-locked")

    (locked,) = set(window.cells()) - set(before)
    window.click("replan", then="start").snap("plan-again")
    make_plan(window)
    window.click("to_timetable", then="week")
    planned = window.cells()
    assert locked in planned

    window.click("cell_mentoring", then="drop").click("drop").until(lambda: window.cells() != planned)
    window.click("undo").until(lambda: window.cells() == planned)
    window.page.reload()
    window.page.wait_for_selector(".st-key-week")
    window.until(lambda: window.cells() == planned)
    assert window.button("redo").is_enabled()

    window.open("releases?project=a-3").snap("releases-before")
    if window.keys("looked"):
        window.page.locator(".st-key-looked label").click()
    window.click("publish", then="rotate").snap("releases-after")
    calendar = window.page.locator("[data-testid='stCode'] code").nth(1).inner_text().strip()
    with urlopen(calendar, timeout=10) as feed:
        assert (feed.status, feed.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    window.open().snap("projects")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_timetables_of_classes_and_mentors_fit_the_window(look, store_file, language):
    fill(store_file, world(), PLAN)
    window = look(language).open("timetable?project=autumn")

    for place, lens in enumerate(("class", "mentor"), start=1):
        window.page.locator(".st-key-lens button").nth(place).click()
        window.page.wait_for_selector(f".st-key-whom_{KEYS[lens]}")
        window.rest().click("cell_", then="drop").snap(f"timetable-{lens}")


def test_names_are_shown_as_they_are_written(look, store_file):
    odd = "*赵*_一_ [x](http://h.example) <b>:red[y] :smile: a->b $z$ `q` ~~s~~ #1 www.h.example"
    first, *others = world().trainees
    fill(store_file, world(trainees=[type(first)(id="T1", name=odd, role="principal"), *others]), PLAN)
    window = look("en").open("timetable?project=autumn")

    heading = window.page.get_by_text("Findings about").inner_text()

    assert heading.replace("\u2060", "") == f"Findings about {odd}"
    assert window.page.locator("[data-testid='stMain'] a[href*='h.example']").count() == 0


def fill(store_file, project, plan):
    """Put a project with a plan into the store of the running app."""
    store = Store.open(store_file)
    try:
        store.projects.put(project, Policy.default().to_settings(), origin="folder", at=project.as_of)
        begin(store, project.id, "1", plan=plan, at=project.as_of)
    finally:
        store.close()
