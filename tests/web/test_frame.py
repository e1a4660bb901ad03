import pytest
from tests.worlds import PLAN, world

from cohortplan.domain.plan import Plan

PAGES = ("projects", "plan", "timetable", "releases")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("plan", [None, Plan(), PLAN], ids=["no project", "no plan", "a plan"])
def test_every_page_can_be_drawn_in_every_language_and_situation(tab, keep, page, language, plan):
    if plan is not None:
        keep(world(), plan=plan)

    app = tab(page, language=language)

    assert len(app.page.main.children) > 0


def test_chinese_comes_first_and_english_by_the_switch(tab, draft):
    app = tab("plan", language="")
    assert app.page.subheader[0].value == "保留锁定，重新编排"

    app.page.segmented_control(key="language").set_value("en").run()

    assert app.page.subheader[0].value == "Plan again around the locks"
    assert app.page.query_params["lang"] == "en"


def test_a_project_in_the_address_that_the_store_does_not_know_is_no_project(tab, draft):
    assert tab("timetable", project="gone").says("Choose a project first.")


def test_the_head_says_how_the_draft_stands(tab, draft):
    app = tab("timetable")

    assert any("No hard finding" in each.value for each in app.page.markdown)


def test_a_name_that_was_given_stands_beside_edits(tab, draft, store):
    app = tab("timetable")
    app.page.text_input(key="author").input("安老师").run()

    app.click("cell_talk_talk").click("drop")

    assert [line.author for line in store.drafts.journal(draft)] == ["安老师"]


def test_a_store_that_cannot_be_opened_is_said_in_words(tab, tmp_path, monkeypatch):
    monkeypatch.setenv("COHORTPLAN_STORE", "nosuchdatabase://somewhere")

    assert tab("projects").says("The store cannot be opened")
