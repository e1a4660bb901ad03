from dataclasses import replace
from datetime import date

import pytest
from tests.workflows.conftest import NOON
from tests.worlds import PLAN, SESSIONS, world

from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import Draft
from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.errors import UnknownReference
from cohortplan.storage.drafts import Applied, Refused
from cohortplan.text import Language
from cohortplan.workflows.drafts import begin, fit
from cohortplan.workflows.journal import said_refusal, said_step
from cohortplan.workflows.question import question

TUESDAY = date(2026, 10, 20)
PIN = Pin(trainee="T1", sessions=("talk",), reason="主讲")


def sessions_of(store, draft, trainee):
    return store.drafts.get(draft).draft.plan.sessions_of[trainee]


def test_every_kind_of_step_is_in_the_draft_and_can_be_taken_back(store, draft, editor):
    steps = [
        lambda: editor().assign("T3", "meeting"),
        lambda: editor().withdraw("T3", "talk"),
        lambda: editor().move("T3", "302/wed 09:20", "301/mon 10:30"),
        lambda: editor().swap(("T2", "302/tue 09:20"), ("T3", "meeting")),
        lambda: editor().change_mentor("T1", "lin", "head"),
        lambda: editor().hand_over("talk", "T2", "T3"),
        lambda: editor().stand_in([Mentorship("T1", "lin", TUESDAY, TUESDAY)]),
        lambda: editor().end_stand_in(Mentorship("T1", "lin", TUESDAY, TUESDAY)),
        lambda: editor().lock(PIN),
        lambda: editor().unlock(replace(PIN, author="安老师")),
        lambda: editor().adopt(Plan.of([("T2", "talk")])),
    ]

    done = [step() for step in steps]
    undone = [editor().undo() for _ in steps]

    assert [type(result) for result in (*done, *undone)] == [Applied] * 2 * len(steps)
    assert store.drafts.get(draft).draft == Draft(plan=PLAN, revision=2 * len(steps))
    assert {line.author for line in store.drafts.journal(draft)} == {"安老师"}


def test_a_lock_counts_when_the_draft_is_planned_again_and_audited(store, draft, editor):
    editor().lock(PIN)
    editor().withdraw("T1", "talk")

    asked = question(store, draft)

    assert asked.project.pins == (replace(PIN, author="安老师"),)
    assert "talk" not in asked.plan.sessions_of["T1"]


def test_a_draft_to_which_another_tab_added_something_takes_an_independent_step(store, draft, editor):
    mine, theirs = editor("安老师"), editor("薄老师")

    mine.withdraw("T1", "talk")
    result = theirs.withdraw("T2", "talk")

    assert isinstance(result, Applied)
    assert [line.author for line in result.meanwhile] == ["安老师"]


def test_a_refused_step_says_who_did_what_meanwhile(store, draft, editor):
    mine, theirs = editor("安老师"), editor("薄老师")
    mine.move("T3", "302/wed 09:20", "301/mon 10:30")

    result = theirs.move("T3", "302/wed 09:20", "302/tue 09:20")

    assert isinstance(result, Refused)
    assert said_refusal(result, world(), Language.ZH_CN) == (
        "没有保存：您看到的不是最新的日程。在此期间：",
        "安老师（10月12日周一 12:01）调整安排：孙三 退出“302 数学”、孙三 参加“301 数学”",
    )
    assert (
        said_refusal(result, world(), Language.EN)[0] == "Not saved: what you saw is no longer the newest. Meanwhile:"
    )


@pytest.mark.parametrize(
    "step",
    [
        lambda editor: editor.assign("T1", "gone"),
        lambda editor: editor.assign("nobody", "talk"),
        lambda editor: editor.change_mentor("T1", "lin", "gone"),
        lambda editor: editor.lock(Pin(trainee="T1", sessions=("gone",))),
        lambda editor: editor.lock(Pin(trainee="nobody", sessions=("talk",))),
    ],
)
def test_what_the_project_does_not_know_never_gets_into_a_draft(store, draft, editor, step):
    result = step(editor())

    assert isinstance(result, Refused)
    (said,) = said_refusal(result, world(), Language.ZH_CN)
    assert "gone" in said or "nobody" in said
    assert store.drafts.get(draft).draft == Draft(plan=PLAN)


def test_nothing_to_undo_is_said_in_words(store, draft, editor):
    assert said_refusal(editor().undo(), world(), Language.ZH_CN) == ("没有可以撤销的步骤。",)
    assert said_refusal(editor().redo(), world(), Language.EN) == ("There is nothing to redo.",)


def test_a_step_that_never_fitted_is_refused_without_blaming_anybody(store, draft, editor):
    result = editor().withdraw("T3", "meeting")

    assert said_refusal(result, world(), Language.ZH_CN) == ("没有保存：这一步与现在的日程对不上。",)


def test_the_history_reads_like_sentences_in_both_languages(store, draft, editor):
    editor().lock(PIN)
    editor().undo()
    editor().change_mentor("T1", "lin", "head")
    editor().adopt(Plan.of([("T2", "talk")]))

    lines = store.drafts.journal(draft)

    assert [said_step(line, world(), Language.ZH_CN) for line in lines[:3]] == [
        "安老师（10月12日周一 12:01）锁定：赵一 的“学校文化”",
        "安老师（10月12日周一 12:02）撤销了“锁定”：赵一 的“学校文化”",
        "安老师（10月12日周一 12:03）更换导师：赵一 由 陈校长 带教",
    ]
    assert said_step(lines[3], world(), Language.EN).endswith("… 12 in all")


def test_a_draft_begins_only_with_what_its_project_knows(store):
    store.projects.put(world(), {}, at=NOON)

    with pytest.raises(UnknownReference, match="gone"):
        begin(store, "autumn", "x", plan=Plan.of([("T1", "gone")]), at=NOON)

    assert begin(store, "autumn", "空白", at=NOON).draft == Draft()


def test_a_draft_is_fitted_to_new_data_as_one_step_that_can_be_undone(store, draft, editor):
    editor().lock(PIN)
    editor().lock(Pin(trainee="T2", sessions=("meeting",)))
    smaller = world([each for each in SESSIONS if each.id != "talk"], trainees=world().trainees[:2])
    store.projects.put(smaller, {}, at=NOON)
    assert question(store, draft).strangers == ("T3", "talk")

    fitted = fit(store, draft, author="安老师", at=NOON)

    assert Assignment("T1", "talk") in fitted.dropped.assignments
    assert fitted.dropped.mentorships == {Mentorship("T3", "lin")}
    assert question(store, draft).strangers == ()
    assert [pin.trainee for pin in fitted.draft.draft.pins] == ["T2"]
    assert fit(store, draft, author="安老师", at=NOON).dropped == Plan()
    editor().undo()
    assert question(store, draft).strangers == ("T3", "talk")


def test_the_history_says_who_stands_in_and_from_when_until_when(store, draft, editor):
    editor().stand_in([Mentorship("T1", "lin", TUESDAY, date(2026, 10, 21))], "病假")
    editor().end_stand_in(Mentorship("T1", "lin", TUESDAY, date(2026, 10, 21)))

    project = question(store, draft).project
    began, ended = (said_step(line, project, Language.EN) for line in store.drafts.journal(draft))

    assert "changed who stands in: 林副校长 stands in for the mentor of" in began
    assert began.endswith("Wed 21 Oct (病假)")
    assert "林副校长 no longer stands in for the mentor of" in ended
