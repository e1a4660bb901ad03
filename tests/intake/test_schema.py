"""Laws over the table of tables: whatever is added there can be named, written and read back."""

import re
from pathlib import Path

import pytest

from cohortplan.intake import words as vocabulary
from cohortplan.intake.catalogue import CATALOGUE
from cohortplan.intake.cells import ListOf, Refers
from cohortplan.intake.plan_tables import PLAN_TABLES
from cohortplan.intake.schema import BY_KEY, READ_TABLES, TABLES
from cohortplan.intake.words import Choices, Words, folded
from cohortplan.text import Language

COLUMNS = [(table, column) for table in (*READ_TABLES, *PLAN_TABLES) for column in table.columns]


@pytest.mark.parametrize("table", [*READ_TABLES, *PLAN_TABLES], ids=lambda table: table.key)
def test_no_header_means_two_columns(table):
    names = [name for column in table.columns for name in column.names]

    assert len(names) == len(set(names))


def test_no_file_means_two_tables():
    names = [folded(name) for table in TABLES for name in (table.key, table.title.zh)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.key)
def test_every_column_is_known_by_key_and_chinese_header_and_says_what_it_expects(table, column):
    assert folded(column.header(Language.ZH_CN)) in column.names
    assert folded(column.header(Language.EN)) in column.names
    assert column.type.expects.zh
    assert column.type.expects.en


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.key)
def test_what_a_column_refers_to_exists(table, column):
    inner = column.type.inner if isinstance(column.type, ListOf) else column.type

    assert not isinstance(inner, Refers) or BY_KEY[inner.table].id


@pytest.mark.parametrize("table", READ_TABLES, ids=lambda table: table.key)
def test_the_columns_that_a_table_names_are_its_own(table):
    keys = {column.key for column in table.columns}

    assert {*table.identified, *table.unique} <= keys


CHOICES = [(name, choices) for name, choices in vars(vocabulary).items() if isinstance(choices, Choices)]
CHOICES += [("kinds", Words.of().kinds), ("roles", Words.of().roles)]


@pytest.mark.parametrize(("name", "choices"), CHOICES, ids=lambda part: part if isinstance(part, str) else "")
def test_no_word_means_two_codes(name, choices):
    seen: dict[str, str] = {}
    for code, word in choices.words.items():
        for each in (code, word.zh, word.en, *choices.also.get(code, ())):
            assert seen.setdefault(folded(each), code) == code
    assert set(choices.also) <= set(choices.words)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_a_problem_names_the_same_facts_in_both_languages_and_ends_as_a_sentence(kind):
    zh, en = (set(re.findall(r"\{(\w+)\}", text)) for text in (kind.text.zh, kind.text.en))

    assert zh == en
    assert kind.text.zh.endswith("。")
    assert kind.text.en.endswith(".")


def test_the_page_about_the_format_names_every_table_column_and_problem():
    page = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")

    for table in (*READ_TABLES, *PLAN_TABLES):
        assert f"`{table.key}`" in page
        for column in table.columns:
            assert f"`{column.key}`" in page
            assert column.header(Language.ZH_CN) in page
