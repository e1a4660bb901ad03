"""A table is mended in place, saved as a whole, read again, and a stale save is refused."""

import pytest

FAULTY = "编号,姓名,角色\nT1,林,厨师\nT2,吴,校长\n".encode()


@pytest.fixture
def path(folder):
    return folder(trainees=FAULTY)


@pytest.fixture
def app(tab, path):
    opened = tab("data", project="a-5")
    opened.page.session_state["kept-sheet"] = "trainees.csv"
    return opened.section("tables")


def test_tables_with_errors_come_first_with_their_number(app):
    (choice,) = (each for each in app.page.selectbox if each.key.startswith("sheet_"))

    numbers = ["error" in label for label in choice.options]
    assert numbers == sorted(numbers, reverse=True)
    assert "trainees · trainees.csv  ·  1 error" in choice.options


def test_a_faulty_cell_is_a_field_with_what_is_wrong_beside_it(app):
    field = app.field("mend_")

    assert (field.label.replace("\\", ""), field.value) == ("Row 2 · 林 · 角色", "厨师")
    assert app.says("“厨师” is not among the words used here")


def test_nothing_can_be_saved_before_something_is_typed(app):
    assert app.button("save_table").disabled


def test_what_is_mended_is_saved_and_all_problems_are_told_again(app, path):
    app.field("mend_").input("校长")
    app.run().click("save_table")

    assert (path / "trainees.csv").read_bytes() == FAULTY.replace("厨师".encode(), "校长".encode())
    assert [each.key for each in app.page.text_input if each.key.startswith("mend_")] == []
    assert app.says("is saved.")


def test_another_fault_instead_of_the_first_is_told_at_once(app):
    app.field("mend_").input("司机")
    app.run().click("save_table")

    assert app.field("mend_").value == "司机"
    assert app.says("“司机” is not among the words used here")


def test_while_something_is_typed_the_table_cannot_be_left_by_mistake(app):
    app.field("mend_").input("校长")
    app.run()
    (choice,) = (each for each in app.page.selectbox if each.key.startswith("sheet_"))
    assert choice.disabled

    app.click("give_up")

    assert app.field("mend_").value == "厨师"
    assert app.button("save_table").disabled


def test_the_last_error_mended_makes_the_project_one_to_plan(tab, folder, store):
    path = folder()
    sound = (path / "quotas.csv").read_bytes()
    broken = sound.replace(b",1,", b",x,", 1)
    assert broken != sound
    (path / "quotas.csv").write_bytes(broken)
    app = tab("data", project="a-5").section("tables")
    read = store.projects.get("a-5").line.changed_at

    app.field("mend_").input("1")
    app.run().click("save_table")

    assert (path / "quotas.csv").read_bytes() == sound
    assert app.says("No error is left")
    assert not app.button("to_plan").disabled
    assert store.projects.get("a-5").line.changed_at > read


def test_an_unknown_header_is_mended_like_a_cell(tab, folder):
    path = folder(trainees="编号,姓名,角色,手机号码\nT1,林,校长,\n".encode())
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "trainees.csv"
    app.section("tables")

    app.field("mend_").input("手机")
    app.run().click("save_table")

    assert (path / "trainees.csv").read_text(encoding="utf-8").startswith("编号,姓名,角色,手机\n")


def test_a_contradiction_is_told_above_the_table_and_not_as_a_cell(tab, folder):
    staff = "姓名,职务,带教角色,最多带教人数\n林,校长,校长；教导主任,1\n".encode()
    folder(staff=staff)
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "staff.csv"

    app.section("tables")

    assert [each.value for each in app.page.text_input if each.key.startswith("mend_")] == []


def test_a_table_that_is_no_table_is_mended_as_a_text(tab, folder):
    path = folder(pairs='甲,乙,关系\n"T1,T2,同行\n'.encode())
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "pairs.csv"
    app.section("tables")

    app.field("text_").input("甲,乙,关系\n")
    app.click("save_text")

    assert (path / "pairs.csv").read_text(encoding="utf-8") == "甲,乙,关系\n"


def test_a_file_that_is_no_text_is_named_with_what_to_do(tab, folder):
    folder(pairs=b"\xff\xff\xff\x00\x81")
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "pairs.csv"

    assert app.section("tables").says("Save it anew in Excel as CSV UTF-8")


def test_cells_that_are_wrong_alike_are_mended_by_one_field(tab, folder):
    path = folder(trainees="编号,姓名,角色\nT1,林,厨师\nT2,吴,校长\nT3,何,厨师\n".encode())
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "trainees.csv"
    app.section("tables")
    assert app.field("mend_").label.replace("\\", "") == "2 rows at once (2, 4) · 角色"

    app.field("mend_").input("教导主任")
    app.run().click("save_table")

    assert (path / "trainees.csv").read_text(encoding="utf-8").count("教导主任") == 2
