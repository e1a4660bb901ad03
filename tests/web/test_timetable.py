from dataclasses import replace
from datetime import date

import pytest
from tests.worlds import PLAN, session, world

from cohortplan.domain.demands import Pin, Quota
from cohortplan.domain.edits import lock
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Assignment, Mentorship, Plan

HERE, THERE = "cell_lesson_302/tue 09:20", "302/wed 09:20"


def plan_of(store, draft):
    return store.drafts.get(draft).draft.plan


def test_the_week_of_a_trainee_holds_what_they_attend(tab, draft):
    app = tab("timetable")

    attended = {key.partition("_")[2].partition("_")[2] for key in app.keys("cell_")}
    assert attended == set(PLAN.sessions_of["T1"])


def test_a_chosen_session_names_its_facts_and_where_else_it_could_be(tab, draft):
    app = tab("timetable").click(HERE)

    assert app.says("Tue 20 Oct 09:20–10:00")
    assert app.says("2 of 4 seats taken")
    assert app.keys("place_") == [f"place_{each}" for each in (THERE, "401/thu 08:30")]


def test_a_move_is_in_the_store_and_can_be_taken_back_and_done_again_from_another_tab(tab, draft, store):
    moved = Assignment("T1", THERE)
    tab("timetable").click(HERE).click(f"place_{THERE}")
    assert moved in plan_of(store, draft).assignments

    other = tab("timetable").click("undo")
    assert plan_of(store, draft) == PLAN

    other.click("redo")
    assert moved in plan_of(store, draft).assignments


def test_a_dropped_session_leaves_the_week(tab, draft, store):
    app = tab("timetable").click(HERE).click("drop")

    assert HERE not in app.keys("cell_")
    assert Assignment("T1", "302/tue 09:20") not in plan_of(store, draft).assignments


def test_a_free_time_offers_what_begins_then(tab, draft, store):
    app = tab("timetable").click("free_1022_0830")

    app = app.click("place_401/thu 08:30")

    assert Assignment("T1", "401/thu 08:30") in plan_of(store, draft).assignments
    assert "cell_lesson_401/thu 08:30" in app.keys("cell_")


def test_a_lock_keeps_its_reason_and_holds_until_it_is_lifted(tab, draft, store):
    app = tab("timetable").click(HERE)
    app.page.text_input(key="lock_reason").input("县里要求")
    app.click("lock_it")

    (pin,) = store.drafts.get(draft).draft.pins
    assert (pin.sessions, pin.reason, pin.author) == (("302/tue 09:20",), "县里要求", "Coordinator")
    assert app.says("县里要求")
    assert app.keys("place_") == []
    app.click("unlock_0")
    assert store.drafts.get(draft).draft.pins == frozenset()


def test_a_lock_that_came_with_the_data_cannot_be_lifted_here(tab, keep):
    keep(world(pins=(Pin(trainee="T1", sessions=("302/tue 09:20",), reason="约定"),)))

    app = tab("timetable").click(HERE)

    assert app.says("from the data")
    assert app.keys("unlock_") == []


def test_edits_of_different_things_in_two_tabs_are_both_kept(tab, draft, store):
    one, other = tab("timetable").click(HERE), tab("timetable").click("cell_talk_talk")

    one.click("drop")
    other.click("drop")

    gone = {Assignment("T1", "302/tue 09:20"), Assignment("T1", "talk")}
    assert plan_of(store, draft).assignments == PLAN.assignments - gone
    assert other.says("1 step that somebody else made meanwhile is kept too.")


def test_an_edit_of_what_another_tab_has_changed_is_refused_and_says_what_changed(tab, draft, store):
    one, other = tab("timetable").click(HERE), tab("timetable").click(HERE)
    one.click(f"place_{THERE}")
    seen = plan_of(store, draft)

    other.click("drop")

    assert plan_of(store, draft) == seen
    assert other.says("Not saved: what you saw is no longer the newest.")
    assert other.says("赵一 out of “302 数学”, 赵一 into “302 数学”")


def test_undo_is_refused_when_another_tab_has_made_a_step_since(tab, draft, store):
    one, other = tab("timetable").click(HERE).click("drop"), tab("timetable")
    other.click("cell_talk_talk").click("drop")
    seen = plan_of(store, draft)

    one.click("undo")

    assert plan_of(store, draft) == seen
    assert one.says("Not saved")


