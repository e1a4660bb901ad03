"""From a school's own files to a project folder."""

import pytest
from tests.intake.raw.papers import School, papers

from cohortplan.generator import invent
from cohortplan.text import Language
from cohortplan.workflows.check import check
from cohortplan.workflows.import_files import FolderInUse, Given, import_files, summary_of


@pytest.fixture
def sent(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for each in papers(School(invent("A", 3))):
        (folder / each.name).write_bytes(each.content)
    return folder


def test_files_are_understood_and_written_as_a_project(sent, tmp_path):
    imported = import_files([sent], tmp_path / "project", Given())

    assert summary_of(imported).counts()["classes"] == 24
    assert next(iter(summary_of(imported).whole(Language.EN))) == "campuses: 本部 (24 classes)"
    assert check(tmp_path / "project").sound


def test_a_folder_in_use_is_left_alone(sent):
    with pytest.raises(FolderInUse):
        import_files([sent], sent, Given())
