"""Questions are measured on any project and plan that can be read; how fast they were decides no test."""

from datetime import UTC, datetime

import pytest
from tests.workflows.made_projects import written

from benchmarks.questions import REACH, ask
from cohortplan.domain.plan import Plan
from cohortplan.domain.vocabulary import LESSON
from cohortplan.intake.plan_folder import PlanFile, write_plan
from cohortplan.intake.plan_header import header_of
from cohortplan.intake.reading import read_project


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A calm demo A, and a plan of it in which everybody attends two lessons."""
    folder = tmp_path_factory.mktemp("questions")
    reading = read_project(written(folder / "project"))
    project, policy = reading.project, reading.policy
    assert project is not None
    assert policy is not None
    lessons = [each.id for each in project.offers if each.kind == LESSON][:2]
    plan = Plan.of((each.id, lesson) for each in project.trainees for lesson in lessons)
    header = header_of(project, policy, plan, made_at=datetime.now(UTC), seed=1, based_on=Plan())
    write_plan(folder / "plan", PlanFile(project=project, plan=plan, header=header))
    return folder / "project", folder / "plan"


@pytest.mark.parametrize("side", REACH)
def test_each_kind_of_question_is_measured_beside_what_is_asked_for(folders, side):
    project, plan = folders

    facts = ask(project, plan, side, 2, 1)

    assert facts["reach_ms"] == REACH[side]
    assert {"median_ms", "ratio"} <= set(facts)


def test_a_plan_that_cannot_be_read_is_named(folders, tmp_path):
    project, _ = folders

    with pytest.raises(TypeError, match="nowhere"):
        ask(project, tmp_path / "nowhere", "audit", 1, 1)
