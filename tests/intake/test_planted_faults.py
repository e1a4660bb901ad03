"""A law over the catalogue: one planted fault of each kind yields that problem, with its file, row and column.

Every kind has at least one planting here, and a planting yields nothing but
its own problem: one fault is told once.
"""

import re
from dataclasses import dataclass, field

import pytest
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.domain.plan import Plan
from cohortplan.intake import meetings
from cohortplan.intake.catalogue import CATALOGUE, RAW
from cohortplan.intake.plan_folder import PlanFile, read_plan, write_plan
from cohortplan.intake.plan_header import header_of
from cohortplan.intake.problems import MOST_OF_ONE_FILE
from cohortplan.intake.reading import read_project
from cohortplan.rules.policy import Policy
from cohortplan.text import Language


@dataclass(frozen=True)
class Planted:
    """One fault: the files that hold it, and where the problem must be seen."""

    code: str
    where: str
    row: int | None
    column: str
    value: str = ""
    files: dict[str, str | bytes | None] = field(default_factory=dict)


def in_table(code, table, row, column, value="", *, old, new, also=None):
    """A fault in one table, made by replacing one text by another."""
    assert old in TABLES[table], old
    changed = {table: TABLES[table].replace(old, new, 1)} | (also or {})
    return Planted(code, f"{table}.csv", row, column, value, changed)


def in_settings(code, row, column, value="", *, old, new):
    """A fault in ``project.toml``."""
    assert old in SETTINGS
    return Planted(code, "project.toml", row, column, value, {"settings": SETTINGS.replace(old, new, 1)})


def whole(code, where, row=None, column="", value="", **files):
    """A fault that takes a whole file."""
    return Planted(code, where, row, column, value, files)


DATED = ("lesson_changes", "sessions", "duties", "shuttles", "absences", "visits", "attended", "pins", "waivers")
UNDATED = dict.fromkeys(DATED, None) | {
    "trainees": TABLES["trainees"].replace("2026-10-19,2026-10-23 17:00", ","),
    "wishes": None,
}
IDENTITY = "11010519491231002X"

