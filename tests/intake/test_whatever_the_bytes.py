"""Whatever is in the files, intake answers with a project or with problems, never with a traceback."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.intake.files import Files
from cohortplan.intake.problems import Notes
from cohortplan.intake.reading import read_files, read_upload
from cohortplan.text import Language

NAMES = ["project.toml", *(f"{key}.csv" for key in TABLES)]
CONTENTS = {"project.toml": SETTINGS} | {f"{key}.csv": text for key, text in TABLES.items()}
NASTY = [
    "", ",", '"', "\n", "\r", "\x00", "\ufeff", "　", "，", "；", "-1", "99999999999999999999", "1e9", "nan", "0",
    "三(1)班", "T1", "lesson", "mentoring", "talk;T1", "own", "day", "grade", "campus", "theme", "time", "open_week", "yes", "周三", "Wed", "2026-02-30", "2026-10-21", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "24:00", "00:00",
    "{value}", "%s", "=1+1", "../x", "'", "[", "]", "#", "=", "[[x]]", "😀", "\ud800".encode("utf-8", "replace").decode(), "x" * 3000,
]  # fmt: skip


def sound(reading):
    """A reading keeps its promises: a project and a policy, or an error; every problem can be said."""
    assert (reading.project is None) == (reading.policy is None) == any(each.is_error for each in reading.problems)
    for problem in reading.problems:
        for language in Language:
            assert "\n" not in problem.say(language)


@st.composite
def mutations(draw):
    """The small project with some of its text cut, doubled or overwritten."""
    contents = dict(CONTENTS)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(NAMES))
        text = contents[name]
        start = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 1, 1, 2, 5, 40]))
        put = draw(st.one_of(st.sampled_from(NASTY), st.text(max_size=4)))
        contents[name] = text[:start] + put + text[start + length :]
    return contents


@settings(max_examples=200, deadline=None)
@given(mutations())
def test_a_mutated_project_is_never_a_traceback(contents):
    files = Files({name: text.encode("utf-8", "replace") for name, text in contents.items()}, Path("nowhere"))

    sound(read_files(files, Notes()))


@st.composite
def cell_mutations(draw):
    """The small project with one cell replaced by what stands in another one or by something nasty."""
    contents = dict(CONTENTS)
    name = draw(st.sampled_from(NAMES[1:]))
    rows = [line.split(",") for line in contents[name].splitlines()]
    row = draw(st.integers(0, len(rows) - 1))
    column = draw(st.integers(0, len(rows[row]) - 1))
    cells = sorted({cell for text in contents.values() for line in text.splitlines() for cell in line.split(",")})
    choices = st.sampled_from(cells + [nasty for nasty in NASTY if nasty.isprintable()])
    rows[row][column] = draw(choices)
    contents[name] = "\n".join(",".join(cells) for cells in rows) + "\n"
    return contents


@settings(max_examples=200, deadline=None)
@given(cell_mutations())
def test_a_cell_of_another_column_is_never_a_traceback(contents):
    files = Files({name: text.encode("utf-8", "replace") for name, text in contents.items()}, Path("nowhere"))

    sound(read_files(files, Notes()))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SETTINGS.splitlines()), st.sampled_from(NASTY))
def test_a_setting_of_another_kind_is_never_a_traceback(line, value):
    key = line.partition("=")[0]
    text = SETTINGS.replace(line, f"{key} = {value}" if "=" in line else value, 1)
    contents = CONTENTS | {"project.toml": text}

    sound(read_files(Files({name: each.encode() for name, each in contents.items()}, Path("nowhere")), Notes()))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=200), min_size=1))
def test_arbitrary_bytes_are_never_a_traceback(contents):
    whole = {name: text.encode() for name, text in CONTENTS.items()} | contents

    sound(read_files(Files(whole, Path("nowhere")), Notes()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_an_arbitrary_archive_is_never_a_traceback(content):
    sound(read_upload(content, "a.zip"))
