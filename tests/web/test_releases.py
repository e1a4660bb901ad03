from dataclasses import replace
from datetime import UTC, datetime

from tests.worlds import PLAN, session, world

from cohortplan.domain.demands import Quota
from cohortplan.domain.edits import withdraw
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.refs import Ref
from cohortplan.workflows.release import By, release_draft

SHORT = Quota(id="q", role="principal", kinds=("talk",), least=2)
CLASH = Plan(PLAN.assignments | {Assignment("T1", "x")}, PLAN.mentorships)


def test_the_first_release_gives_everybody_a_link(tab, draft, store):
    app = tab("releases")
    app.page.text_area(key="release_note").input("开班")
    app.page.text_input(key="release_author").input("安老师")

    app = app.click("publish")

    (line,) = store.releases.of_project("autumn")
    assert (line.number, line.note, line.author) == (1, "开班", "安老师")
    assert app.says("Release 1 is out")
    token = store.tokens.show("autumn", Ref("trainee", "T1"))
    assert [each.value.rpartition("/")[2] for each in app.page.code] == [token, f"{token}.ics"]


def test_a_broken_rule_blocks_the_release_and_is_named(tab, keep):
    keep(world([*world().sessions, session("x", "tue 09:30-10:10", title="撞", leader="head")]), plan=CLASH)

    app = tab("releases")

    assert app.button("publish").disabled
    assert app.says("1 hard finding has to be mended before a release.")
    assert app.says("“302 数学” and “撞” at the same time")


def test_shortfalls_have_to_be_looked_at_before_a_release(tab, keep, store):
    keep(world(quotas=(SHORT,)))
    app = tab("releases")
    assert app.says("赵一 should have 2 × talk")

    app = app.click("publish")
    assert app.says("Look at the shortfalls first")
    assert store.releases.last_number("autumn") == 0

    app.page.checkbox(key="looked").check()
    app.click("publish")
    assert store.releases.last_number("autumn") == 1


def test_what_changed_since_the_last_release_is_said_for_whom_it_concerns(tab, draft, store, noon):
    release_draft(store, draft, By(author="安老师", at=noon))
    store.drafts.apply(draft, withdraw("T1", "302/tue 09:20"), author="安老师", at=noon)

    app = tab("releases")

    assert app.says("1 change since release 1")
    assert app.says("赵一: “302 数学”")
    assert not app.says("钱二")


def test_without_a_change_there_is_nothing_to_release(tab, draft, store, noon):
    release_draft(store, draft, By(author="安老师", at=noon))

    app = tab("releases")

    assert app.says("Nothing has changed since release 1.")
    assert [each.key for each in app.page.button if each.key == "publish"] == []


def test_a_draft_that_moved_on_while_it_was_looked_at_is_not_released(tab, draft, store, noon):
    app = tab("releases")
    store.drafts.apply(draft, withdraw("T1", "talk"), author="别人", at=noon)

    app = app.click("publish")

    assert store.releases.last_number("autumn") == 0
    assert app.says("The draft was edited meanwhile")


def test_a_link_can_be_replaced_and_closed(tab, draft, store):
    release_draft(store, draft, By(author="安老师", at=datetime.now(UTC)))
    person = Ref("trainee", "T1")
    first = store.tokens.show("autumn", person)

    app = tab("releases").click("rotate")
    second = store.tokens.show("autumn", person)
    assert second not in (None, first)
    assert f"/my/{second}" in app.page.code[0].value

    app = app.click("revoke")
    assert store.tokens.show("autumn", person) is None
    assert app.says("This link is closed.")
    assert list(app.page.code) == []


def test_before_a_plan_there_is_nothing_to_release(tab, keep):
    keep(replace(world(), id="autumn"), plan=Plan())

    assert tab("releases").says("There is nothing to release yet.")
