import json
from dataclasses import replace

from cohortplan import __version__
from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.publishing.report import report, report_bytes
from cohortplan.publishing.shortfalls import shortfalls
from cohortplan.rules.audit import Verdict, audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Bounds, Origin
from cohortplan.text import Language, Text

POLICY = Policy.default()

# Ann should see three lessons and sees one: one is full, one clashes with a talk, one is both full and at that time.
SHORT = (
    "quota lesson min=3; trainee ann; trainee bob; "
    "a: lesson 1.1 Mon 09:00-09:40 @ann; talk: Tue 09:00-10:00 @ann; "
    "full: lesson 1.2 Mon 11:00-11:40 seats=1 @bob; clash: lesson 1.3 Tue 09:20-10:00; "
    "both: lesson 1.4 Tue 09:20-10:00 seats=1 @bob"
)


def report_on(sketch, policy=POLICY, **more):
    project, plan = read_sketch(sketch)
    return report(project, policy, plan, audit(project, policy, plan), **more)


def shortfalls_of(sketch):
    project, plan = read_sketch(sketch)
    return shortfalls(project, POLICY, plan, audit(project, POLICY, plan))


def causes_of(sketch, trainee="ann"):
    (short,) = (each for each in shortfalls_of(sketch) if each.trainee == trainee)
    return {cause.rule.name: (cause.offers, cause.alone) for cause in short.causes}


def test_the_report_names_what_it_is_about_and_what_the_plan_costs():
    project, plan = read_sketch(SHORT)

    content = report_on(SHORT)

    assert content["project"] == {"id": "sketch", "name": "sketch", "as_of": "2026-10-12T01:00:00+00:00"}
    assert content["digests"] == {
        "project": canonical.digest(project),
        "policy": POLICY.digest,
        "plan": canonical.digest(plan),
    }
    assert content["versions"] == {"cohortplan": __version__}
    assert content["cost"] == audit(project, POLICY, plan).cost._asdict()


def test_every_rule_that_applies_is_listed_with_its_numbers_and_its_part_of_the_cost():
    content = report_on("09:00-10:00 @ann; 09:59-11:00 @ann; trainee ann; lead ann Lin; mentor Lin")

    assert [each["rule"] for each in content["rules"]] == [rule.name for rule in POLICY.rules]
    (clash,) = (each for each in content["rules"] if each["rule"] == "no_clash")
    assert clash == {
        "rule": "no_clash",
        "title": {"zh": "学员不分身", "en": "No trainee in two places"},
        "family": "requirement",
        "unit": {"zh": "分钟", "en": "minutes"},
        "limit": 0,
        "weight": 0,
        "cost": {"hard": 1, "shortfall": 0, "penalty": 0},
        "findings": [
            {
                "about": ["trainee:ann", "session:s1", "session:s2"],
                "variant": "overlap",
                "amount": 1,
                "verdict": "hard",
                "cost": {"hard": 1, "shortfall": 0, "penalty": 0},
                "facts": {
                    "day": "2026-10-19",
                    "first": "talk s1",
                    "gap": 0,
                    "needed": 0,
                    "second": "talk s2",
                    "trainee": "ann",
                },
                "sentence": {
                    "zh": "ann 10月19日周一的“talk s1”和“talk s2”时间重叠。",
                    "en": "ann would be in “talk s1” and “talk s2” at the same time on Mon 19 Oct.",
                },
            }
        ],
    }
    assert sum(each["cost"]["hard"] for each in content["rules"]) == content["cost"]["hard"]


def test_what_is_waived_is_shown_with_its_reason_and_costs_nothing():
    content = report_on("09:00-10:00 seats=1 @ann,bob; waive seats s1")

    (seats,) = (each for each in content["rules"] if each["rule"] == "seats")
    (finding,) = seats["findings"]
    assert (finding["verdict"], finding["waiver"]["reason"]) == ("waived", "example")
    assert seats["cost"] == {"hard": 0, "shortfall": 0, "penalty": 0}


def test_a_missing_seat_comes_with_each_rule_that_stands_before_the_remaining_offers():
    assert causes_of(SHORT) == {
        "seats": (("full", "both"), ("full",)),
        "no_clash": (("both", "clash"), ("clash",)),
    }


def test_a_short_seat_is_explained_in_both_languages():
    content = report_on(SHORT)

    (short,) = (each for each in content["shortfalls"] if each["trainee"] == "ann")
    assert (short["due"], short["have"], short["missing"], short["offers"]) == (3, 1, 2, 3)
    assert short["why"] == {
        "zh": "另有 3 项可选，都排不进：学员不分身 2 项（若排入：ann 10月20日周二的“talk talk”和“lesson 1.3 clash”时间重叠）；"
        "听课名额 1 项（若排入：“lesson 1.2 full”（10月19日周一 11:00）有 2 人，只有 1 个名额）。",
        "en": "None of 3 other sessions fits: No trainee in two places: 2 (if planned: ann would be in “talk talk” and "
        "“lesson 1.3 clash” at the same time on Tue 20 Oct); Seats: 1 (if planned: “lesson 1.2 full” "
        "(Mon 19 Oct 11:00) has 2 people for 1 seats).",
    }


