"""What there is to look at in a plan: each topic as sentences and a table, and as data for programs."""

import csv
from io import StringIO

import pytest

from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.data import as_data
from cohortplan.workflows.questions.explain import Asked, Unanswerable, explain
from cohortplan.workflows.questions.summaries import summary_of
from cohortplan.workflows.questions.tables import FactTable, table_of
from cohortplan.workflows.questions.told import told
from cohortplan.workflows.questions.topics import PERSONAL, Topic

POLICY = Policy.default().without("even_days")
MENTORS = "mentor Lin; lead ann Lin; lead bob Lin; "
EN = Language.EN


def explained(sketch, **asked):
    project, plan = read_sketch(MENTORS + sketch)
    return explain(Opened(project, POLICY, plan), Asked(**asked))


def rows(explanation, topic):
    return table_of(explanation, topic, EN).rows


def test_a_rule_is_shown_with_its_amount_its_numbers_and_its_price_the_dearest_first():
    here = explained("quota talk min=2 flat; a: 09:00-10:00 @ann,bob; absent trainee bob 09:00-10:00")

    first, second, *_ = rows(here, Topic.RULES)

    assert first == ("People and places are there", 1, 1, "sessions", 0, 0, 1, 0, 0, 0)
    assert second == ("Quotas", 2, 2, "seats", 0, 0, 0, 2, 0, 0)


def test_what_an_exception_covers_is_shown_apart_and_counts_nowhere():
    here = explained("09:00-10:00 seats=1 @ann,bob; waive seats s1")

    (seats,) = (each for each in here.scores if each.rule.name == "seats")

    assert (len(seats.counted), seats.amount, seats.spared) == (0, 0, 1)


def test_a_shortfall_is_shown_with_its_cause():
    here = explained("quota talk min=2; a: 09:00-10:00 @ann,bob; b: 09:30-10:30; c: 11:00-12:00 @bob")

    ((name, missing, _, why),) = rows(here, Topic.SHORTFALLS)

    assert (name, missing) == ("ann", 1)
    assert why == "Of 2 other sessions, 1 could simply be added, such as “talk c”."
    assert summary_of(here, Topic.SHORTFALLS, EN) == ("Trainees who lack seats: 1. Seats missing: 1 (talk 1).",)


def test_hours_are_shown_by_day_and_what_overlaps_counts_once():
    here = explained("a: Mon 09:00-11:00 @ann; b: Mon 10:00-12:00 @ann; c: Tue 09:00-09:30 @ann,bob")

    assert [row[:5] for row in rows(here, Topic.HOURS)] == [("ann", 3, 3.5, 3.0, 0.5), ("bob", 1, 0.5, 0.0, 0.5)]
    assert summary_of(here, Topic.HOURS, EN) == ("0.5 to 3.5 hours each, 2.0 on average; most for ann, least for bob.",)


def test_changes_of_campus_are_counted_from_the_first_on():
    here = explained("East 08:00-09:00 @ann,bob; West 10:00-11:00 @ann; East 14:00-15:00 @ann")

    assert rows(here, Topic.MOVES) == (("ann", 2), ("bob", 0))


def test_each_wish_is_shown_with_whether_it_is_granted_though_no_rule_minds():
    project, plan = read_sketch("a: 09:00-10:00 @ann; mentor Lin; wish ann session a rank=2; wish ann mentor Lin")

    here = explain(Opened(project, POLICY.without("wishes"), plan), Asked())

    assert rows(here, Topic.WISHES) == (("ann", 1, "mentor “Lin”", "no"), ("ann", 2, "session “talk a”", "yes"))
    assert summary_of(here, Topic.WISHES, EN) == ("1 of 2 wishes are granted, and 0 of 1 first wishes.",)


def test_competencies_are_shown_with_those_that_are_missed_most():
    here = explained(
        "a: 09:00-10:00 competencies=safety @ann,bob; competency principal safety; competency principal budget"
    )

    assert rows(here, Topic.COVERAGE) == (("ann", 1, "no", "yes"), ("bob", 1, "no", "yes"))
    assert summary_of(here, Topic.COVERAGE, EN)[1] == "Missed most often: budget (2)."


def test_what_mentors_classes_and_teachers_bear_is_shown():
    here = explained(
        "lesson 1.1 Mon 09:00-09:40 Lin @ann,bob; lesson 1.2 Tue 09:00-09:40 Lin; talk: Tue 14:00-15:00 Lin @ann"
    )

    assert rows(here, Topic.MENTORS) == (("Lin", "teacher", 2, 1, 1.0, 1),)
    assert rows(here, Topic.CLASSES) == (("class 1.1", 1, 2, 1), ("class 1.2", 0, 0, 0))
    assert rows(here, Topic.TEACHERS) == (("Lin", 1, 2, 1),)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sketch", ["", "quota talk min=1; a: 09:00-10:00 @ann; West 10:00-11:00 @ann"])
def test_every_topic_has_sentences_and_a_table_in_both_languages_of_a_plan_with_little_in_it_too(
    sketch, language, topic
):
    here = explained(sketch, show=(topic,))

    title, *said = told(here, language)

    assert title.strip()
    assert tuple(said[: len(summary_of(here, topic, language))]) == summary_of(here, topic, language)
    assert all(len(row) == len(table_of(here, topic, language).heads) for row in table_of(here, topic, language).rows)


@pytest.mark.parametrize("topic", sorted(set(Topic) - set(PERSONAL)))
def test_what_is_about_everybody_is_in_no_trainees_version(topic):
    with pytest.raises(Unanswerable) as fault:
        explained("a: 09:00-10:00 @ann", trainee="ann", show=(topic,))

    assert "a trainee may see: shortfalls, hours, moves, wishes, coverage" in fault.value.why.en


@pytest.mark.parametrize("topic", PERSONAL)
def test_a_trainee_sees_the_own_rows_only_and_no_comparison(topic):
    here = explained("quota talk min=2; a: 09:00-10:00 @ann,bob; wish ann session b; wish bob session b", trainee="ann")

    assert {row[0] for row in rows(here, topic)} <= {"ann"}


def test_programs_get_what_is_missing_with_its_causes():
    here = explained("quota talk min=2; a: 09:00-10:00 @ann,bob; b: 09:30-10:30; c: 11:00-12:00 @bob")

    (short,) = as_data(here)["shortfalls"]

    assert (short["trainee"], short["missing"], short["free"]) == ("ann", 1, ["c"])
    assert [cause["rule"] for cause in short["causes"]] == ["no_clash"]


def test_nobody_is_told_of_0_of_0_wishes():
    said = list(told(explained("a: 09:00-10:00 @ann"), EN))

    assert "ann: 1 sessions, 1.0 hours." in said


def test_a_table_as_a_file_keeps_its_chinese_and_runs_no_formula():
    table = FactTable(("学员", "小时"), (("=1+1", 2.5), ("李, 四", 3)))

    content = table.as_csv()

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(content.decode("utf-8-sig")))) == [
        ["学员", "小时"],
        ["'=1+1", "2.5"],
        ["李, 四", "3"],
    ]
