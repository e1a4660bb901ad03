"""Whatever is in the files, an import answers with a project or with problems, never with a traceback.

``COHORTPLAN_FUZZ=100000 pytest tests/intake/raw/test_whatever_the_files.py`` tries as many damaged sets of files; the
same number tries the same ones.
"""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FULL
from tests.intake.raw.mutations import NASTY, Damage
from tests.own_process import in_own_process, memory

from cohortplan.intake.problems import Notes, has_errors
from cohortplan.intake.raw.gathering import Gatherer
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import KNOWN, Sent
from cohortplan.intake.raw.pages import make_page
from cohortplan.intake.words import Words
from cohortplan.text import Language

TRIES = int(os.environ.get("COHORTPLAN_FUZZ", "2000" if FULL else "200"))
PARTS = 10 if FULL else 2
# Some fifty megabytes are Python and our modules; after the first tries nothing should be kept.
MOST_KILOBYTES, MOST_KEPT = 200 * 1024, 10 * 1024
FIRST_TRIES = 20


def sound(imported):
    """An import keeps its promises: a project or an error; nothing half; every problem can be said."""
    failed = has_errors(imported.problems)
    assert bool(imported.contents) != failed
    assert (imported.reading is None) == failed
    assert imported.reading is None or imported.reading.project is not None
    for problem in imported.problems:
        for language in Language:
            assert "\n" not in problem.say(language)


def memory_of(seeds):
    """The peak while these damaged sets of files were imported, and what was kept since the first of them, in KB."""
    damage = Damage((Path(__file__).parent / "files" / "timetable.xls").read_bytes())
    before = 0
    for number, seed in enumerate(seeds):
        try:
            sound(import_sent(damage.files(seed), Given()))
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
        if number == FIRST_TRIES:
            gc.collect()
            before = memory().now
    gc.collect()
    return memory().peak, memory().now - before


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_papers_are_never_a_traceback_and_memory_is_bounded(part):
    peak, kept = in_own_process(memory_of, range(part, TRIES, PARTS))

    assert peak < MOST_KILOBYTES
    assert kept < MOST_KEPT


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=9), max_size=9))
def test_a_page_of_anything_is_never_a_traceback(rows):
    Gatherer(Notes(), Words.of()).take([make_page("课表.csv", "", rows)])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["课表", "学员名单", "a"]), st.sampled_from(KNOWN), st.binary(max_size=200)),
        max_size=3,
    )
)
def test_arbitrary_bytes_are_never_a_traceback(files):
    sound(import_sent([Sent(f"{stem}{suffix}", content) for stem, suffix, content in files], Given()))