PLANTED = [
    # files
    whole("no_project", "project.toml", settings=None),
    whole("file_too_large", "wishes.csv", wishes="trainee,for,value\n" + "x" * 9_000_000),
    whole("wrong_encoding", "wishes.csv", wishes="trainee,for,value\nT1,subject,语文".encode()[:-1]),
    whole("wrong_encoding", "project.toml", settings=b"\xff\xff\xff"),
    whole("unclosed_quote", "wishes.csv", 2, wishes='trainee,for,value\nT1,subject,"语文\n'),
    whole("empty_file", "wishes.csv", 1, wishes=""),
    in_table(
        "duplicate_header",
        "wishes",
        1,
        "次序",
        "次序",
        old="rank\nT1,subject,语文,1",
        new="rank,次序\nT1,subject,语文,1,1",
        also={"wishes": "trainee,for,value,rank,次序\nT1,subject,语文,1,1\n"},
    ),
    in_table(
        "unknown_column",
        "campuses",
        1,
        "colour",
        "colour",
        old="campus,name\neast,东校区\nwest,西校区\n",
        new="campus,name,colour\neast,东校区,red\nwest,西校区,blue\n",
    ),
    in_table(
        "unknown_column",
        "campuses",
        1,
        "C",
        "",
        old="campus,name\neast,东校区\nwest,西校区\n",
        new="campus,name,\neast,东校区,red\nwest,西校区,blue\n",
    ),
    whole("missing_column", "wishes.csv", 1, "value", "value", wishes="trainee,for\nT1,subject\n"),
    whole("missing_column", "wishes.csv", 1, "内容", "内容", wishes="学员,类别\nT1,学科\n"),
    in_table("ragged_row", "campuses", 3, "", old="west,西校区", new="west,西校区,25,x"),
    in_table("ragged_row", "wishes", 2, "", old="T1,subject,语文,1", new="T1,subject,语文"),
    whole("too_many_rows", "absences.csv", 20_001, absences="what,id,from\n" + "staff,s2,2026-10-21\n" * 20_001),
    in_table("cell_too_long", "wishes", 2, "value", "x" * 40 + "…", old="语文", new="x" * 3000),
    in_table("control_characters", "wishes", 2, "value", "语\x07文", old="语文", new="语\x07文"),
    in_table("identity_number", "wishes", 2, "value", f"{IDENTITY[:3]}{'*' * 15}", old="语文", new=IDENTITY),
    whole("missing_table", "quotas.csv", quotas=None),
    whole("empty_table", "quotas.csv", quotas="role,kinds,min\n"),
    Planted("table_twice", "志愿.csv", None, "", "", {"志愿": TABLES["wishes"]}),
    Planted("table_not_read", "teaching.csv", None, "", "", {"teaching": "class,subject,teacher\n"}),
    Planted("unknown_table", "trainee_list.csv", None, "", "", {"trainee_list": "a,b\n"}),
    # cells
    in_table("missing_value", "trainees", 3, "role", old="王平,principal", new="王平,"),
    in_table(
        "missing_value",
        "staff",
        4,
        "name",
        old=",陈明,teacher,east,,,语文\n",
        new=",,teacher,east,,,语文\n",
        also={"lessons": TABLES["lessons"].replace("陈明", "")},
    ),
    in_table("missing_value", "classes", 2, "campus", old="三年级,东校区,301", new="三年级,,301"),
    in_table("not_a_number", "classes", 2, "seats", "four", old="301,4", new="301,four"),
    in_table("number_out_of_range", "classes", 2, "seats", "-4", old="301,4", new="301,-4"),
    in_table("not_yes_no", "pins", 2, "must", "maybe", old="yes", new="maybe"),
    in_table("not_a_date", "pins", 2, "date", "2026-02-30", old="2026-10-20", new="2026-02-30"),
    in_table("not_a_date", "history", 2, "date", "2026春", old="2026-04-15", new="2026春"),
    in_table("not_one_of", "history", 3, "kind", "shadow", old="shadowing", new="shadow"),
    in_table("not_a_time", "bells", 2, "start", "25:00", old="08:30", new="25:00"),
    in_table("not_a_moment", "absences", 2, "from", "soon", old="周四上午", new="soon"),
    in_table("not_a_weekday", "lessons", 2, "weekday", "Moonday", old="Mon", new="Moonday"),
    in_table("ambiguous_weekday", "absences", 2, "from", "周日", old="周四上午", new="周日"),
    in_table("not_one_of", "trainees", 2, "role", "prince", old="李安,principal", new="李安,prince"),
    in_table("not_one_of", "absences", 2, "id", "九年级", old="trainee,李安", new="grade,九年级"),
    # keys
    in_table(
        "duplicate_key",
        "trainees",
        3,
        "trainee",
        "T1",
        old="T2,王平",
        new="T1,王平",
        also={
            "pins": TABLES["pins"].replace("T2", "T3"),
            "wishes": TABLES["wishes"].replace("T2", "T1"),
            "attended": None,
            "parties": TABLES["parties"].replace("T2", "T1"),
            "pairs": TABLES["pairs"].replace("T2", "T1"),
        },
    ),
    in_table(
        "duplicate_key", "travel", 3, "from", "east 西校区", old="east,west,25\n", new="east,west,25\neast,西校区,30\n"
    ),
    in_table("duplicate_key", "lessons", 8, "period", "三(2)班 Thu 2", old="英语,郑文,,even", new="英语,郑文,,"),
    in_table("duplicate_key", "bells", 3, "period", "1", old=",,2,09:20", new=",,1,07:30,08:10,am\n,,2,09:20"),
    in_table(
        "duplicate_key",
        "quotas",
        3,
        "kinds",
        "lesson",
        old="academic_director,lesson,project,1,,own,2",
        new="principal,lesson,project,2,,,",
    ),
    in_table(
        "duplicate_key",
        "duties",
        3,
        "start",
        "07:40",
        old="s2,,2026-10-20,10:00,10:30",
        new="s1,,2026-10-21,07:40,07:50",
    ),
    in_table(
        "duplicate_name",
        "staff",
        5,
        "name",
        "陈明",
        old=",周宁,teacher,east,,,数学",
        new=",陈明,teacher,east,,,数学",
        also={"lessons": TABLES["lessons"].replace("周宁", "").replace("陈明", "")},
    ),
    in_table("unknown_reference", "lessons", 2, "teacher", "陈朋", old="陈明", new="陈朋"),
    in_table("unknown_reference", "sessions", 2, "room", "nowhere", old="hall", new="nowhere"),
    in_table("unknown_reference", "sessions", 4, "audience", "T9", old="T1;T3", new="T1;T9"),
    in_table("unknown_reference", "parties", 2, "members", "T7", old="T1;T2;T3", new="T1;T7"),
    in_table("unknown_reference", "pairs", 2, "b", "s2", old="T3,T1", new="T3,s2"),
    in_table("unknown_reference", "pairs", 3, "b", "s9", old="T2,s2", new="T2,s9"),
    in_table("same_twice", "pairs", 2, "b", "赵和", old="T3,T1", new="T3,赵和"),
    in_table("duplicate_key", "pairs", 3, "a", "T1 T3", old="T2,s2,not_mentor", new="T1,T3,together"),
    in_table("not_one_of", "pairs", 2, "rule", "friends", old="apart", new="friends"),
    in_table("missing_value", "parties", 3, "members", old="T3;T1", new=""),
    in_table("duplicate_key", "parties", 3, "party", "G1", old="G2", new="G1"),
    in_table("unknown_reference", "absences", 2, "id", "李按", old="李安", new="李按"),
    in_table(
        "ambiguous_reference",
        "wishes",
        3,
        "value",
        "林校长",
        old="林校长",
        new="林校长",
        also={
            "staff": TABLES["staff"].replace("吴副校长", "林校长"),
            "sessions": TABLES["sessions"].replace("林校长", "s1"),
        },
    ),
    in_table("unknown_rule", "waivers", 2, "rule", "class_visit", old="class_visits", new="class_visit"),
    in_settings(
        "unknown_rule",
        14,
        "rules.class_visit",
        "class_visit",
        old="[rules.class_visits]\nper_week = 2",
        new="[rules.class_visit]",
    ),
    in_table(
        "ambiguous_about",
        "waivers",
        2,
        "about",
        "李安",
        old="三(1)班;2026-10-20",
        new="李安",
        also={"staff": TABLES["staff"] + "s9,李安,teacher,east,,,\n"},
    ),
    in_table("same_twice", "shuttles", 2, "to", "东校区", old="east,west,", new="east,东校区,"),
    in_table("nobody_known", "waivers", 2, "about", "三(9)班", old="三(1)班", new="三(9)班"),
    # times
    in_table(
        "end_before_start", "bells", 2, "end", "08:10", old="09:10", new="08:10", also={"lessons": TABLES["lessons"]}
    ),
    in_table("end_before_start", "sessions", 2, "end", "10:30", old="11:30", new="10:30"),
    in_table(
        "end_before_start", "absences", 3, "to", "2026-10-20", old="2026-10-21,2026-10-21", new="2026-10-21,2026-10-20"
    ),
    in_table(
        "end_before_start",
        "trainees",
        4,
        "leave",
        "2026-10-19 08:00",
        old="2026-10-19,2026-10-23 17:00",
        new="2026-10-19 09:00,2026-10-19 08:00",
    ),
    in_table("end_before_start", "duties", 3, "end", "09:30", old="10:30,大课间", new="09:30,大课间"),
    in_table("outside_project", "sessions", 2, "date", "2026-11-19", old="2026-10-19", new="2026-11-19"),
    in_table("outside_project", "trainees", 4, "leave", "2026-11-23", old="2026-10-23 17:00", new="2026-11-23"),
    Planted(
        "day_closed",
        "sessions.csv",
        2,
        "date",
        "2026-10-19",
        {
            "settings": SETTINGS.replace("holidays = []", 'holidays = [{ date = 2026-10-19, reason = "校庆" }]'),
            "quotas": TABLES["quotas"].replace(",1,", ",0,"),
        },
    ),
    in_table("no_bell", "lessons", 2, "period", "9", old="三(1)班,Mon,1", new="三(1)班,Mon,9"),
    in_table("no_bell", "sessions", 4, "periods", "9", old="4;5", new="4;9"),
    in_table("bells_overlap", "bells", 6, "start", "5", old="14:50", new="14:35"),
    in_table("needs_one_of", "sessions", 2, "date", old="2026-10-19", new=""),
    in_table("needs_one_of", "sessions", 2, "end", old="11:30", new=""),
    in_table("needs_one_of", "duties", 2, "weekday", old="Mon;Wed", new=""),
    in_table("only_one_of", "duties", 2, "weekday", "Mon;Wed", old="Mon;Wed,", new="Mon;Wed,2026-10-19"),
    in_table("needs_one_of", "pins", 2, "date", old="2026-10-20", new=""),
    in_table("needs_one_of", "quotas", 2, "min", old="1,3,,", new=",,,"),
    in_table("needs_one_of", "lesson_changes", 2, "to_date", old="2026-10-22,3", new=","),
    in_table("only_one_of", "sessions", 2, "weekday", "Mon", old="2026-10-19,", new="2026-10-19,Mon"),
    in_table("only_one_of", "pins", 3, "session", "talk", old="T1,talk,,", new="T1,talk,talk,"),
    in_table(
        "needs_campus", "sessions", 4, "campus", old="报告厅,林校长", new=",", also={"pins": None, "wishes": None}
    ),
    in_table("no_such_lesson", "lesson_changes", 2, "period", "1", old="2026-10-21,2", new="2026-10-21,1"),
    in_table("no_such_session", "pins", 3, "session", "talks", old="talk", new="talks"),
    in_table("no_such_session", "attended", 2, "session", "opened", old="open", new="opened"),
    in_table("duplicate_key", "attended", 3, "session", "talk", old="T1,open,45", new="T3,talk,50"),
    Planted(
        "ambiguous_reference",
        "attended.csv",
        3,
        "session",
        "weekly",
        {
            "settings": SETTINGS.replace("end = 2026-10-23", "end = 2026-10-30"),
            "absences": None,
            "attended": TABLES["attended"].replace("T3,talk", "T3,weekly"),
        },
    ),
    in_table("no_such_session", "sessions", 4, "after", "opens", old="T1;T3,,open", new="T1;T3,,opens"),
    in_table("no_such_session", "wishes", 4, "value", "talks", old="talk", new="talks"),
    in_table("no_such_session", "pins", 2, "kind", "talk", old=",lesson,2026-10-20,1", new=",talk,2026-10-21,1"),
    whole(
        "way_unknown",
        "shuttles.csv",
        2,
        "to",
        "west",
        shuttles="from,to,leaves,seats\neast,west,12:10,20\n",
        travel=None,
    ),
    in_table("only_one_of", "shuttles", 3, "weekday", "Mon;Tue", old=",Mon;Tue", new="2026-10-19,Mon;Tue"),
    in_table("no_effect", "shuttles", 2, "date", "2026-11-19", old="west,,,12:10", new="west,2026-11-19,,12:10"),
    in_table("never_happens", "duties", 2, "weekday", "Sat;Sun", old="Mon;Wed", new="Sat;Sun"),
    in_table("no_effect", "duties", 3, "date", "2026-10-25", old="2026-10-20", new="2026-10-25"),
    in_table("never_happens", "sessions", 3, "weekday", "Sun", old=",Fri,", new=",Sun,"),
    in_table(
        "no_effect", "absences", 3, "from", "2026-11-21", old="2026-10-21,2026-10-21", new="2026-11-21,2026-11-21"
    ),
    in_table("wish_unmeetable", "wishes", 2, "value", "舞蹈", old="语文", new="舞蹈"),
    in_table("least_above_most", "quotas", 2, "max", "3", old="1,3", new="4,3"),
    # settings
    in_settings("bad_toml", 2, "", old='id = "tiny"', new="id = tiny"),
    in_settings("wrong_format", 1, "format", "2", old="format = 1", new="format = 2"),
    in_settings(
        "unknown_key", 9, "calendar.finish", "finish", old="end = 2026-10-23", new="end = 2026-10-23\nfinish = 1"
    ),
    in_settings("missing_key", 1, "as_of", old="as_of = 2026-10-12T08:00:00\n", new=""),
    in_settings("missing_key", 6, "calendar.end", old="end = 2026-10-23\n", new=""),
    in_settings("wrong_type", 7, "calendar.start", "soon", old="start = 2026-10-19", new='start = "soon"'),
    in_settings(
        "wrong_type", 11, "calendar.holidays", "x", old="holidays = []", new='zone = "Asia/Shanghai"\nholidays = ["x"]'
    ),
    in_settings("wrong_type", 10, "calendar.zone", "Mars/Olympus", old="holidays = []", new='zone = "Mars/Olympus"'),
    in_settings(
        "wrong_type",
        13,
        "calendar.make_up.2026-10-24",
        "someday",
        old="[calendar.make_up]\n",
        new='[calendar.make_up]\n2026-10-24 = "someday"\n',
    ),
    in_settings("wrong_type", 6, "in_force", "nowhere", old="[calendar]", new='in_force = "nowhere"\n[calendar]'),
    in_settings(
        "wrong_type", 7, "offers.mentoring", "noon", old="[calendar]", new='[offers]\nmentoring = "noon"\n[calendar]'
    ),
    in_settings("wrong_type", 7, "offers.critiques", "1", old="[calendar]", new="[offers]\ncritiques = 1\n[calendar]"),
    in_settings(
        "wrong_type",
        7,
        "offers.shadowing_seats",
        "0",
        old="[calendar]",
        new="[offers]\nshadowing_seats = 0\n[calendar]",
    ),
    in_settings("project_too_long", 8, "calendar.end", "2028-10-23", old="end = 2026-10-23", new="end = 2028-10-23"),
    in_settings("term_start_late", 9, "calendar.term_start", "2026-10-20", old="2026-09-01", new="2026-10-20"),
    in_settings(
        "date_twice",
        10,
        "calendar.holidays",
        "2026-10-21",
        old="holidays = []\n\n[calendar.make_up]",
        new="holidays = [2026-10-21]\n\n[calendar.make_up]\n2026-10-21 = 2026-10-21",
    ),
    Planted(
        "no_open_days",
        "project.toml",
        7,
        "calendar.start",
        "",
        {"settings": SETTINGS.replace("2026-10-19", "2026-10-24").replace("2026-10-23", "2026-10-25")},
    ),
    in_settings(
        "code_taken",
        15,
        "kinds.lesson",
        "lesson",
        old="[rules.class_visits]\nper_week = 2",
        new='[kinds]\nlesson = "课"',
    ),
    in_settings("bad_setting", 15, "rules.class_visits.per_week", "many", old="per_week = 2", new='per_week = "many"'),
    in_settings(
        "unknown_preset",
        15,
        "rules.preset",
        "gentel",
        old="[rules.class_visits]\nper_week = 2",
        new='[rules]\npreset = "gentel"',
    ),
    in_settings(
        "unknown_preset", 15, "rules.preset", "3", old="[rules.class_visits]\nper_week = 2", new="[rules]\npreset = 3"
    ),
    Planted(
        "holidays_guessed",
        "project.toml",
        10,
        "calendar.holidays",
        "2031",
        UNDATED | {"settings": SETTINGS.replace("2026-10-19", "2031-10-20").replace("2026-10-23", "2031-10-24")},
    ),
    Planted(
        "make_up_unsaid",
        "project.toml",
        12,
        "calendar.make_up",
        "2026-09-20",
        UNDATED | {"settings": SETTINGS.replace("2026-10-19", "2026-09-14").replace("2026-10-23", "2026-09-20")},
    ),
    # contradictions
    in_table(
        "mentor_places",
        "staff",
        1,
        "max_trainees",
        old="s1,林校长,head,east,principal;academic_director,,",
        new="s1,林校长,head,east,principal,,",
    ),
    in_table(
        "timetable_clash",
        "lessons",
        6,
        "teacher",
        "陈明",
        old="Tue,1,数学,周宁",
        new="Tue,2,数学,周宁",
        also={
            "lessons": TABLES["lessons"]
            .replace("三(2)班,Tue,1,数学,周宁", "三(2)班,Tue,2,数学,陈明")
            .replace("三(1)班,Tue,2,数学,周宁", "三(1)班,Tue,2,数学,陈明"),
            "pins": None,
        },
    ),
    in_table(
        "timetable_clash", "duties", 2, "staff", "s1", old="s1,Mon;Wed,,07:40,08:10", new="s1,Mon;Wed,,11:00,11:20"
    ),
    in_table(
        "pin_while_absent", "pins", 2, "kind", "lesson", old="T2,,lesson,2026-10-20,1", new="T1,,lesson,2026-10-22,2"
    ),
    in_table("pin_blocked", "pins", 2, "kind", "lesson", old="T2,,lesson,2026-10-20,1", new="T2,,lesson,2026-10-21,1"),
    in_table("pin_uninvited", "pins", 3, "session", "talk", old="T1,talk,,,,no", new="T2,talk,,,,yes"),
    in_table(
        "pins_overlap",
        "pins",
        2,
        "session",
        "x",
        old=TABLES["pins"],
        new="trainee,session\nT2,x\n",
        also={"sessions": TABLES["sessions"] + "x,talk,另一讲座,2026-10-19,,11:00,12:00,,,,,,,,,\n"},
    ),
    in_table(
        "pins_contradict", "pins", 2, "session", "open", old="T2,,lesson,2026-10-20,1,yes,,,", new="T2,open,,,,no,,,"
    ),
    whole(
        "required_blocked",
        "sessions.csv",
        2,
        "leader",
        "s1",
        visits=TABLES["visits"].replace("2026-10-22", "2026-10-19"),
    ),
    in_table(
        "required_overlap",
        "sessions",
        5,
        "session",
        "x",
        old="T1;T3,,open\n",
        new="T1;T3,,open\nx,talk,另一讲座,2026-10-19,,11:00,12:00,,east,,,,,,yes,\n",
    ),
    in_table(
        "required_uninvited",
        "sessions",
        4,
        "required",
        "yes",
        old="talk,talk,讲座,2026-10-20,,,,4;5,,报告厅,林校长,,,T1;T3,,open\n",
        new="talk,research,英语,2026-10-20,,,,4;5,,报告厅,林校长,,,,yes,open\n",
        also={
            "sessions": TABLES["sessions"]
            .replace("required,after", "required,after,subject")
            .replace("yes,\n", "yes,,\n")
            .replace("director,,\n", "director,,,\n")
            .replace(
                "talk,talk,讲座,2026-10-20,,,,4;5,,报告厅,林校长,,,T1;T3,,open\n",
                "talk,research,教研,2026-10-20,,,,4;5,,报告厅,林校长,,,,yes,open,英语\n",
            ),
            "pins": None,
        },
    ),
    in_settings(
        "unknown_key",
        15,
        "competencies.princpal",
        "princpal",
        old="[rules.class_visits]\nper_week = 2",
        new='[competencies]\nprincpal = ["a"]',
    ),
    in_table("required_seats", "sessions", 2, "seats", "3", old="hall,s1,,", new="hall,s1,3,"),
    in_table(
        "required_nobody",
        "sessions",
        5,
        "audience",
        "观察员",
        old="T1;T3,,open\n",
        new="T1;T3,,open\nx,talk,讲座,2026-10-20,,16:00,16:30,,east,,,,,观察员,yes,\n",
        also={"settings": SETTINGS + '\n[roles]\nobserver = { zh = "观察员", en = "observer" }\n'},
    ),
    in_table(
        "required_all_away",
        "sessions",
        5,
        "date",
        "2026-10-23",
        old="T1;T3,,open\n",
        new="T1;T3,,open\nx,talk,讲座,2026-10-23,,17:10,17:40,,east,,,,,T3,yes,\n",
    ),
    in_table(
        "pinned_seats",
        "pins",
        3,
        "session",
        "x",
        old=TABLES["pins"],
        new="trainee,session\nT1,x\nT2,x\n",
        also={"sessions": TABLES["sessions"] + "x,talk,另一讲座,2026-10-19,,16:00,16:30,,east,,,2,,,,\n"},
    ),
    in_table(
        "pairs_contradict",
        "pairs",
        2,
        "rule",
        "apart",
        old="T3,T1,apart\n",
        new="T3,T1,apart\nT1,T2,together\nT3,T2,together\n",
    ),
    in_table(
        "apart_in_party",
        "pairs",
        2,
        "rule",
        "apart",
        old="T3,T1,apart",
        new="T1,T3,apart",
        also={"parties": TABLES["parties"].replace("talk,,yes", "talk,,")},
    ),
    in_table(
        "pins_against_tie",
        "pins",
        2,
        "session",
        "x",
        old=TABLES["pins"],
        new="trainee,session\nT1,x\nT3,x\n",
        also={"sessions": TABLES["sessions"] + "x,talk,另一讲座,2026-10-19,,16:00,16:30,,east,,,,,,,\n"},
    ),
    in_table("party_uninvited", "parties", 2, "kinds", "talk", old="G1,T1;T2;T3,,", new="G1,T1;T2,talk,"),
    in_table(
        "no_mentor_left",
        "pairs",
        4,
        "rule",
        "not_mentor",
        old="s2,not_mentor\n",
        new="s2,not_mentor\nT3,s1,not_mentor\n",
    ),
    in_table(
        "party_too_large",
        "parties",
        2,
        "members",
        "T1;T2;T3",
        old="G1,T1;T2;T3,,",
        new="G1,T1;T2;T3,meeting,",
        also={"quotas": TABLES["quotas"].replace("principal,lesson", "principal,meeting"), "pairs": None},
    ),
    in_table("max_below_fixed", "quotas", 4, "max", "0", old="own,2\n", new="own,2\nprincipal,ceremony,project,,0,,\n"),
    in_table("min_beyond_offers", "quotas", 3, "min", "2", old="lesson,project,1,,own,2", new="meeting,project,2,,,2"),
    in_table(
        "attended_while_away",
        "attended",
        4,
        "session",
        "三(2)班/2026-10-22/2",
        old="T3,talk,\n",
        new="T3,talk,\nT1,三(2)班/2026-10-22/2,\n",
    ),
    whole(
        "nothing_open",
        "lessons.csv",
        1,
        "open",
        lessons="class,weekday,period,subject,open\n三(1)班,Mon,1,语文,no\n",
        parties=None,
        pairs=None,
        **UNDATED,
    ),
    in_table("supply_short", "quotas", 2, "min", "3", old="lesson,project,1,3", new="meeting,project,3,3"),
]


