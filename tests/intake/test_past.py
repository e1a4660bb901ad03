"""What is known of the past: who was there."""

from cohortplan.domain.demands import Attended


def test_who_was_there_was_there_for_so_many_minutes_or_all_of_it(read):
    assert read().project.attended == (
        Attended(trainee="T1", session="open", minutes=45),
        Attended(trainee="T3", session="talk", minutes=90),
    )


def test_a_weekly_session_that_took_place_once_may_be_named_by_its_row(read):
    (row,) = read(attended="学员,活动\n王平,weekly\n").project.attended

    assert (row.trainee, row.session, row.minutes) == ("T2", "weekly@2026-10-23", 40)
