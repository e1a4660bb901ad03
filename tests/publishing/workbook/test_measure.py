import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.publishing.workbook.measure import height, lines_needed

# In a column of width 10 at 9 points there is room for five and a half Chinese signs: 67 pixels of 12 each.
WIDTH, SIZE = 10, 9


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ([""], 1),
        (["三年级语"], 1),
        (["三年级语文"], 1),
        (["三年级语文课"], 2),
        (["三年级语文课三年级语文课"], 3),
        (["a" * 9], 1),
        (["a" * 10], 2),
        (["a" * 30], 4),
        (["room 301"], 1),
        (["meeting room"], 2),
        (["一", "二", "三"], 3),
        ([], 1),
    ],
)
def test_text_wraps_where_the_column_ends(texts, lines):
    assert lines_needed(texts, WIDTH, SIZE) == lines


@given(st.text(max_size=80), st.text(max_size=20), st.floats(3, 60))
def test_more_text_never_needs_fewer_lines(text, more, width):
    assert lines_needed([text + more], width, SIZE) >= lines_needed([text], width, SIZE)


def test_more_lines_and_bigger_signs_need_more_height():
    assert height(1, 9) < height(2, 9) < height(2, 12)
