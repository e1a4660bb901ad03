"""Every problem is listed with the way to its table; every assumption with a button that it is so."""

import pytest

TWO = "编号,姓名,角色,人数\nT1,林,厨师,x\n".encode()


@pytest.fixture
def app(tab, folder):
    folder(trainees=TWO)
    return tab("data", project="a-5")


def test_problems_stand_under_their_file_with_row_and_column(app):
    assert app.says("trainees · trainees.csv")
    assert app.says("Row 2 “角色”")
    assert app.says("“厨师” is not among the words used here")


def test_the_way_to_a_table_leads_to_its_faulty_cells(app):
    app.click("mend_sheet_trainees.csv")

    assert [field.value for field in app.page.text_input if field.key.startswith("mend_trainees.csv")] == ["厨师", "x"]


def test_an_assumption_leads_to_where_it_is_changed(tab, folder):
    settings = (folder() / "project.toml").read_text(encoding="utf-8")
    folder(project=f"{settings}\n[assumed]\nas_of = ['2026-10-12 08:00']\n".encode())

    app = tab("data", project="a-5").click("change_as_of")

    assert app.field("name_").value
