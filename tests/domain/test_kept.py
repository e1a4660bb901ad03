"""What was found out once is handed out again, and not heaped up for ever."""

from cohortplan.domain.kept import MOST, Kept


def test_the_same_object_is_handed_out_for_equal_keys():
    kept = Kept()

    first = kept.get(("a", 1), lambda: ["found"])

    assert kept.get(("a", 1), lambda: ["found anew"]) is first


def test_only_the_last_few_are_kept():
    kept = Kept()
    for key in range(MOST + 1):
        kept.get(key, lambda: "then")

    again = [kept.get(key, lambda: "now") for key in (MOST, 0)]

    assert again == ["then", "now"]
