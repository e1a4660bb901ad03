"""Whatever a coordinator sends: a project as we write it, or the files that a school has."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from tests.intake.raw.papers import School, papers

from cohortplan.generator import invent
from cohortplan.intake.workbook_writing import workbook_bytes
from cohortplan.intake.writing import project_contents
from cohortplan.text import Language
from cohortplan.workflows import project_folders, receiving
from cohortplan.workflows.project_folders import not_read_yet, projects_folder
from cohortplan.workflows.receiving import Given, Sent
from cohortplan.workflows.today import situations

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def contents():
    invented = invent("A", 5, calm=True)
    return project_contents(invented.settings, invented.tables, Language.ZH_CN)


@pytest.fixture(scope="module")
def school():
    return papers(School(invent("A", 3)))


def receive(store, files, given, *, at):
    return receiving.receive(store, files, given, at=at)


def open_path(store, path, given, *, at):
    return receiving.open_path(store, path, given, at=at)


def folder_of(store, ident):
    return project_folders.folder_of(store, ident)


def zipped(files, folder="a/"):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, each in files.items():
            archive.writestr(f"{folder}{name}", each)
    return content.getvalue()


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_zip_of_a_project_becomes_a_folder_that_can_be_edited(store, contents):
    received = receive(store, [Sent("a.zip", zipped(contents))], Given(), at=NOON)

    folder = folder_of(store, "a-5")
    assert folder == projects_folder(store) / "a-5"
    assert files_in(folder) == contents
    assert received.opening.draft is not None


def test_so_do_our_tables_as_a_workbook_and_as_single_files(store, contents):
    book = Sent("ours.xlsx", workbook_bytes(contents, Language.ZH_CN))

    by_workbook = receive(store, [book], Given(), at=NOON).opening.reading.project
    by_files = receive(store, [Sent(name, each) for name, each in contents.items()], Given(), at=NOON)

    assert by_workbook == by_files.opening.reading.project
    assert "# " in (projects_folder(store) / "earlier" / "a-5-1" / "project.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["single files", "one zip"])
def test_the_files_of_a_school_are_imported(store, school, how):
    sent = school if how == "single files" else [Sent("all.zip", zipped({each.name: each.content for each in school}))]

    received = receive(store, sent, Given(), at=NOON)

    assert received.imported.understood
    assert received.opening.draft is not None
    assert (folder_of(store, received.opening.id) / "trainees.csv").exists()


def test_errors_in_a_schools_files_keep_nothing_and_name_the_cells(store, school):
    notice = Sent("通知.txt", "关于跟岗学习的通知，时间另行通知".encode())
    sent = [notice if "通知" in each.name else each for each in school]

    received = receive(store, sent, Given(), at=NOON)

    assert received.opening is None
    assert "no_dates" in {problem.code for problem in received.problems if problem.is_error}
    assert not projects_folder(store).exists()


def test_dates_that_no_file_says_can_be_given(store, school):
    sent = [each for each in school if "通知" not in each.name]

    received = receive(store, sent, Given(start=date(2026, 10, 19), end=date(2026, 10, 23)), at=NOON)

    assert received.opening.draft is not None


def test_of_two_files_of_one_name_the_later_one_counts(store, school):
    bad = [Sent(each.name, b"no workbook") for each in school[:1]]

    assert receive(store, [*bad, *school], Given(), at=NOON).opening is not None


def test_a_project_with_errors_is_kept_to_be_mended(store, contents):
    broken = {**contents, "trainees.csv": "编号,姓名\nT1,林\n".encode()}

    received = receive(store, [Sent("a.zip", zipped(broken))], Given(), at=NOON)

    assert (received.opening.id, received.opening.draft) == ("a-5", None)
    assert [each.id for each in not_read_yet(store)] == ["a-5"]


def test_settings_that_cannot_be_read_are_kept_under_the_name_of_the_file(store, contents):
    broken = {**contents, "project.toml": b'format = 1\nid = "'}

    received = receive(store, [Sent("autumn.zip", zipped(broken))], Given(), at=NOON)

    assert received.opening.id == "autumn"
    assert folder_of(store, "autumn") is not None


def test_what_is_no_archive_leaves_nothing_behind(store):
    received = receive(store, [Sent("a.zip", b"no archive")], Given(), at=NOON)

    assert (received.opening, {each.code for each in received.problems}) == (None, {"bad_zip"})
    assert not projects_folder(store).exists()


def test_sending_the_same_again_changes_nothing(store, contents):
    sent = [Sent("a.zip", zipped(contents))]
    receive(store, sent, Given(), at=NOON)

    assert receive(store, sent, Given(), at=NOON).opening.earlier is None


def test_tables_that_were_edited_meanwhile_are_moved_aside_and_never_lost(store, contents):
    sent = [Sent("a.zip", zipped(contents))]
    receive(store, sent, Given(), at=NOON)
    edited = folder_of(store, "a-5") / "trainees.csv"
    edited.write_bytes(edited.read_bytes() + b"\n")

    opening = receive(store, sent, Given(), at=NOON).opening

    assert (opening.earlier / "trainees.csv").read_bytes() == contents["trainees.csv"] + b"\n"
    assert files_in(folder_of(store, "a-5")) == contents


def test_what_was_just_sent_is_not_said_to_have_changed_since(store, contents):
    receive(store, [Sent("a.zip", zipped(contents))], Given(), at=datetime.now(UTC))

    assert [each.outdated for each in situations(store, at=NOON)] == [False]


def test_an_id_cannot_lead_out_of_the_folder_of_projects(store, contents):
    settings = contents["project.toml"].decode().replace('id = "a-5"', 'id = "../../甲 班/"')

    received = receive(
        store, [Sent("a.zip", zipped({**contents, "project.toml": settings.encode()}))], Given(), at=NOON
    )

    assert folder_of(store, received.opening.id).parent == projects_folder(store)


def test_a_folder_of_a_project_is_edited_where_it_lies(store, contents, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    for name, each in contents.items():
        (mine / name).write_bytes(each)

    open_path(store, mine, Given(), at=NOON)

    assert folder_of(store, "a-5") == mine


def test_a_folder_of_a_schools_files_is_imported_and_left_alone(store, school, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for each in school:
        (theirs / each.name).write_bytes(each.content)

    received = open_path(store, theirs, Given(), at=NOON)

    assert folder_of(store, received.opening.id).parent == projects_folder(store)
    assert sorted(files_in(theirs)) == sorted(each.name for each in school)


def test_a_folder_that_is_not_there_is_named(store, tmp_path):
    received = open_path(store, tmp_path / "nowhere", Given(), at=NOON)

    assert received.opening is None
    assert received.problems[0].is_error
