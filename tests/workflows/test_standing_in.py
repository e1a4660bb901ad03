"""What speaks against somebody's standing in for a mentor, and who could."""

from datetime import date

import pytest
from tests.worlds import PLAN, span, world

from cohortplan.domain.demands import Absence
from cohortplan.domain.people import Pair
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.text import Language
from cohortplan.workflows.standing_in import objections, who_could

MONDAY, TUESDAY, SUNDAY = date(2026, 10, 19), date(2026, 10, 20), date(2026, 10, 25)
ILL = Absence(what="staff", id="head", span=span("tue 08:00-17:00"), reason="病假")
ACTING = Mentorship("T1", "head", MONDAY, TUESDAY)


def said(wanted, project=None, plan=PLAN):
    return [sentence.say(Language.EN, **facts) for sentence, facts in objections(project or world(), plan, wanted)]


def test_nothing_speaks_against_somebody_who_is_there_and_leads_somebody_else():
    assert said([ACTING]) == []


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ([], "Choose at least one trainee."),
        ([Mentorship("T1", "head", TUESDAY, MONDAY)], "The last day must not be before the first."),
        ([Mentorship("T1", "head", SUNDAY, SUNDAY)], "The project has no working day from Sun 25 Oct to Sun 25 Oct."),
        ([Mentorship("T1", "lin", MONDAY, TUESDAY)], "林副校长 is the lead mentor of 赵一 and cannot stand in."),
    ],
)
def test_what_cannot_be_is_said(wanted, sentence):
    assert said(wanted) == [sentence]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"pairs": (Pair(a="T1", b="head", rule="not_mentor"),)},
            "陈校长 must not mentor 赵一: a conflict is declared.",
        ),
        ({"absences": (ILL,)}, "陈校长 is away too from Tue 20 Oct to Tue 20 Oct (病假)."),
    ],
)
def test_a_conflict_and_an_absence_of_whoever_would_stand_in_are_said(changes, sentence):
    assert said([ACTING], world(**changes)) == [sentence]


def test_nobody_is_stood_in_for_twice_on_a_day():
    plan = Plan(PLAN.assignments, PLAN.mentorships | {ACTING})

    again = said([Mentorship("T1", "wu", TUESDAY, TUESDAY)], plan=plan)

    assert again == ["陈校长 stands in for the mentor of 赵一 from Mon 19 Oct to Tue 20 Oct already; end that first."]


def test_those_who_lead_nobody_of_them_could_stand_in():
    assert [each.id for each in who_could(world(), PLAN, ["T1", "T2"])] == ["head"]
