import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.web.literal import JOINER, literal


@given(st.text())
def test_nothing_but_escapes_and_joiners_is_added_and_lines_become_one(text):
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", literal(text)).replace(JOINER, "")

    assert shown == re.sub(r"\s+", " ", text).replace(JOINER, "")


@given(st.text(alphabet="*_[]()<>:$`~#|!&\\-=@ab/"))
def test_every_sign_that_markdown_could_read_is_escaped(text):
    assert re.search(r"(?<!\\)(?:\\\\)*[*_\[\]<>`$~#|&]", literal(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        ":material/lock:",
        ":smile:",
        ":red[x]",
        "a -> b",
        "a <- b",
        "a >= b",
        "a@b.example",
        "http://b.example",
        "www.b.example",
    ],
)
def test_what_pages_make_something_of_is_taken_apart(text):
    assert JOINER in literal(text) or ":red" not in literal(text).replace("\\:", "")
