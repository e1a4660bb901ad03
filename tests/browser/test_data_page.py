"""The data page when something is wrong: errors at their cells, a shortage, a contradiction, a save that came too late."""

import csv
import shutil
from pathlib import Path

import pytest
from tests.workflows.made_projects import contents_of_a, written

pytestmark = pytest.mark.xdist_group("browser")

ODD = "*赵*_一_ [x](http://h.example) <b>:red[y] :smile: $z$ `q`"
RAW = sorted((Path(__file__).parents[2] / "data" / "demo-b-raw").iterdir())


def table(name):
    return contents_of_a()[f"{name}.csv"].decode("utf-8-sig")


def replaced(text, *pairs):
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


@pytest.fixture
def broken(tmp_path):
    """A project with faults in three tables, and one name that looks like markup."""
    header, first, *rest = table("trainees").splitlines()
    name = header.split(",").index("姓名")
    cells = first.split(",")
    cells[name] = ODD
    lines = "\n".join([header, ",".join(cells), *rest])
    return written(
        tmp_path / "broken",
        trainees=replaced(lines, (",校长,", ",厨师,"), (",教导主任,", ",司机,")),
        lessons=replaced(table("lessons"), (",周一,", ",星期八,"), (",周二,", ",,")),
        quotas=replaced(table("quotas"), (",1,", ",一次,")),
    )


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_errors_are_mended_at_their_cells_and_a_stale_save_is_refused(look, broken, language):
    window = look(language).open("data").snap("data-empty")
    window.open_folder(broken).snap("data-errors")

    window.click("mend_sheet_trainees-csv", then="faulty_cells").snap("data-faulty-cells")
    fields = window.page.locator(".st-key-faulty_cells input")
    for number, role in enumerate(("校长", "教导主任")):
        fields.nth(number).fill(role)
        fields.nth(number).press("Enter")
        window.rest()
    window.click("save_table").until(lambda: fields.count() == 0).snap("data-mended")

    window.type_in_grid(420, 52, "新校名")
    file = broken / "trainees.csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    theirs = "\n".join([*lines[:5], lines[5].replace("县", "区"), *lines[6:]])
    file.write_text(theirs, encoding="utf-8")
    window.click("save_table", then="refusal").snap("data-refused")
    assert file.read_text(encoding="utf-8") == theirs
    window.click("put_on_top").until(lambda: window.keys("refusal") == []).snap("data-merged")
    assert "新校名" in file.read_text(encoding="utf-8")
    assert lines[5].replace("县", "区") in file.read_text(encoding="utf-8")

    people = window.section(1, "table.calendar").page.locator("[data-testid='stExpander']", has_text=ODD)
    people.locator("summary").click()
    people.locator("table.people").get_by_text(ODD, exact=True).wait_for()
    assert window.page.locator("[data-testid='stMain'] a[href*='h.example']").count() == 0
    window.open().snap("projects-waiting")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_shortage_and_contradiction_are_said_with_their_numbers(look, tmp_path, language):
    short = written(tmp_path / "short", quotas=replaced(table("quotas"), (",听课,全程,", ",听课,全程,3")))
    window = look(language).open_folder(short).snap("data-shortage")
    assert window.page.locator("td.short").count() > 0

    shutil.rmtree(short)
    header, *rows = csv.reader(table("staff").splitlines())
    leads = header.index("带教角色")
    nobody = [[*row[:leads], row[leads].replace("教导主任", ""), *row[leads + 1 :]] for row in rows]
    written(short, staff="\n".join(map(",".join, [header, *nobody])).encode())
    window.open_folder(short).snap("data-contradiction")

    window.section(2, ".st-key-save_table, .st-key-save_settings").snap("data-contradiction-table")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_files_that_are_no_project_yet_are_named_with_what_is_missing(look, language):
    window = look(language).open()
    window.page.locator(".st-key-files input[type=file]").set_input_files(
        [file for file in RAW if "通知" not in file.name]
    )
    window.page.locator(".st-key-read_files button:not([disabled])").wait_for()

    window.click("read_files", then="given_start").snap("projects-import-refused")

    assert window.page.locator("[data-testid='stTable']").count() == 1


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_settings_are_a_form_and_a_text(look, tmp_path, language):
    window = look(language).open_folder(written(tmp_path / "a"))
    window.section(2, "[data-testid='stDataFrame']")

    window.page.locator('[class*="st-key-sheet_"] input').first.click()
    window.page.get_by_text("project.toml").first.click()
    window.page.wait_for_selector(".st-key-save_settings")

    window.rest().snap("data-settings")
