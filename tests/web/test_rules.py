"""The rules page: change a number, see what that means for the plan at hand, save it, and meet whoever else saved."""

import sys
from datetime import UTC, datetime

import pytest
from tests.web.conftest import text_of
from tests.workflows.made_projects import written

from cohortplan import rules
from cohortplan.domain.plan import Plan
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules import registry
from cohortplan.text import Language
from cohortplan.workflows.drafts import begin
from cohortplan.workflows.opening import open_folder

NEWCOMER = """
from dataclasses import dataclass

from cohortplan.rules.base import Preference, Scope, Unit, setting
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class QuietNoon(Preference):
    most: int = setting(3, Text(zh="中午最多几次", en="sessions at noon"), least=2)
    mondays: bool = setting(False, Text(zh="周一也算", en="Mondays too"))

    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="安静的中午", en="Quiet noon")
    help = Text(zh="中午少安排。", en="Little at noon.")
    wording = {"": Text(zh="{trainee}", en="{trainee}")}
    examples = (("09:00-10:00 @ann", 0),)

    def check(self, view):
        return iter(())

    def encode(self, options, board):
        pass
"""


@pytest.fixture
def opened(tab, folder, store):
    """The page of a calm demo A in whose plan one trainee sees three lessons on one day."""

    def page(*, language="en", **changed):
        path = folder(**changed)
        project = store.projects.get("a-5").project
        lessons = [each for each in project.sessions if each.kind == LESSON]
        day = project.days[lessons[0].id]
        same_day = [each.id for each in lessons if project.days[each.id] == day]
        plan = Plan.of([(project.trainees[0].id, each) for each in same_day[:3]])
        begin(store, "a-5", "2", plan=plan, at=datetime.now(UTC))
        return path, tab("rules", project="a-5", language=language)

    return page


def number(app, key):
    (found,) = (each for each in app.page.number_input if each.key.startswith(f"set_{key}_"))
    return found


def enter(app, key, value):
    number(app, key).set_value(value)
    return app.run()


def choose_preset(app, name):
    (control,) = (each for each in app.page.segmented_control if (each.key or "").startswith("preset_"))
    control.set_value(name)
    return app.run()


def tables(app):
    return " ".join(text_of(each) for each in app.page.get("html"))


def source(path):
    return (path / "project.toml").read_text(encoding="utf-8")


def test_without_a_project_the_page_leads_to_one(tab):
    assert tab("rules", project="").says("Choose a project first.")


@pytest.mark.parametrize("language", Language)
def test_every_rule_of_the_registry_can_be_looked_at(opened, language):
    _, app = opened(language=language.value)

    for kind in registry.all_rules():
        app.click(f"rule_{rules.base.rule_name(kind)}")

        fields = [*app.page.number_input, *app.page.toggle]
        shown = {each.key.split(f"{rules.base.rule_name(kind)}_", 1)[-1] for each in fields}
        assert all(any(key.startswith(f"{each.name}_") for key in shown) for each in kind.settings())
        assert app.says(kind.help[language])


def test_the_effect_on_the_plan_is_told_before_anything_is_saved(opened):
    path, app = opened()
    before = source(path)
    app.click("rule_daily_load")

    enter(app, "daily_load_lessons", 1)

    assert app.says("observed lessons a day")
    assert app.says("would newly be hard")
    assert "Daily load and lunch" in tables(app)
    assert source(path) == before


def test_saving_writes_the_lines_that_changed_and_judges_the_plan_by_them(opened, store):
    path, app = opened()
    before = source(path)
    app.click("rule_daily_load")

    enter(app, "daily_load_lessons", 9)
    app.click("save_rules")

    assert source(path) == f"{before}\n[rules.daily_load]\nlessons = 9\n"
    assert store.projects.get("a-5").settings["daily_load"] == {"lessons": 9}
    assert app.keys("save_rules") == []
    assert app.says("set by this project")


def test_a_value_that_does_not_fit_is_told_beside_its_field_and_cannot_be_saved(opened):
    _, app = opened()
    app.click("rule_daily_load")

    enter(app, "daily_load_lessons", -1)
    assert app.says("“-1” does not fit; expected is a whole number from 0 to 1000000.")
    assert app.button("save_rules").disabled

    enter(app, "daily_load_lessons", None)
    assert app.says("does not fit")

    app.click("undo_rule")
    assert number(app, "daily_load_lessons").value == 3
    assert app.keys("save_rules") == []


def test_an_empty_limit_is_none_and_a_rule_can_be_switched_off(opened):
    path, app = opened()
    app.click("rule_class_visits")

    enter(app, "class_visits_limit", None)
    app.click("rule_mixing")
    (switch,) = (each for each in app.page.toggle if each.key.startswith("set_mixing_on"))
    switch.set_value(False)
    app.run().click("save_rules")

    assert '[rules.class_visits]\nlimit = "none"' in source(path)
    assert "[rules.mixing]\non = false" in source(path)


