from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language
from cohortplan.workflows.places import further_places, leaving, other_places

# In so small a world every half-day is empty, and each place would be priced by the half-days that it fills.
POLICY = Policy.default().without("even_days")


def standing(sketch):
    project, plan = read_sketch(sketch)
    return Standing(project, POLICY, plan)


def test_a_place_that_breaks_a_rule_comes_last_and_says_why():
    here = standing(
        "a: 09:00-10:00 @ann; b: 11:00-12:00; c: 14:00-15:00; d: 14:30-15:30 @ann; lead ann Lin; mentor Lin"
    )

    places = other_places(here, "ann", "a")

    assert [place.session.id for place in places] == ["b", "c"]
    assert [finding.finding.say(Language.EN) for finding in places[-1].effect.breaks] == [
        "ann would be in “talk c” and “talk d” at the same time on Mon 19 Oct."
    ]


def test_other_places_are_of_the_same_kind_and_not_yet_attended():
    here = standing(
        "a: 09:00-10:00 @ann; b: 10:00-11:00 @ann; c: 11:00-12:00; d: patrol 13:00-14:00; lead ann Lin; mentor Lin"
    )

    places = other_places(here, "ann", "a")

    assert [place.session.id for place in places] == ["c"]


def test_of_equal_places_the_nearest_in_time_is_named_first():
    here = standing(
        "a: Wed 09:00-10:00 @ann; b: Mon 09:00-10:00; c: Wed 11:00-12:00; d: Fri 09:00-10:00; lead ann Lin; mentor Lin"
    )

    places = other_places(here, "ann", "a")

    assert [place.session.id for place in places] == ["c", "b", "d"]


def test_a_place_that_closes_a_shortfall_is_named_before_one_that_does_not():
    here = standing(
        "quota lesson min=1 own; trainee ann subjects=maths; lead ann Lin; mentor Lin;"
        "a: lesson 1.1 09:00-09:40 music @ann; b: lesson 1.2 10:00-10:40 art; c: lesson 1.3 11:00-11:40 maths"
    )

    places = other_places(here, "ann", "a")

    assert [(place.session.id, place.price.shortfall) for place in places] == [("c", -1), ("b", 0)]


def test_leaving_tells_the_shortfall_it_makes():
    here = standing("quota talk min=1; a: 09:00-10:00 @ann; lead ann Lin; mentor Lin")

    assert leaving(here, "ann", "a").price == (0, 1, 0)


def test_further_places_leave_out_what_is_attended():
    here = standing("a: 09:00-10:00 @ann; b: 10:00-11:00; lead ann Lin; mentor Lin")

    places = further_places(here, "ann", here.project.offers)

    assert [place.session.id for place in places] == ["b"]


def test_places_of_one_day_are_asked_for_where_there_are_many():
    here = standing("a: Wed 09:00-10:00 @ann; b: Mon 09:00-10:00; c: Wed 11:00-12:00; lead ann Lin; mentor Lin")

    days = {place.session.id: here.project.days[place.session.id] for place in other_places(here, "ann", "a")}

    assert [each.session.id for each in other_places(here, "ann", "a", day=days["c"])] == ["c"]
    assert [each.session.id for each in other_places(here, "ann", "a", day=days["b"])] == ["b"]
