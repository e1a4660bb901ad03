import shutil
from datetime import UTC, datetime

import pytest

from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import assign, lock
from cohortplan.domain.plan import Assignment
from cohortplan.generator import invent
from cohortplan.intake.writing import write_folder
from cohortplan.text import Language
from cohortplan.workflows import opening as workflow
from cohortplan.workflows.project_folders import folder_of, not_read_yet

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A generated project as a folder; tests write into copies only."""
    invented = invent("A", 5, calm=True)
    path = tmp_path_factory.mktemp("project") / "a"
    write_folder(path, invented.settings, invented.tables, Language.ZH_CN)
    return path


def open_folder(store, folder, *, at):
    return workflow.open_folder(store, folder, at=at)


def without(table, name):
    """The lines of a table that do not name somebody."""
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    return "\n".join(line for line in lines if name not in line)


def test_a_folder_without_errors_is_kept_with_an_empty_draft(store, folder):
    opening = open_folder(store, folder, at=NOON)

    assert opening.reading.project == store.projects.get("a-5").project
    assert opening.draft == store.drafts.get(opening.draft.line.id)
    assert opening.draft.draft.plan.assignments == frozenset()


def test_with_an_error_in_it_nothing_is_planned_but_the_folder_is_known(store, folder, tmp_path):
    broken = shutil.copytree(folder, tmp_path / "broken")
    (broken / "trainees.csv").write_text("编号,姓名\nT1,林\n", encoding="utf-8")

    opening = open_folder(store, broken, at=NOON)

    assert (opening.id, opening.draft) == ("a-5", None)
    assert store.projects.all() == ()
    assert folder_of(store, "a-5") == broken
    assert [each.folder for each in not_read_yet(store)] == [broken]


def test_a_folder_that_is_mended_is_no_longer_waiting(store, folder, tmp_path):
    broken = shutil.copytree(folder, tmp_path / "broken")
    sound = (broken / "trainees.csv").read_bytes()
    (broken / "trainees.csv").write_text("编号,姓名\nT1,林\n", encoding="utf-8")
    open_folder(store, broken, at=NOON)

    (broken / "trainees.csv").write_bytes(sound)
    opening = open_folder(store, broken, at=NOON)

    assert opening.draft is not None
    assert not_read_yet(store) == ()


def test_errors_that_come_later_leave_the_project_as_it_was_read(store, folder, tmp_path):
    first = shutil.copytree(folder, tmp_path / "first")
    before = open_folder(store, first, at=NOON)
    moved = shutil.copytree(folder, tmp_path / "moved")
    (moved / "trainees.csv").write_text("编号,姓名\nT1,林\n", encoding="utf-8")

    open_folder(store, moved, at=NOON)

    assert store.projects.get("a-5").project == before.reading.project
    assert folder_of(store, "a-5") == moved


def test_opening_a_project_again_goes_on_with_its_draft(store, folder):
    first = open_folder(store, folder, at=NOON)
    trainee, session = first.reading.project.trainees[0].id, first.reading.project.offers[0].id
    store.drafts.apply(first.draft.line.id, assign(trainee, session), author="", at=NOON)

    again = open_folder(store, folder, at=NOON)

    assert again.draft.draft.plan.assignments == {Assignment(trainee, session)}
    assert again.dropped.assignments == frozenset()


def test_a_draft_lets_go_of_what_a_changed_project_no_longer_has(store, folder, tmp_path):
    first = open_folder(store, folder, at=NOON)
    project = first.reading.project
    here, gone = project.trainees[0].id, project.trainees[-1].id
    session = project.offers[0].id
    for trainee in (here, gone):
        store.drafts.apply(first.draft.line.id, assign(trainee, session), author="", at=NOON)
        store.drafts.apply(first.draft.line.id, lock(Pin(trainee=trainee, sessions=(session,))), author="", at=NOON)
    smaller = shutil.copytree(folder, tmp_path / "smaller")
    for table in smaller.glob("*.csv"):
        table.write_text(without(table, project.trainee[gone].name), encoding="utf-8")

    again = open_folder(store, smaller, at=NOON)

    assert again.dropped.assignments == {Assignment(gone, session)}
    assert again.draft.draft.plan.assignments == {Assignment(here, session)}
    assert {pin.trainee for pin in again.draft.draft.pins} == {here}


def test_the_demo_is_made_once_and_opened_as_often_as_one_likes(store, tmp_path):
    workflow.make_demo(tmp_path / "demo", Language.EN)
    first = open_folder(store, tmp_path / "demo", at=NOON)
    written = (tmp_path / "demo" / "project.toml").stat().st_mtime_ns

    workflow.make_demo(tmp_path / "demo", Language.ZH_CN)

    assert open_folder(store, tmp_path / "demo", at=NOON).draft == first.draft
    assert (tmp_path / "demo" / "project.toml").stat().st_mtime_ns == written


def test_the_draft_changed_last_is_the_one_to_go_on_with(store, folder):
    project = open_folder(store, folder, at=NOON).reading.project
    later = store.drafts.create(project.id, "2", workflow.draft_of(store, project, at=NOON).draft, at=NOON)

    assert workflow.draft_of(store, project, at=NOON).line == later.line
