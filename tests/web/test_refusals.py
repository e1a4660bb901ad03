"""Two people at one table: the second save is refused, says what both changed, and can be put on top."""

import pytest

FAULTY = "编号,姓名,角色\nT1,林,厨师\nT2,吴,校长\n".encode()
THEIRS = FAULTY.replace("吴,校长".encode(), "吴,教导主任".encode())


@pytest.fixture
def path(folder):
    return folder(trainees=FAULTY)


@pytest.fixture
def typed(tab, path):
    app = tab("data", project="a-5")
    app.page.session_state["kept-sheet"] = "trainees.csv"
    app.section("tables")
    app.field("mend_").input("校长")
    return app.run()


def test_a_stale_save_is_refused_and_says_what_both_changed(typed, path):
    (path / "trainees.csv").write_bytes(THEIRS)

    typed.click("save_table")

    assert (path / "trainees.csv").read_bytes() == THEIRS
    assert typed.says("after you opened it. Nothing of yours was written.")
    assert typed.says("T2：角色 校长 → 教导主任")
    assert typed.says("T1：角色 厨师 → 校长")


def test_changes_of_other_rows_can_be_put_on_top(typed, path):
    (path / "trainees.csv").write_bytes(THEIRS)

    typed.click("save_table").click("put_on_top")

    assert (path / "trainees.csv").read_bytes() == THEIRS.replace("厨师".encode(), "校长".encode())
    assert not typed.says("Nothing of yours was written")


def test_mine_can_be_dropped(typed, path):
    (path / "trainees.csv").write_bytes(THEIRS)

    typed.click("save_table").click("drop_mine")

    assert (path / "trainees.csv").read_bytes() == THEIRS
    assert typed.field("mend_").value == "厨师"


def test_a_row_that_both_changed_is_not_overwritten(typed, path):
    (path / "trainees.csv").write_bytes(FAULTY.replace("厨师".encode(), "司机".encode()))

    typed.click("save_table")

    assert typed.keys("put_on_top") == []
    assert typed.says("Both of you changed the same rows")


def test_what_is_typed_is_not_lost_when_somebody_else_saves_before_the_next_click(typed, path):
    (path / "trainees.csv").write_bytes(THEIRS)

    typed.run()

    assert typed.says("T1：角色 厨师 → 校长")
    assert typed.keys("put_on_top") == ["put_on_top"]
