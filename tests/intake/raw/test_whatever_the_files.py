"""Whatever is in the files, an import answers with a project or with problems, never with a traceback.

The damaged files are those of ``make fuzz``, fewer of them; a failure names the seed.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FULL
from tests.intake.fuzz import promised_import, run
from tests.intake.raw.mutations import NASTY
from tests.own_process import in_own_process

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.gathering import Gatherer
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import KNOWN, Sent
from cohortplan.intake.raw.pages import make_page
from cohortplan.intake.words import Words

TRIES, PARTS = (2000, 10) if FULL else (200, 2)
# Some fifty megabytes are Python and our modules; after the first tries nothing should be kept.
MOST_KILOBYTES, MOST_KEPT = 200 * 1024, 10 * 1024


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files_are_never_a_traceback_nor_half_an_import_and_memory_is_bounded(part):
    tally = in_own_process(run, range(part, TRIES, PARTS))

    assert tally.failures == []
    assert (tally.peak < MOST_KILOBYTES, tally.kept < MOST_KEPT) == (True, True)
    # Files that are all refused for the same reason would prove nothing.
    assert tally.read.total() > tally.tries / 20


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
    promised_import(import_sent([Sent(f"{stem}{suffix}", content) for stem, suffix, content in files], Given()))
