"""Settings: a form for what everybody sets, the text for the rest."""

from datetime import date

import pytest

from cohortplan.workflows import data as workflow


def data_in(folder):
    return workflow.data_in(folder)


@pytest.fixture
def opened(tab, folder):
    def settings(*, known="a-5", **changed):
        path = folder(**changed)
        app = tab("data", project=known)
        app.page.session_state["kept-sheet"] = "project.toml"
        return path, app.section("tables")

    return settings


def test_the_form_changes_its_lines_and_keeps_every_other(opened):
    path, app = opened()
    before = (path / "project.toml").read_text(encoding="utf-8").splitlines()

    app.field("name_").input("秋季班")
    app.field("make_up_").input("2026-10-24 周五")
    app.click("save_settings")

    after = (path / "project.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == [line for line in before if line.startswith("name =")]
    assert {line for line in after if line not in before} == {'name = "秋季班"', '2026-10-24 = "周五"'}


def test_a_line_that_says_no_day_is_named_and_nothing_is_saved(opened):
    path, app = opened()
    before = (path / "project.toml").read_bytes()

    app.field("days_off_").input("明天")
    app.click("save_settings")

    assert app.says("明天")
    assert (path / "project.toml").read_bytes() == before


def test_dates_that_cannot_be_are_told_at_once(opened):
    path, app = opened()

    (end,) = (each for each in app.page.date_input if each.key.startswith("end_"))
    end.set_value(date(2020, 1, 1))
    app.click("save_settings")

    assert "end = 2020-01-01" in (path / "project.toml").read_text(encoding="utf-8")
    assert data_in(path).sheet("project.toml").errors == 1
    assert app.button("to_plan").disabled


def test_settings_that_cannot_be_read_are_mended_as_a_text(opened):
    path, app = opened(known="a", project=b'format = 1\nid = "a-5\n')
    assert [each.key for each in app.page.text_input if each.key.startswith("name_")] == []

    app.field("text_").input('format = 1\nid = "a-5"\n')
    app.click("save_text")

    assert (path / "project.toml").read_text(encoding="utf-8") == 'format = 1\nid = "a-5"\n'


def test_a_stale_text_is_refused_and_shown(opened):
    path, app = opened()
    text = (path / "project.toml").read_text(encoding="utf-8")
    (path / "project.toml").write_text(f"{text}# theirs\n", encoding="utf-8")

    app.field("text_").input(f"{text}# mine\n")
    app.click("save_text")

    assert (path / "project.toml").read_text(encoding="utf-8") == f"{text}# theirs\n"
    assert any("# mine" in each.value for each in app.page.code)
