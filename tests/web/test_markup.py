from hypothesis import given
from hypothesis import strategies as st

from cohortplan.web.markup import bar_cell, cell, head, table


@given(st.text(max_size=20))
def test_no_text_becomes_markup(text):
    html = table("x", [[cell(text, under=text), bar_cell(50, text, "ample")]], heads=[head(text)])

    plain = table("x", [[cell("t", under="t"), bar_cell(50, "t", "ample")]], heads=[head("t")])
    # An empty line is left out; all else has the same tags whatever the text.
    assert html.count("<") == plain.count("<") or not text
    assert html.count(">") == plain.count(">") or not text
