"""Whatever the generator invents, intake reads without an error, in both languages alike."""

import pytest

from cohortplan.domain import canonical
from cohortplan.generator.invented import invent
from cohortplan.intake.reading import read_project
from cohortplan.intake.writing import write_folder
from cohortplan.text import Language


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("calm", [True, False])
def test_an_invented_project_has_no_errors_and_is_the_same_in_either_language(tmp_path, seed, calm):
    invented = invent("A", seed, calm=calm)
    read = {}
    for language in Language:
        write_folder(tmp_path / language, invented.settings, invented.tables, language)
        read[language] = read_project(tmp_path / language)

    assert [problem.say(Language.EN) for each in read.values() for problem in each.problems if problem.is_error] == []
    chinese, english = (read[language].project for language in Language)
    assert canonical.dumps(chinese) == canonical.dumps(english)
