"""Pinches come first, and their colour says what they mean."""

from cohortplan.text import Language, Text
from cohortplan.web.supply import _table
from cohortplan.workflows.data import SupplyFact


def fact(what, demand, supply, kind="seats"):
    return SupplyFact(kind=kind, about=(what,), what=Text(zh=what, en=what), demand=demand, supply=supply)


def test_a_share_has_the_colour_of_what_it_means():
    html = _table([fact("talk", 12, 10), fact("shadowing", 9, 10), fact("lesson", 1, 10)], Language.EN)

    assert [html.count(f'class="share {colour}"') for colour in ("short", "tight", "ample")] == [1, 1, 1]
    assert "2 missing" in html
    assert "90 %" in html


def test_a_bar_is_never_longer_than_whole_and_nothing_at_all_is_no_division():
    html = _table([fact("talk", 500, 10), fact("lesson", 5, 0), fact("none", 0, 0)], Language.EN)

    assert html.count("width:100%") == 2
    assert "width:0%" in html


def test_names_from_files_are_text():
    assert "<b>" not in _table([fact("<b>体育</b>", 1, 2)], Language.ZH_CN)


def test_a_shortage_is_said_above_the_table(tab, folder):
    quotas = "角色,活动类型,最少\n校长,听课,300\n教导主任,听课,300\n".encode()
    folder(quotas=quotas)

    app = tab("data", project="a-5")

    assert app.says("there is less than is asked")
    assert not app.button("to_plan").disabled
