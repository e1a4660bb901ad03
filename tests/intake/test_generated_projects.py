"""Whatever the generator invents, intake reads without an error, in both languages alike."""

from collections.abc import Iterable
from itertools import islice

import pytest

from cohortplan.domain import canonical
from cohortplan.generator import invent, invent_hosts
from cohortplan.intake.reading import Reading, read_project
from cohortplan.intake.writing import write_folder
from cohortplan.text import Language

CASES = [
    *(("A", seed, calm) for seed in (1, 2, 3) for calm in (True, False)),
    *(("B", 1, calm) for calm in (True, False)),
    ("B+", 1, False),
]


@pytest.mark.parametrize(("like", "seed", "calm"), CASES)
def test_an_invented_project_has_no_problem_but_short_supply_and_is_the_same_in_either_language(
    tmp_path, like, seed, calm
):
    invented = invent(like, seed, calm=calm)
    read = {}
    for language in Language:
        write_folder(tmp_path / language, invented.settings, invented.tables, language)
        read[language] = read_project(tmp_path / language)

    assert problems_of(read.values()) == []
    chinese, english = (read[language].project for language in Language)
    assert canonical.dumps(chinese) == canonical.dumps(english)


@pytest.mark.parametrize("like", ["A", "B"])
def test_every_table_of_an_invented_project_reaches_the_project(tmp_path, like):
    invented = invent(like, 4)
    write_folder(tmp_path / "read", invented.settings, invented.tables, Language.EN)

    project = read_project(tmp_path / "read").project

    assert project is not None
    for table in ("campuses", "classes", "staff", "trainees", "parties", "pairs", "shuttles", "visits"):
        assert len(getattr(project, table)) == len(invented.tables.get(table, []))


def test_hosts_of_a_province_have_no_problem_but_short_supply(tmp_path):
    read = []
    for invented in islice(invent_hosts(5), 4):
        folder = tmp_path / str(invented.settings["id"])
        write_folder(folder, invented.settings, invented.tables, Language.EN)
        read.append(read_project(folder))

    assert problems_of(read) == []


def problems_of(read: Iterable[Reading]) -> list[str]:
    """What is wrong, and not only scarce."""
    return [problem.say(Language.EN) for each in read for problem in each.problems if problem.code != "supply_short"]
