"""Questions beside an assignment, who stands in, and the page that shows who gets how much."""

import pytest
from tests.browser.test_one_thread import fill
from tests.worlds import PLAN, world

from cohortplan.domain.demands import Absence, Competency, Quota, Wish
from cohortplan.domain.span import Span

pytestmark = pytest.mark.xdist_group("browser")

WORLD = world(
    quotas=(Quota(id="q", role="principal", kinds=("lesson",), least=3),),
    wishes=(
        Wish(trainee="T1", about="session", value="talk"),
        Wish(trainee="T1", about="class", value="401", rank=2),
        Wish(trainee="T2", about="mentor", value="head"),
    ),
    competencies=(Competency(role="principal", name="校园安全"), Competency(role="principal", name="课程领导")),
    absences=(
        Absence(
            what="staff",
            id="lin",
            span=Span(world().session["302/tue 09:20"].span.start, world().session["meeting"].span.end),
            reason="病假",
        ),
    ),
)
LESSON = "cell_lesson_302/tue 09:20"
QUESTIONS = ("move", "why", "why_not", "people", "swap")
SECTIONS = ("rules", "shortfalls", "hours", "wishes", "coverage", "mentors", "visits")


def ask(window, question):
    """Choose a question beside the selected session, by keyboard."""
    pill = window.page.locator('[class*="st-key-question_"] button').nth(QUESTIONS.index(question))
    pill.focus()
    pill.press("Enter")
    return window.rest()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_why_here_why_not_there_who_else_and_swap_beside_a_session(look, store_file, language):
    fill(store_file, WORLD, PLAN)
    window = look(language).open("timetable?project=autumn").click(LESSON, then="question_")

    ask(window, "why").page.wait_for_selector(".st-key-charges_wanting")
    window.snap("timetable-why")

    ask(window, "why_not").page.wait_for_selector('[class*="st-key-there_session"]')
    picker = window.page.locator('[class*="st-key-there_session"] input').first
    picker.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        picker.press(key)
    window.page.wait_for_selector(".st-key-way_as_well")
    window.snap("timetable-why-not")

    ask(window, "people").page.wait_for_selector('[class*="st-key-how_"]')
    window.snap("timetable-people")

    before = window.cells()
    ask(window, "swap").page.wait_for_selector('[class*="st-key-swap_"]')
    window.snap("timetable-swap").button("swap_").focus()
    window.page.keyboard.press("Enter")
    window.until(lambda: window.cells() != before)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_somebody_stands_in_for_a_mentor_who_is_ill(look, store_file, language):
    fill(store_file, WORLD, PLAN)
    window = look(language).open("timetable?project=autumn")

    window.page.locator('[class*="st-key-stand_in_open"] button').first.click()
    window.page.locator('[class*="st-key-stand_in_reason"] input').fill("病假")
    window.snap("timetable-stand-in").click("save_stand_in", then="end_stand_in_0")

    window.says("陈校长").snap("timetable-stood-in")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_side_of_a_plan_can_be_looked_at(look, store_file, language):
    fill(store_file, WORLD, PLAN)
    window = look(language).open("explain?project=autumn")

    for place, section in enumerate(SECTIONS):
        window.page.wait_for_selector(".st-key-explained")
        window.page.locator(".st-key-explained button").nth(place).click()
        window.rest().page.wait_for_selector(
            '[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg'
        )
        window.snap(f"explain-{section}")
    window.page.locator("details summary").first.click()
    window.snap("explain-table")
