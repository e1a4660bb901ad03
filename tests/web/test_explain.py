from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.worlds import PLAN, POLICY, world

from cohortplan.domain.demands import Competency, Quota, Wish
from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.effects import Standing
from cohortplan.text import Language
from cohortplan.web.page.explain import SECTIONS
from cohortplan.web.pictures import pictures_of
from cohortplan.workflows.edit import Editor
from cohortplan.workflows.questions.explain import Examined, Explanation
from cohortplan.workflows.questions.topics import Topic
from cohortplan.workflows.release import By, Released, release_draft

ASKED: dict[str, Any] = {
    "quotas": (Quota(id="q", role="principal", kinds=("lesson",), least=3),),
    "wishes": (
        Wish(trainee="T1", about="session", value="talk"),
        Wish(trainee="T1", about="class", value="401", rank=2),
    ),
    "competencies": (Competency(role="principal", name="安全"),),
}


def explained(project=None, plan=PLAN):
    project = project or world(**ASKED)
    found = audit(project, POLICY, plan)
    return Explanation(Examined(project, POLICY, plan, found), Standing(project, POLICY, plan))


def look_at(app, section):
    """Choose one side of the plan."""
    (pills,) = (each for each in app.page.button_group if each.key == "explained")
    pills.set_value(section)
    return app.run()


def data_of(picture):
    """What is drawn: the rows of the picture's data."""
    (rows,) = picture.to_dict()["datasets"].values()
    return rows


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("rules", "没有硬性问题。"),
        ("shortfalls", "2 位学员未满，共缺 2 个名额：听课 2。"),
        ("hours", "最多的是 赵一，最少的是 孙三。"),
        ("wishes", "2 个意愿满足了 1 个；第一意愿 1 个，满足 1 个。"),
        ("coverage", "没有接触到的最多的是：安全（2 人）。"),
        ("mentors", "最忙的是 林副校长。"),
        ("visits", "3 个班可听课，2 个有人听"),
    ],
)
def test_each_side_of_the_plan_says_what_there_is_to_see(tab, keep, section, sentence):
    keep(world(**ASKED))

    app = look_at(tab("explain", language="zh_CN"), section)

    assert app.says(sentence)
    assert len(app.page.get("vega_lite_chart")) >= 1
    assert any("<table" in each.proto.body for each in app.page.get("html"))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_plan_with_nothing_to_share_can_be_looked_at_too(tab, keep, section):
    keep(world(campuses=world().campuses[:1], staff=world().staff[1:]), plan=Plan.of([("T1", "talk")]))

    app = look_at(tab("explain"), section)

    assert app.page.subheader


def test_before_there_is_a_plan_the_way_to_it_is_shown(tab, keep):
    keep(world(), plan=Plan())

    assert tab("explain").says("There is nothing to show here yet. Make a plan first.")


def test_a_release_stays_as_it_was_while_the_draft_goes_on(tab, keep, store):
    draft = keep(world())
    at = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
    assert isinstance(release_draft(store, draft, By(author="安老师", at=at)), Released)
    Editor(store=store, draft=draft, base=0, author="安老师", at=at).withdraw("T1", "302/tue 09:20")
    app = look_at(tab("explain"), "mentors")
    assert app.page.selectbox(key="edition").options[1].startswith("Release 1 · Mon 12 Oct")
    now = [each.proto.body for each in look_at(app, "visits").page.get("html")]

    app.page.selectbox(key="edition").set_value(1)
    app.run()

    released = [each.proto.body for each in app.page.get("html")]
    assert released != now
    assert app.says("Teachers who are visited: 1 of 1; most often 吴老师 (lessons: 3).")


def test_names_from_files_are_text_in_tables(tab, keep):
    keep(world(trainees=(replace(world().trainees[0], name="<b>赵</b>"), *world().trainees[1:])))

    app = look_at(tab("explain"), "hours")

    assert any("&lt;b&gt;赵&lt;/b&gt;" in each.proto.body for each in app.page.get("html"))


def test_a_picture_has_a_bar_for_whoever_lacks_seats_and_one_for_what():
    (_, who), (_, what) = pictures_of(explained(), Topic.SHORTFALLS, Language.ZH_CN)

    assert {(each["name"], each["value"]) for each in data_of(who)} == {("赵一", 1), ("钱二", 1)}
    assert [(each["name"], each["label"]) for each in data_of(what)] == [("听课", "2")]


def test_two_of_one_name_have_a_bar_each():
    people = tuple(replace(each, name="赵一") for each in world().trainees)

    (_, who), _ = pictures_of(explained(world(**ASKED, trainees=people)), Topic.SHORTFALLS, Language.EN)

    assert sorted(each["name"] for each in data_of(who)) == ["赵一", "赵一 (2)"]


def test_hours_are_squares_of_each_day_and_a_day_without_any_stays_empty():
    ((_, squares),) = pictures_of(explained(), Topic.HOURS, Language.EN)

    first = [(each["column"], each["label"]) for each in data_of(squares) if each["row"].startswith("赵一  ")]
    days = ("19 Oct\nMon", "20 Oct\nTue", "21 Oct\nWed", "22 Oct\nThu", "23 Oct\nFri")
    assert first == list(zip(days, ("1.8", "1.4", "1.0", "0.7", ""), strict=True))


def test_every_picture_can_be_drawn_in_both_languages():
    for language in Language:
        for topic in Topic:
            for title, picture in pictures_of(explained(), topic, language):
                assert title
                assert picture.to_dict()["datasets"]
