"""Drawings of examples: whatever a sketch says is text."""

from cohortplan.publishing.tiny_timetables import tiny_timetable
from cohortplan.rules.stability import Stability
from cohortplan.text import Language
from cohortplan.web.sketches import sketch_html


def test_names_in_a_drawing_are_text_and_who_attended_before_is_told_from_who_does_now():
    drawn = tiny_timetable(Stability, "Fri 09:00-10:00 Lin<b> room=<i> was=ann @bob", 1, Language.EN)

    html = sketch_html(drawn, "<u>", Language.EN)

    assert "Lin&lt;b&gt;, &lt;i&gt;" in html
    assert all(markup not in html for markup in ("Lin<b>", "<i>,", "<u>"))
    assert '<i class="there">Bob</i><i class="before">was Ann</i>' in html
