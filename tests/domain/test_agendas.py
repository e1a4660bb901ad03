from tests.worlds import PLAN, SESSIONS, lesson, world

from cohortplan.domain.agendas import agenda, name_of, subscribers
from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import Ref


def ids(who, plan=PLAN, project=None):
    return [each.id for each in agenda(project or world(), plan, who)]


def test_a_trainee_sees_what_they_attend_earliest_first():
    assert ids(Ref("trainee", "T3")) == ["induction", "talk", "302/wed 09:20"]


def test_a_teacher_sees_only_lessons_that_somebody_visits():
    assert ids(Ref("staff", "wu")) == ["301/mon 10:30", "302/tue 09:20", "302/wed 09:20"]


def test_a_leader_sees_what_they_lead_and_required_sessions_even_without_trainees():
    assert ids(Ref("staff", "lin"), Plan()) == ["induction"]


def test_a_class_sees_its_visited_lessons():
    assert ids(Ref("class", "302")) == ["302/tue 09:20", "302/wed 09:20"]


def test_a_group_sees_only_what_all_of_it_attends():
    assert ids(Ref("party", "G1")) == ["induction", "301/mon 10:30", "302/tue 09:20", "talk"]


def test_the_project_shows_what_takes_place_for_visitors_and_no_other_lesson():
    assert ids(Ref("project", "autumn")) == [
        *("induction", "301/mon 10:30", "302/tue 09:20", "talk"),
        *("302/wed 09:20", "meeting", "mentor-lin"),
    ]


def test_what_the_project_does_not_know_has_no_agenda():
    assert ids(Ref("trainee", "nobody")) == ids(Ref("party", "nobody")) == ids(Ref("room", "hall")) == []
    assert ids(Ref("trainee", "T3"), project=world(SESSIONS[:1])) == ["induction"]


def test_everybody_with_an_agenda_subscribes_and_unvisited_classes_do_not():
    project = world([*SESSIONS, lesson("402", "fri 08:30-09:10", leader="stranger")])

    assert [str(each) for each in subscribers(project, PLAN)] == [
        *("class:301", "class:302", "party:G1", "project:autumn"),
        *("staff:head", "staff:lin", "staff:wu", "trainee:T1", "trainee:T2", "trainee:T3"),
    ]


def test_readers_meet_names_and_ids_only_where_there_is_no_name():
    names = [name_of(world(), Ref.parse(each)) for each in ("trainee:T1", "staff:lin", "project:autumn", "class:301")]

    assert names == ["赵一", "林副校长", "秋季跟岗", "301"]