IN_PLANS = {
    "no_plan": ("assignments.csv", None, "", {"assignments.csv": None}),
    "no_plan_header": ("plan.json", None, "", {"plan.json": None}),
    "bad_plan_header": ("plan.json", None, "", {"plan.json": b"{}"}),
    "disagrees": ("assignments.csv", 2, "room", {"assignments.csv": b"trainee,session,room\nT1,open,whall\n"}),
    "edited_by_hand": ("plan.json", None, "", {"assignments.csv": b"trainee,session\nT2,open\n"}),
    "unknown_reference": ("mentorships.csv", 2, "mentor", {"mentorships.csv": b"trainee,mentor\nT1,s7\n"}),
    "no_such_session": ("assignments.csv", 2, "session", {"assignments.csv": b"trainee,session\nT1,opening\n"}),
    "needs_one_of": (
        "mentorships.csv",
        2,
        "acting_to",
        {"mentorships.csv": b"trainee,mentor,acting_from,acting_to\nT1,s1,2026-10-21,\n"},
    ),
    "duplicate_key": ("assignments.csv", 3, "trainee", {"assignments.csv": b"trainee,session\nT1,open\nT1,open\n"}),
}
TOLD_ELSEWHERE = {
    "other_project",
    "in_force_gone",
    "file_unreadable",
    "bad_zip",
    "more_problems",
    "too_many_sessions",
    "too_many_runs",
    "no_bell_then",
    *(kind.code for kind in RAW),
}