def test_places_that_break_a_rule_are_shown_on_request_with_the_reason(tab, keep):
    keep(world([*world().sessions, session("other", "wed 14:30-15:30")]))
    app = tab("timetable").click("cell_talk_talk")
    assert app.keys("place_") == []

    app.page.toggle(key="also_broken").set_value(True).run()

    (place,) = (each for each in app.page.button if each.key == "place_other")
    assert "at the same time" in place.label


def test_a_class_shows_who_visits_and_lets_one_of_them_be_moved(tab, draft, store):
    app = tab("timetable")
    app.page.session_state["kept-lens"], app.page.session_state["kept-whom"] = "class", {"class": "302"}
    app = app.run().click(HERE)

    (chosen,) = (each for each in app.page.button_group if each.key and each.key.startswith("attendee_"))
    assert chosen.value == "T1"
    app.click("drop")

    assert plan_of(store, draft).trainees_of["302/tue 09:20"] == ("T2",)


def test_a_mentor_sees_their_own_sessions_with_who_comes(tab, draft):
    app = tab("timetable")
    app.page.session_state["kept-lens"], app.page.session_state["kept-whom"] = "staff", {"staff": "head"}
    app.run()

    (cell,) = (each for each in app.page.button if each.key == "cell_meeting_meeting")
    assert "赵一" in cell.label


def test_names_with_signs_of_markdown_stay_what_they_are(tab, keep):
    odd = "*赵*_[一](x)<b>"
    people = (replace(world().trainees[0], name=odd), *world().trainees[1:])
    keep(world(trainees=people))

    app = tab("timetable")

    escaped = "".join(f"\\{sign}" if not sign.isalnum() else sign for sign in odd)
    assert any(escaped in each.value for each in app.page.markdown)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_findings_stand_beside_the_week(tab, keep, language):
    clash = Plan.of([*((each.trainee, each.session) for each in PLAN.assignments), ("T1", "x")], ())
    keep(world([*world().sessions, session("x", "tue 09:30-10:10", title="撞")]), plan=clash)

    app = tab("timetable", language=language)

    expected = {"zh_CN": "赵一 的问题项", "en": "Findings about 赵一"}
    assert app.says(expected[language])
    assert any(":red[:material/error:]" in each.value for each in app.page.markdown)
    assert any(":red[:material/error:]" in button.label for button in app.page.button if button.key == "cell_talk_x")


def test_a_delegation_of_one_trainee_shows_without_a_school(tab, keep):
    keep(world(trainees=(Trainee(id="T1", name="赵一", role="principal"),)), plan=Plan.of([("T1", "talk")]))

    assert tab("timetable").page.selectbox(key="whom_trainee").options == ["赵一"]


def test_a_lock_on_what_is_no_longer_attended_can_still_be_lifted(tab, draft, store, noon):
    gone = Pin(trainee="T1", sessions=("401/thu 08:30",), reason="原定")
    store.drafts.apply(draft, lock(gone), author="", at=noon)

    app = tab("timetable")

    assert app.says("赵一 · 401 数学")
    app.click("lift_0")
    assert store.drafts.get(draft).draft.pins == frozenset()


def ask(app, question):
    """Choose one of the questions beside the selected session."""
    (pills,) = (each for each in app.page.button_group if (each.key or "").startswith("question_"))
    pills.set_value(question)
    return app.run()


def test_why_here_names_the_rules_that_want_it_and_moves_to_the_next_best(tab, keep, store):
    quota = Quota(id="q", role="principal", kinds=("lesson",), least=2)
    draft = keep(world(quotas=(quota,)))
    app = ask(tab("timetable").click(HERE), "why")

    assert app.says("Dropping it: :orange[missing seats +1]")
    assert app.says("Quotas :orange[missing seats +1]")
    assert app.says("赵一")
    app.click(f"place_{THERE}")
    assert Assignment("T1", THERE) in plan_of(store, draft).assignments


def test_what_no_rule_wants_could_be_dropped(tab, draft):
    app = ask(tab("timetable").click(HERE), "why")

    assert app.says("No rule wants it: it could be dropped.")


def pick(app, prefix, value):
    """Choose in a list whose key begins so."""
    (box,) = (each for each in app.page.selectbox if (each.key or "").startswith(prefix))
    box.set_value(value)
    return app.run()


