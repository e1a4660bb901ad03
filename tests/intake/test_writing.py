"""What is written can be read by Excel, by people and by intake."""

import csv
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.generator import invent
from cohortplan.intake.reading import read_project
from cohortplan.intake.schema import READ_TABLES
from cohortplan.intake.toml_text import toml_text
from cohortplan.intake.writing import FolderInUse, new_project, write_folder
from cohortplan.text import Language


@pytest.mark.parametrize("language", list(Language))
def test_the_same_input_gives_the_same_bytes(tmp_path, language):
    invented = invent("A", 5)
    for name in ("one", "two"):
        write_folder(tmp_path / name, invented.settings, invented.tables, language)

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_tables_begin_with_a_byte_order_mark_so_that_excel_shows_chinese(tmp_path):
    invented = invent("A", 5)
    write_folder(tmp_path / "a", invented.settings, invented.tables, Language.ZH_CN)

    assert {path.read_bytes()[:3] for path in (tmp_path / "a").glob("*.csv")} == {b"\xef\xbb\xbf"}


def test_headers_and_enumerated_values_are_in_the_language(tmp_path):
    row = {"what": "staff", "id": "周宁", "from": "Wed am", "to": "2026-10-21 pm", "reason": ""}
    quota = {"role": "principal;academic_director", "kinds": "lesson", "per": "week", "min": "1", "prorate": "no"}
    session = {"session": "s", "kind": "talk", "weekday": "Fri", "audience": "principal;T1", "required": "yes"}
    tables = {"absences": [row], "quotas": [quota], "sessions": [session]}
    for language in Language:
        write_folder(tmp_path / language, {"format": 1}, tables, language)

    def rows(language, table):
        return list(csv.reader((tmp_path / language / table).read_text("utf-8-sig").splitlines()))

    assert rows("zh_CN", "absences.csv") == [
        ["类别", "对象", "从", "到", "原因"],
        ["教职工", "周宁", "周三上午", "2026-10-21 下午", ""],
    ]
    assert rows("en", "absences.csv") == [
        ["what", "id", "from", "to", "reason"],
        ["staff", "周宁", "Wed am", "2026-10-21 pm", ""],
    ]
    assert rows("zh_CN", "quotas.csv")[1] == ["校长；教导主任", "听课", "每周", "1", "否"]
    assert rows("zh_CN", "sessions.csv")[1] == ["s", "专题讲座", "周五", "校长；T1", "是"]
    assert rows("en", "quotas.csv")[1] == ["principal;academic director", "lesson observation", "week", "1", "no"]


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")

    with pytest.raises(FolderInUse, match="not empty"):
        new_project(tmp_path / "mine", Language.ZH_CN)

    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_column_that_the_format_does_not_have_is_refused(tmp_path):
    with pytest.raises(KeyError, match="colour"):
        write_folder(tmp_path / "a", {}, {"rooms": [{"colour": "red"}]}, Language.EN)

    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("language", list(Language))
def test_a_new_project_has_every_table_and_asks_only_to_be_filled_in(tmp_path, language):
    new_project(tmp_path / "new", language)

    reading = read_project(tmp_path / "new")

    assert {path.stem for path in (tmp_path / "new").glob("*.csv")} == {table.key for table in READ_TABLES}
    assert {problem.code for problem in reading.problems} == {"empty_table"}
    assert "# " in (tmp_path / "new" / "project.toml").read_text("utf-8")


keys = st.text(min_size=1, max_size=5)
scalars = st.one_of(
    st.booleans(), st.integers(-(2**60), 2**60), st.text(max_size=8), st.dates(), st.datetimes(), st.times(),
    st.lists(st.one_of(st.integers(0, 9), st.dictionaries(keys, st.dates(), max_size=2)), max_size=3),
)  # fmt: skip
tables = st.recursive(
    st.dictionaries(keys, scalars, max_size=3),
    lambda inner: st.dictionaries(keys, st.one_of(scalars, inner), max_size=3),
)


@given(tables)
def test_settings_survive_the_round_trip(settings):
    assert tomllib.loads(toml_text(settings, {})) == settings


def test_a_comment_stands_above_its_key():
    text = toml_text(
        {"id": "a", "calendar": {"start": date(2026, 10, 19)}}, {"": "head", "calendar.start": "first\nday"}
    )

    assert text == '# head\n\nid = "a"\n\n[calendar]\n# first\n# day\nstart = 2026-10-19\n'
