"""From uploaded files to a project folder, and what is then still to be confirmed."""

import pytest
from tests.intake.raw.papers import School, papers

from cohortplan.generator import invent
from cohortplan.text import Language
from cohortplan.workflows.check import check
from cohortplan.workflows.import_files import (
    FolderInUse,
    Given,
    confirm,
    import_files,
    summary_of,
    to_confirm,
    understand,
)


@pytest.fixture
def sent(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for each in papers(School(invent("A", 3))):
        (folder / each.name).write_bytes(each.content)
    return folder


def test_an_upload_is_understood_without_anything_written():
    imported = understand(papers(School(invent("A", 3))), Given())

    assert summary_of(imported).counts()["classes"] == 24
    assert next(iter(summary_of(imported).whole(Language.EN))) == "campuses: 本部 (24 classes)"


def test_what_is_confirmed_is_no_longer_asked(sent, tmp_path):
    folder = tmp_path / "project"
    import_files([sent], folder, Given())
    asked = to_confirm(folder)

    confirm(folder, "seats")

    assert to_confirm(folder) == {code: text for code, text in asked.items() if code != "seats"}
    assert asked["seats"] not in check(folder).assumptions()
    assert check(folder).sound


def test_where_there_is_no_project_nothing_is_asked(tmp_path):
    assert to_confirm(tmp_path) == {}


def test_a_folder_in_use_is_left_alone(sent):
    with pytest.raises(FolderInUse):
        import_files([sent], sent, Given())
