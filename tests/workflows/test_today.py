from tests.worlds import SETTINGS, world

from cohortplan.domain.plan import Plan
from cohortplan.workflows.drafts import begin
from cohortplan.workflows.release import By, release_draft
from cohortplan.workflows.today import releases_so_far, situations


def test_a_project_without_a_plan_is_told_apart_from_one_with_a_draft(store, noon):
    store.projects.put(world(), SETTINGS, at=noon)
    begin(store, "autumn", "1", plan=Plan(), at=noon)

    (found,) = situations(store, at=noon)

    assert (found.planned, found.released, found.unreleased, found.folder) == (False, 0, 0, None)


def test_changes_after_a_release_are_counted_until_they_are_released_too(store, draft, editor, noon):
    release_draft(store, draft, By(author="安老师", at=noon))
    editor().withdraw("T1", "talk")
    editor().withdraw("T2", "talk")

    (found,) = situations(store, at=noon)

    assert (found.planned, found.released, found.unreleased) == (True, 1, 2)
    assert [line.number for line in releases_so_far(store, "autumn")] == [1]


def test_a_draft_that_lost_its_sessions_is_fitted_before_it_is_judged(store, draft, noon):
    store.projects.put(world(sessions=world().sessions[:1]), SETTINGS, at=noon)

    (found,) = situations(store, at=noon)

    assert {each.session for each in found.question.plan.assignments} == {"induction"}


def test_what_ends_last_comes_first(store, draft, noon):
    store.projects.put(world(id="empty", sessions=(), calendar=world().calendar), SETTINGS, at=noon)

    assert [found.line.id for found in situations(store, at=noon)] == ["empty", "autumn"]