def test_a_preset_is_chosen_changed_and_gone_back_to(opened, store):
    path, app = opened()
    choose_preset(app, "gentle")
    app.click("rule_class_visits")
    assert number(app, "class_visits_per_week").value == 1

    enter(app, "class_visits_per_week", 3)
    app.click("save_rules")
    assert store.projects.get("a-5").settings["class_visits"] == {"per_week": 3}
    assert 'preset = "gentle"' in source(path)

    app.click("default_rule").click("save_rules")
    assert store.projects.get("a-5").settings["class_visits"] == {"per_week": 1}
    assert "per_week" not in source(path)


def test_rules_are_found_by_what_they_are_about_in_any_language(opened):
    _, app = opened(language="zh_CN")

    app.field("sought_rule").input("lunch")
    app.run()
    assert app.keys("rule_") == ["rule_daily_load"]

    app.field("sought_rule").input("没有这个词")
    app.run()
    assert app.keys("rule_") == []


def test_rules_that_somebody_else_saved_meanwhile_are_shown_and_never_overwritten(opened):
    path, app = opened()
    app.click("rule_daily_load")
    enter(app, "daily_load_lessons", 9)
    theirs = f"{source(path)}\n[rules.wishes]\nweight = 8\n"
    (path / "project.toml").write_text(theirs, encoding="utf-8")

    app.click("save_rules")
    assert source(path) == theirs
    assert app.says("Somebody else saved other rules")
    assert app.button("save_rules").disabled

    app.click("rules_on_top").click("save_rules")
    assert theirs in source(path)
    assert "lessons = 9" in source(path)


def test_another_part_of_the_file_may_change_meanwhile(opened):
    path, app = opened()
    app.click("rule_daily_load")
    enter(app, "daily_load_lessons", 9)
    (path / "project.toml").write_text(f"{source(path)}\n# theirs\n", encoding="utf-8")

    app.run().click("save_rules")

    assert "# theirs" in source(path)
    assert "lessons = 9" in source(path)


def test_edits_of_one_project_wait_while_another_is_looked_at(opened, store, tmp_path):
    path, app = opened()
    other = written(tmp_path / "b", project=source(path).replace('id = "a-5"', 'id = "b-5"').encode())
    open_folder(store, other, at=datetime.now(UTC))

    for project, lessons in (("a-5", 9), ("b-5", 8)):
        app.page.session_state["kept-project"] = project
        app.run().click("rule_daily_load")
        enter(app, "daily_load_lessons", lessons)
    app.page.session_state["kept-project"] = "a-5"
    app.run().click("save_rules")

    assert "lessons = 9" in source(path)
    assert "lessons" not in source(other)


def test_a_file_from_windows_stays_one(opened):
    text = source(opened()[0]).replace("\n", "\r\n").encode("gb18030")
    path, app = opened(project=text)
    app.click("rule_daily_load")

    enter(app, "daily_load_lessons", 9)
    app.click("save_rules")

    assert (path / "project.toml").read_bytes() == text + b"\r\n[rules.daily_load]\r\nlessons = 9\r\n"


def test_a_file_that_no_form_can_change_is_left_alone(opened):
    settings = b"rules = { wishes = { weight = 2 } }\n"
    text = settings + opened()[0].joinpath("project.toml").read_bytes()
    path, app = opened(project=text)
    app.click("rule_wishes")

    enter(app, "wishes_weight", 5)
    app.click("save_rules")

    assert source(path).encode() == text
    assert app.says("Change its text on the data page instead")


def test_what_is_written_of_rules_and_cannot_be_read_is_named(opened):
    text = source(opened()[0])
    _, app = opened(project=f'{text}\n[rules]\npreset = "gentel"\n[rules.wishes]\nweight = "dear"\n'.encode())

    assert app.says("there is no preset “gentel”")
    app.click("rule_wishes")
    assert app.says("“dear” does not fit")

    enter(app, "wishes_weight", 4)
    assert not app.button("save_rules").disabled


def test_settings_that_cannot_be_read_are_mended_first(tab, folder):
    folder(project=b'format = 1\nid = "a-5\n')

    assert tab("rules", project="a").says("The settings of this project cannot be read.")


def test_a_rule_that_is_one_new_file_is_on_the_page_at_once(opened, tmp_path, monkeypatch):
    (tmp_path / "quiet_noon.py").write_text(NEWCOMER, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    registry.all_rules.cache_clear()
    try:
        path, app = opened()
        app.click("rule_quiet_noon")
        enter(app, "quiet_noon_most", 1)
        assert app.says("expected is a whole number from 2 to 1000000")

        enter(app, "quiet_noon_most", 5)
        (switch,) = (each for each in app.page.toggle if each.key.startswith("set_quiet_noon_mondays"))
        switch.set_value(True)
        app.run().click("save_rules")
        assert "[rules.quiet_noon]\nmost = 5\nmondays = true" in source(path)
    finally:
        registry.all_rules.cache_clear()
        sys.modules.pop("cohortplan.rules.quiet_noon", None)