def test_absence_blocked_rooms_and_class_limits_are_causes_too():
    sketch = (
        "quota lesson min=4; trainee ann; trainee bob director; a: lesson 1.1 Mon 09:00-09:40 @bob; "
        "away: lesson 1.2 Tue 09:00-09:40; absent trainee ann Tue 08:00-12:00; "
        "lab: lesson 1.3 Wed 09:00-09:40 room=Lab; visit Wed 08:00-18:00 rooms=Lab; "
        "again: lesson 1.1 Mon 11:00-11:40"
    )

    (short,) = shortfalls_of(sketch)

    assert {(each.rule.name, each.variant): each.alone for each in short.causes} == {
        ("available", "away"): ("away",),
        ("available", "blocked"): ("lab",),
        ("class_visits", "day"): ("again",),
    }


def test_sessions_for_others_are_no_offers_and_nothing_left_is_said_so():
    sketch = "quota talk min=1; trainee ann; 09:00-10:00 for=bob @bob; 10:00-11:00 closed"

    (short,) = shortfalls_of(sketch)

    assert (short.trainee, short.offers, short.causes) == ("ann", 0, ())
    assert short.say(read_sketch(sketch)[0], Language.EN) == "There is no other session of that kind for this trainee."


def test_an_offer_that_nothing_stands_before_is_named_as_free():
    project, plan = read_sketch("quota talk min=1; trainee ann; food: 09:00-10:00")

    (short,) = shortfalls(project, POLICY, plan, audit(project, POLICY, plan))

    assert short.free == ("food",)
    assert short.say(project, Language.ZH_CN) == "另有 1 项可选，其中 1 项没有障碍，可直接补上，如“talk food”。"


def test_an_excused_seat_needs_no_cause():
    content = report_on("quota talk min=2; 09:00-10:00; trainee ann arrive=23:00 Fri2")

    (quotas,) = (each for each in content["rules"] if each["rule"] == "quotas")
    assert [each["verdict"] for each in quotas["findings"]] == ["excused"]
    assert content["shortfalls"] == []


def test_where_offers_are_very_many_some_of_all_the_days_are_tried():
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    full = "; ".join(f"{day}{hour}: {day} {hour}:00-{hour}:40 seats=0" for day in days for hour in (10, 11, 14, 15))

    project, plan = read_sketch(f"quota talk min=1; trainee ann; {full}")

    (short,) = shortfalls(project, POLICY, plan, audit(project, POLICY, plan), trials=5)

    assert (short.offers, short.tried) == (20, 5)
    assert short.causes[0].offers == ("Mon10", "Tue10", "Wed10", "Thu10", "Fri10")


def test_who_needs_fewer_trials_leaves_them_to_others():
    full = "; ".join(f"talk{hour}: 1{hour}:00-1{hour}:40 seats=0" for hour in range(9))
    project, plan = read_sketch(
        f"quota talk min=1; quota meeting min=1; trainee ann; {full}; meeting 09:00-10:00 seats=0"
    )

    named = shortfalls(project, POLICY, plan, audit(project, POLICY, plan), trials=8)

    assert sorted((each.offers, each.tried) for each in named) == [(1, 1), (9, 7)]


def test_causes_name_every_shortfall_of_the_audit_and_agree_with_it():
    project, plan = read_sketch(SHORT + "; quota talk min=2 per=week; quota lesson min=1 own")
    found = audit(project, POLICY, plan)

    named = shortfalls(project, POLICY, plan, found)

    assert [each.finding for each in named] == [each.finding for each in found.with_verdict(Verdict.SHORTFALL)]
    assert [each.have for each in named] == [each.finding.facts["got"] for each in named]
    assert [each.due for each in named] == [each.finding.facts["due"] for each in named]


def test_bounds_and_gap_are_there_where_a_search_has_proven_them():
    content = report_on(SHORT, bounds=Bounds(1, None, (Origin.FLOORS,)))

    assert content["cost"]["shortfall"] == 3
    assert content["bounds"] == {
        "shortfall": 1,
        "penalty": None,
        "gap": 0.6667,
        "shortfall_from": ["floors"],
        "penalty_from": [],
    }
    assert report_on(SHORT)["bounds"] is None


def test_assumptions_are_listed_to_be_confirmed():
    content = report_on("trainee ann", assumptions=[Text(zh="作息按“4+2”", en="bells “4+2” assumed")])

    assert content["assumptions"] == [{"zh": "作息按“4+2”", "en": "bells “4+2” assumed"}]


def test_the_report_is_the_same_bytes_whatever_the_order_of_rows():
    project, plan = read_sketch(SHORT)
    turned = replace(project, sessions=project.sessions[::-1], trainees=project.trainees[::-1])
    same = Plan(frozenset(sorted(plan.assignments, reverse=True)), plan.mentorships)

    bodies = {report_bytes(report(each, POLICY, same, audit(each, POLICY, same))) for each in (project, turned)}

    assert bodies == {report_bytes(report_on(SHORT))}
    assert json.loads(bodies.pop())["format"] == 1
