from dataclasses import replace

import pytest
from tests.worlds import PLAN, world

from cohortplan.domain.demands import Pin, Quota
from cohortplan.domain.edits import withdraw
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.rules.sketch import read_sketch
from cohortplan.web.desk import open_desk
from cohortplan.web.memory import Memory

TINY = "quota talk min=1; mentor Lin; trainee ann; a: 09:00-10:00; b: 10:00-11:00"


@pytest.fixture
def tiny(keep):
    """Puts the project of a sketch into the store, with an empty draft."""

    def put(sketch=TINY, *pins):
        project, _ = read_sketch(sketch)
        return keep(replace(project, id="autumn", pins=(*project.pins, *pins)), plan=Plan())

    return put


@pytest.fixture
def solves(store):
    """The searches of the pages; none outlives its test."""
    running = open_desk(Memory(), {}).solves
    yield running
    running.close()


def until_it_ends(app, solves):
    solves.wait()
    return app.run()


def test_a_plan_is_made_taken_over_and_can_be_looked_at(tab, tiny, store, solves):
    draft = tiny()
    app = tab("plan").click("start")

    app = until_it_ends(app, solves)

    assert app.says("The plan is ready")
    assert app.says("It is proven that no plan does better.") or app.says("Nothing is left to wish for.")
    assert [each.trainee for each in store.drafts.get(draft).draft.plan.assignments] == ["ann"]


def test_beside_what_is_proven_the_page_says_what_that_rests_on(tab, tiny, solves):
    tiny(TINY.replace("min=1", "min=3"))
    app = tab("plan").click("start")

    app = until_it_ends(app, solves)

    assert app.says("It is proven that no plan leaves fewer.")
    assert app.says("Lower limit from: ")


def test_while_it_runs_the_page_can_stop_it_and_starts_no_other(tab, tiny, solves):
    tiny()
    app = tab("plan").click("start")

    assert [each.key for each in app.page.button if each.key in ("stop", "start")] == ["stop"]
    app.click("stop")
    assert solves.of_draft(1) is not None


def test_a_search_may_be_repeatable_and_use_all_its_time_or_neither(tab, tiny, solves):
    draft = tiny()
    app = tab("plan").click("start")
    app = until_it_ends(app, solves)
    plain = solves.of_draft(draft).order

    app.page.toggle(key="repeatable").set_value(True)
    app.page.toggle(key="to_the_end").set_value(True)
    app.click("start")

    asked = solves.of_draft(draft).order
    assert [(order.repeatable, order.to_the_end) for order in (plain, asked)] == [(False, False), (True, True)]
    assert until_it_ends(app, solves).says("Nothing is left to wish for.") or app.says("It is proven")


def test_rules_that_cannot_all_hold_are_named_by_their_titles(tab, tiny, solves):
    tiny(f"{TINY}; c: 09:30-10:30", Pin(trainee="ann", sessions=("a",)), Pin(trainee="ann", sessions=("c",)))
    app = tab("plan").click("start")

    app = until_it_ends(app, solves)

    assert app.says("For ann alone these rules cannot all hold, whatever the others do.")
    assert app.says("Pins and freeze")
    assert app.says("No trainee in two places")


def test_a_plan_that_comes_too_late_for_others_edits_is_taken_over_only_on_request(tab, keep, store, solves, noon):
    draft = keep(world(quotas=(Quota(id="q", role="principal", kinds=("talk",), most=0),)), plan=PLAN)
    app = tab("plan").click("start")
    store.drafts.apply(draft, withdraw("T1", "talk"), author="王老师", at=noon)

    app = until_it_ends(app, solves)
    assert app.says("Not saved: what you saw is no longer the newest.")
    assert app.says("王老师")

    app.click("take_over")
    assert Assignment("T2", "talk") not in store.drafts.get(draft).draft.plan.assignments


def test_locks_are_counted_before_planning_again(tab, keep, store, noon):
    draft = keep(world())
    stored = store.drafts.get(draft)
    pins = frozenset({Pin(trainee="T1", sessions=("talk",))})
    locked = store.drafts.create("autumn", "2", replace(stored.draft, pins=pins), at=noon.replace(hour=5))

    app = tab("plan")

    assert locked.line.id != draft
    assert app.says("1 lock stays as it is")


def test_a_search_that_failed_says_so_and_leaves_the_draft(tab, tiny, store, solves):
    draft = tiny()
    app = tab("plan").click("start")
    solves.under_way._running.process.kill()

    app = until_it_ends(app, solves)

    assert app.says("The search failed; the draft is as it was.")
    assert store.drafts.get(draft).draft.plan == Plan()
