"""The rules page: a number is changed by keyboard, its effect is read, it is saved, and a second coordinator comes between."""

from datetime import UTC, datetime

import pytest
from tests.workflows.made_projects import written

from cohortplan.domain.plan import Plan
from cohortplan.domain.vocabulary import LESSON
from cohortplan.storage.store import Store
from cohortplan.workflows.drafts import begin
from cohortplan.workflows.opening import open_folder

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def opened(look, store_file, tmp_path):
    """Opens the page on a calm demo A, in whose plan everybody sees up to three lessons on one day."""

    def page(language, width=1366):
        folder, window = written(tmp_path / "a"), look(language, width)
        store = Store.open(store_file)
        try:
            open_folder(store, folder, at=datetime.now(UTC))
            project = store.projects.get("a-5").project
            lessons = [each for each in project.sessions if each.kind == LESSON]
            day = [each.id for each in lessons if project.days[each.id] == project.days[lessons[0].id]]
            trainees = [each.id for each in project.trainees]
            seen = [(who, each) for place, who in enumerate(trainees) for each in day[3 * place : 3 * place + 3]]
            begin(store, "a-5", "2", plan=Plan.of(seen), at=datetime.now(UTC))
        finally:
            store.close()
        window.open("rules?project=a-5")
        return folder, window.until(lambda: window.page.locator(".st-key-rule_list button").count() > 0)

    return page


def fill(window, key, value):
    """Type into the field of a setting, as a keyboard does, and wait until the page was drawn again."""
    field = window.page.locator(f'[class*="st-key-set_{key}_"] input')
    field.fill(value)
    field.press("Enter")
    return window.rest()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_rule_is_changed_its_effect_read_and_saved_though_somebody_else_saved_too(opened, language):
    folder, window = opened(language)
    window.snap("rules")

    window.click("rule_daily_load", then="set_daily_load_lessons")
    fill(window, "daily_load_lessons", "-1").page.locator('[class*="st-key-setting_fault_"]').wait_for()
    window.snap("rules-fault")
    assert window.button("save_rules").is_disabled()

    fill(window, "daily_load_lessons", "2").page.locator(".st-key-findings_newly_hard").wait_for()
    window.snap("rules-effect")

    file = folder / "project.toml"
    theirs = f"{file.read_text(encoding='utf-8')}\n[rules.wishes]\nweight = 8\n"
    file.write_text(theirs, encoding="utf-8")
    window.click("save_rules", then="rules_refused").snap("rules-refused")
    assert file.read_text(encoding="utf-8") == theirs

    window.click("rules_on_top").until(lambda: window.keys("rules_refused") == [])
    window.click("save_rules").until(lambda: window.keys("save_rules") == [])
    assert file.read_text(encoding="utf-8") == f"{theirs}\n[rules.daily_load]\nlessons = 2\n"


@pytest.mark.parametrize(("language", "width"), [("zh_CN", 420), ("en", 1366)])
def test_a_preset_is_chosen_and_a_rule_found_by_keyboard_alone(opened, language, width):
    folder, window = opened(language, width)
    keyboard = window.page.keyboard

    window.page.locator('[class*="st-key-preset_"] button').first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        keyboard.press(key)
    window.until(lambda: window.keys("save_rules") != [])
    window.page.locator(".st-key-sought_rule input").focus()
    keyboard.type("lunch")
    keyboard.press("Enter")
    window.until(lambda: window.page.locator(".st-key-rule_list button").count() == 1)
    for key in ("Tab", "Enter"):
        keyboard.press(key)
    window.until(lambda: window.keys("set_daily_load_lessons") != []).snap("rules-preset")
    window.button("save_rules").focus()
    keyboard.press("Enter")

    window.until(lambda: window.keys("save_rules") == [])
    assert '[rules]\npreset = "gentle"\n' in (folder / "project.toml").read_text(encoding="utf-8")
