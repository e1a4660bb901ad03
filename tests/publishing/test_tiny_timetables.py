"""Examples of rules drawn as tiny timetables: laws over every example of every rule there is."""

import pytest

from cohortplan.publishing.tiny_timetables import tiny_timetable
from cohortplan.rules.base import rule_name
from cohortplan.rules.no_clash import NoClash
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", all_rules(), ids=rule_name)
def test_every_example_is_drawn_whole_and_said(kind, language):
    for sketch, amount in kind.examples:
        project, plan = read_sketch(sketch)

        drawn = tiny_timetable(kind, sketch, amount, language)

        assert len(drawn.cards) == len(project.sessions)
        assert sum(len(card.attending) for card in drawn.cards) == len(plan.assignments)
        assert bool(drawn.sentences) >= bool(amount)
        assert all("{" not in said for said in (*drawn.facts, *drawn.sentences))
        for card in drawn.cards:
            assert card.first < card.after < len(drawn.times)
            assert card.lane < drawn.days[card.day][1]
        places = [(card.day, card.lane, row) for card in drawn.cards for row in range(card.first, card.after)]
        assert len(places) == len(set(places))


def test_a_drawing_speaks_the_words_of_a_school():
    sketch = "East 09:00-10:00 @ann; West 10:30-11:00 Lin room=Hall @ann,bob; travel 25"

    drawn = tiny_timetable(NoClash, sketch, 5, Language.ZH_CN)

    assert drawn.times == ("09:00", "10:00", "10:30", "11:00")
    assert [(card.title, card.lines, card.attending) for card in drawn.cards] == [
        ("① 专题讲座", ("东校区",), ("甲",)),
        ("② 专题讲座", ("林老师、西校区、报告厅",), ("甲", "乙")),
    ]
    assert drawn.facts == ("两校区之间路程 25 分钟",)
    assert [said.count("专题讲座") for said in drawn.sentences] == [2]


def test_an_example_that_nobody_understands_is_refused():
    with pytest.raises(ValueError, match="not understood: “nonsense”"):
        tiny_timetable(NoClash, "nonsense", 1, Language.EN)