def test_why_not_there_says_what_it_would_break_and_moves_all_the_same(tab, keep, store):
    draft = keep(world([*world().sessions, session("x", "tue 09:30-10:10", title="撞")]))
    app = ask(tab("timetable").click("cell_talk_talk"), "why_not")
    assert app.keys("do_") == []

    app = pick(app, "there_session_", "x")

    assert app.says("赵一 would be in “302 数学” and “撞” at the same time on Tue 20 Oct.")
    assert app.keys("do_") == ["do_instead", "do_best", "do_as_well"]
    assert app.button("do_instead").label == "Move there all the same"
    app.click("do_best")
    assert {"x", "talk"} <= set(plan_of(store, draft).sessions_of["T1"])
    assert "302/tue 09:20" not in plan_of(store, draft).sessions_of["T1"]


def test_a_place_that_breaks_nothing_can_be_had_besides(tab, draft, store):
    app = ask(tab("timetable").click(HERE), "why_not")
    app = pick(app, "there_day_", date(2026, 10, 21))

    app = pick(app, "there_session_", THERE).click("do_as_well")

    assert {"302/tue 09:20", THERE} <= set(plan_of(store, draft).sessions_of["T1"])


def test_the_seat_can_be_given_to_somebody_else_or_somebody_can_come_too(tab, draft, store):
    app = ask(tab("timetable").click("cell_meeting_meeting"), "people")
    assert app.keys("person_") == ["person_T2", "person_T3"]

    app.click("person_T3")

    assert plan_of(store, draft).trainees_of["meeting"] == ("T3",)
    assert app.says("gave the seat to somebody else: 赵一 out of “行政例会”")
    app = ask(app.click("undo").click("cell_meeting_meeting"), "people")
    (how,) = (each for each in app.page.button_group if (each.key or "").startswith("how_"))
    how.set_value("as_well")
    app.run().click("person_T2")
    assert plan_of(store, draft).trainees_of["meeting"] == ("T1", "T2")


def test_two_trainees_exchange_their_sessions(tab, draft, store):
    app = ask(tab("timetable").click(HERE), "swap")

    app.click(f"swap_T3_{THERE}")

    assert {Assignment("T1", THERE), Assignment("T3", "302/tue 09:20")} <= plan_of(store, draft).assignments
    assert f"cell_lesson_{THERE}" in app.keys("cell_")


def test_the_question_stays_when_another_session_is_chosen(tab, draft):
    app = ask(tab("timetable").click(HERE), "why").click("cell_talk_talk")

    assert app.says("Dropping it:")


def test_what_is_locked_can_be_asked_about_and_not_be_moved(tab, keep):
    keep(world(pins=(Pin(trainee="T1", sessions=("302/tue 09:20",), reason="约定"),)))

    app = tab("timetable").click(HERE)

    (pills,) = (each for each in app.page.button_group if (each.key or "").startswith("question_"))
    assert pills.options == ["Why here?", "Why not there?"]
    assert app.says("Dropping it: :red[hard findings +1]")


def field(app, name):
    """A list of the form for stand-ins."""
    (found,) = (
        each
        for each in (*app.page.selectbox, *app.page.multiselect)
        if (each.key or "").startswith(f"stand_in_{name}_")
    )
    return found


def test_somebody_stands_in_for_the_mentor_of_a_trainee_until_it_is_ended(tab, draft, store):
    app = tab("timetable")
    field(app, "first").set_value(date(2026, 10, 20))
    field(app, "last").set_value(date(2026, 10, 21))
    app.field("stand_in_reason").input("病假")

    app.click("save_stand_in")

    acting = Mentorship("T1", "head", date(2026, 10, 20), date(2026, 10, 21))
    assert plan_of(store, draft).acting_for == {"T1": (acting,)}
    assert app.says("陈校长 stands in, Tue 20 Oct to Wed 21 Oct")
    assert app.says("to Wed 21 Oct (病假)")
    app.click("end_stand_in_0")
    assert plan_of(store, draft).acting_for == {}


def test_a_mentor_who_is_ill_is_stood_in_for_with_all_or_some_of_the_trainees_at_once(tab, draft, store):
    app = tab("timetable")
    app.page.session_state["kept-lens"], app.page.session_state["kept-whom"] = "staff", {"staff": "lin"}
    app.run()
    field(app, "for").set_value(["T1", "T2"])

    app.click("save_stand_in")

    assert sorted(plan_of(store, draft).acting_for) == ["T1", "T2"]
    app.click("undo")
    assert plan_of(store, draft) == PLAN


def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_saved(tab, draft, store):
    app = tab("timetable")
    field(app, "first").set_value(date(2026, 10, 21))
    field(app, "last").set_value(date(2026, 10, 20))

    app.click("save_stand_in")

    assert app.says("The last day must not be before the first.")
    assert plan_of(store, draft) == PLAN