def test_every_kind_of_problem_has_a_planting():
    assert {planted.code for planted in PLANTED} | set(IN_PLANS) | TOLD_ELSEWHERE == set(CATALOGUE)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.code}-{planted.where}-{planted.column}")
def test_a_planted_fault_is_told_once_with_its_file_row_and_column(write, planted):
    reading = read_project(write(**planted.files))

    told = [(each.code, each.where, each.row, each.column, each.value) for each in reading.problems]
    assert told == [(planted.code, planted.where, planted.row, planted.column, planted.value)]
    assert (reading.project is None) == any(each.is_error for each in reading.problems)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.code)
@pytest.mark.parametrize("language", list(Language))
def test_every_problem_can_be_said_in_one_line(write, planted, language):
    reading = read_project(write(**planted.files))

    for problem in reading.problems:
        sentence = problem.say(language)
        assert "\n" not in sentence
        assert not re.search(r"\{\w*\}", sentence)
        assert sentence.startswith(problem.where)


@pytest.fixture
def plan(read, tmp_path):
    """Writes a sound plan folder with some files replaced, and reads it."""
    project = read().project
    made = Plan.of([("T1", "open"), ("T2", "open")], [("T1", "s1"), ("T2", "s2"), ("T3", "s1")])
    header = header_of(project, Policy.default(), made, made_at=project.as_of)
    folder = tmp_path / "plan"
    write_plan(folder, PlanFile(project=project, plan=made, header=header))

    def read_changed(files, project=project):
        for name, content in files.items():
            if content is None:
                (folder / name).unlink()
            else:
                (folder / name).write_bytes(content)
        return read_plan(folder, project)

    return read_changed


