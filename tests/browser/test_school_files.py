"""From the files that a school has to an audited plan, in at most five actions."""

from pathlib import Path

import pytest

from cohortplan.text import Language
from cohortplan.text.catalogue import translator

pytestmark = pytest.mark.xdist_group("browser")

RAW = sorted((Path(__file__).parents[2] / "data" / "demo-b-raw").iterdir())
MOST_ACTIONS = 5
LONGEST_SEARCH = 400
"""Seconds after which the search ends by itself, and some for a machine that does other things too."""


class Acting:
    """Counts what a coordinator does; looking is free."""

    def __init__(self, window):
        self.window, self.count = window, 0

    def choose(self, files):
        """One choice of files, however many."""
        self.count += 1
        self.window.page.locator(".st-key-files input[type=file]").set_input_files(files)
        self.window.page.locator(".st-key-read_files button:not([disabled])").wait_for()

    def click(self, key, then):
        self.count += 1
        self.window.click(key, then=then)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_new_schools_files_are_an_audited_plan_after_five_actions(look, language):
    window = look(language).open().snap("school-1-nothing")
    act = Acting(window)

    act.choose(RAW)
    window.snap("school-2-files")
    act.click("read_files", then="to_plan")
    window.snap("school-3-data")
    act.click("to_plan", then="start")
    window.snap("school-4-plan")
    act.click("start", then="stop")
    window.page.wait_for_selector("[data-testid='stMetric'], .st-key-to_timetable", timeout=1000 * LONGEST_SEARCH)
    if window.keys("stop"):
        window.snap("school-5-searching")
        act.click("stop", then="to_timetable")

    window.says(translator(Language(language))("No hard finding")).snap("school-6-planned")
    assert act.count <= MOST_ACTIONS
    window.click("to_timetable", then="week").snap("school-7-timetable")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_was_understood_of_a_schools_files_fits_a_desk_and_a_phone(look, language):
    for width in (1366, 390):
        window = look(language, width).open()
        act = Acting(window)
        act.choose(RAW)
        act.click("read_files", then="to_plan")

        window.snap("understood-overview").section(1, "table.calendar").snap("understood")
        window.section(2, "[data-testid='stDataFrame']").snap("understood-tables")

        window.section(0, "table.supply")
        left = len(window.keys("confirm_"))
        window.click("confirm_seats").until(lambda: window.keys("confirm_seats") == [])  # noqa: B023 - called at once
        assert len(window.keys("confirm_")) == left - 1
