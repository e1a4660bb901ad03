"""What is known of the past: who was there, and what earlier cohorts saw."""

from datetime import date

from cohortplan.domain.demands import Attended, PastVisit


def test_who_was_there_was_there_for_so_many_minutes_or_all_of_it(read):
    assert read().project.attended == (
        Attended(trainee="T1", session="open", minutes=45),
        Attended(trainee="T3", session="talk", minutes=90),
    )


def test_a_weekly_session_that_took_place_once_may_be_named_by_its_row(read):
    (row,) = read(attended="学员,活动\n王平,weekly\n").project.attended

    assert (row.trainee, row.session, row.minutes) == ("T2", "weekly@2026-10-23", 40)


def test_earlier_cohorts_are_known_by_the_ids_of_today_where_there_still_are_any(read):
    rows = "期次,日期,类型,班级,教师\n春季班,2026-04-15,听课,三（1）班,陈明\n春季班,2026-04-16,听课,六(9)班,钱退休\n"

    usual, gone = read(history=rows).project.history

    assert usual == PastVisit(cohort="春季班", on=date(2026, 4, 15), kind="lesson", class_id="三(1)班", teacher="陈明")
    assert (gone.class_id, gone.teacher, gone.people) == ("六(9)班", "钱退休", 1)