@pytest.mark.parametrize("code", IN_PLANS)
def test_a_fault_planted_in_a_plan_is_told_once_with_its_file_row_and_column(plan, code):
    where, row, column, files = IN_PLANS[code]

    reading = plan(files)

    assert [(each.code, each.where, each.row, each.column) for each in reading.problems] == [(code, where, row, column)]
    assert (reading.plan is None) == CATALOGUE[code].stops


def test_a_plan_for_other_data_says_so(plan, write):
    changed = read_project(write(quotas=TABLES["quotas"].replace("1,3", "2,3"))).project

    reading = plan({}, changed)

    assert [(each.code, each.where) for each in reading.problems] == [("other_project", "plan.json")]
    assert reading.plan is not None


def test_what_no_longer_exists_of_the_plan_in_force_is_news_and_no_error(write):
    folder = write(SETTINGS.replace("[calendar]", 'in_force = "plans/1"\n[calendar]', 1))
    (folder / "plans" / "1").mkdir(parents=True)
    (folder / "plans" / "1" / "assignments.csv").write_text(
        "trainee,session,date\nT1,open,2026-01-01\nT1,gone,\nT9,open,\n"
    )
    (folder / "plans" / "1" / "mentorships.csv").write_text("trainee,mentor\nT1,s1\n")

    reading = read_project(folder)

    assert [(each.code, each.where, each.row, each.column, each.value) for each in reading.problems] == [
        ("in_force_gone", "plans/1/assignments.csv", 3, "session", "gone"),
        ("in_force_gone", "plans/1/assignments.csv", 4, "trainee", "T9"),
    ]
    assert reading.project is not None
    assert reading.project.in_force == Plan.of([("T1", "open")], [("T1", "s1")])


def test_a_file_that_cannot_be_opened_is_named(write):
    folder = write(wishes=None)
    (folder / "wishes.csv").symlink_to(folder / "nowhere.csv")

    reading = read_project(folder)

    assert [(each.code, each.where) for each in reading.problems] == [("file_unreadable", "wishes.csv")]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    reading = read_project(tmp_path / "nowhere")

    assert [(each.code, each.where) for each in reading.problems] == [("file_unreadable", "nowhere")]


def test_a_file_full_of_faults_is_told_about_up_to_a_limit(read):
    reading = read(wishes="trainee,for,value\n" + "T1,subject,语文\n" * 600)

    assert len(reading.problems) == MOST_OF_ONE_FILE + 1
    last = reading.problems[-1]
    assert (last.code, last.where) == ("more_problems", "wishes.csv")
    assert reading.project is None


def test_more_sessions_than_anybody_plans_are_not_made(read, monkeypatch):
    monkeypatch.setattr(meetings, "MOST_SESSIONS", 9)

    reading = read()

    assert [(each.code, each.where, dict(each.facts)) for each in reading.problems] == [
        ("too_many_sessions", "lessons.csv", {"count": 12, "most": 9})
    ]
