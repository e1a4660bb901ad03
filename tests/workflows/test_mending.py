"""Tables are saved whole, and never over what somebody else saved."""

import pytest
from tests.workflows.made_projects import written

from cohortplan.intake import table_file
from cohortplan.workflows.mending import (
    Edits,
    RowChange,
    Saved,
    Stale,
    TooLarge,
    put_on_top,
    save_table,
    save_text,
)

SCHOOL = "name,role,note\n林,校长,\n吴,主任,\n何,主任,\n".encode()
THEIRS = "name,role,note\n林,校长,\n吴,校长,\n何,主任,\n".encode()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "staff.csv"
    path.write_bytes(SCHOOL)
    return path


def read_table_file(content):
    return table_file.read_table_file(content)


def save(file, edits, base=SCHOOL):
    return save_table(file.parent, file.name, read_table_file(base), edits, base)


def test_a_save_writes_the_file_and_leaves_nothing_beside_it(file):
    outcome = save(file, Edits(cells={2: {2: "病假"}}))

    assert isinstance(outcome, Saved)
    assert file.read_bytes() == SCHOOL.replace("林,校长,".encode(), "林,校长,病假".encode())
    assert [path.name for path in file.parent.iterdir()] == ["staff.csv"]


def test_a_save_after_somebody_elses_is_refused_with_what_both_changed(file):
    file.write_bytes(THEIRS)

    outcome = save(file, Edits(cells={2: {2: "病假"}}))

    assert isinstance(outcome, Stale)
    assert file.read_bytes() == THEIRS
    assert outcome.theirs == (RowChange(3, ("吴", "主任", ""), ("吴", "校长", "")),)
    assert outcome.mine == (RowChange(2, ("林", "校长", ""), ("林", "校长", "病假")),)


def test_changes_of_other_rows_are_put_on_top_of_theirs(file):
    file.write_bytes(THEIRS)
    outcome = save(file, Edits(cells={2: {2: "病假"}}, removed=frozenset({4}), added=(("周", "主任", ""),)))

    edits = put_on_top(outcome, read_table_file(THEIRS))
    save(file, edits, base=THEIRS)

    assert file.read_text(encoding="utf-8") == "name,role,note\n林,校长,病假\n吴,校长,\n周,主任,\n"


def test_a_row_that_moved_is_found_where_it_is_now(file):
    moved = "name,role,note\n新,主任,\n林,校长,\n吴,主任,\n何,主任,\n".encode()
    file.write_bytes(moved)
    outcome = save(file, Edits(cells={4: {2: "病假"}}))

    edits = put_on_top(outcome, read_table_file(moved))

    assert edits == Edits(cells={5: {2: "病假"}})


def test_a_row_that_both_changed_is_left_to_people(file):
    file.write_bytes(THEIRS)
    outcome = save(file, Edits(cells={3: {2: "病假"}}))

    assert put_on_top(outcome, read_table_file(THEIRS)) is None


def test_a_table_that_somebody_else_has_just_begun_is_not_overwritten(file):
    assert isinstance(save_text(file.parent, "staff.csv", "x", None), Stale)


def test_a_new_table_is_written_where_there_was_none(tmp_path):
    empty = read_table_file(b"name,role\n")

    assert isinstance(save_table(tmp_path, "pairs.csv", empty, Edits(added=(("a", "b"),)), None), Saved)
    assert (tmp_path / "pairs.csv").read_text(encoding="utf-8") == "name,role\na,b\n"


def test_a_text_keeps_the_encoding_and_line_ends_of_its_file(tmp_path):
    base = '# 设置\r\nname = "旧"\r\n'.encode("gb18030")
    (tmp_path / "project.toml").write_bytes(base)

    save_text(tmp_path, "project.toml", '# 设置\nname = "新"\n', base)

    assert (tmp_path / "project.toml").read_bytes() == '# 设置\r\nname = "新"\r\n'.encode("gb18030")


def test_nothing_larger_than_can_be_read_is_written(file):
    outcome = save(file, Edits(cells={2: {2: "x" * 9_000_000}}))

    assert isinstance(outcome, TooLarge)
    assert file.read_bytes() == SCHOOL


def test_a_whole_project_survives_the_change_of_one_cell(tmp_path):
    folder = written(tmp_path / "a")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    base = before["trainees.csv"]
    table = read_table_file(base)

    save_table(folder, "trainees.csv", table, Edits(cells={2: {len(table.headers) - 1: "轮椅"}}), base)

    changed = [name for name, content in before.items() if (folder / name).read_bytes() != content]
    assert changed == ["trainees.csv"]
