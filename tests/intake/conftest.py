"""A small valid project as text, which tests change in one place each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cohortplan.intake.reading import Reading, read_project

SETTINGS = """\
format = 1
id = "tiny"
name = "小项目"
as_of = 2026-10-12T08:00:00

[calendar]
start = 2026-10-19
end = 2026-10-23
term_start = 2026-09-01
holidays = []

[calendar.make_up]

[rules.class_visits]
per_week = 2
"""

TABLES = {
    "campuses": "campus,name\neast,东校区\nwest,西校区\n",
    "travel": "from,to,minutes\neast,west,25\n",
    "shuttles": "from,to,date,weekday,leaves,seats\neast,west,,,12:10,20\n西校区,东校区,,Mon;Tue,12:40,20\n",
    "bells": (
        "campus,weekday,period,start,end,part\n"
        ",,1,08:30,09:10,am\n,,2,09:20,10:00,am\n,,3,10:30,11:10,am\n"
        ",,4,14:00,14:40,pm\n,,5,14:50,15:30,pm\nwest,Wed,5,14:55,15:35,pm\n"
    ),
    "classes": "class,grade,campus,room,seats\n三(1)班,三年级,东校区,301,4\n三(2)班,三年级,东校区,302,\n四(1)班,四年级,west,W401,5\n",
    "rooms": "room,campus,seats,name\nhall,east,60,报告厅\nstudio,east,12,录播教室\nwhall,west,40,西报告厅\n",
    "lessons": (
        "class,weekday,period,subject,teacher,room,weeks,open\n"
        "三(1)班,Mon,1,语文,陈明,,,\n三(1)班,Tue,2,数学,周宁,,,\n三(1)班,Wed,2,语文,陈明,,,\n"
        "三(2)班,Mon,2,语文,陈明,,,\n三(2)班,Tue,1,数学,周宁,studio,,\n三(2)班,Thu,2,数学,周宁,,odd,\n"
        "三(2)班,Thu,2,英语,郑文,,even,\n四(1)班,Tue,1,英语,郑文,,,no\n四(1)班,Wed,1,英语,郑文,,,\n"
    ),
    "lesson_changes": "class,date,period,to_date,to_period,teacher,room,cancelled,reason\n三(1)班,2026-10-21,2,2026-10-22,3,,,,\n",
    "staff": (
        "staff,name,post,campus,mentors,max_trainees,subjects\n"
        "s1,林校长,head,east,principal;academic_director,,\ns2,吴副校长,deputy,west,principal,2,\n"
        ",陈明,teacher,east,,,语文\n,周宁,teacher,east,,,数学\n,郑文,teacher,west,,,英语\n"
    ),
    "duties": (
        "staff,weekday,date,start,end,title,kind,open\n"
        "s1,Mon;Wed,,07:40,08:10,校门值守,,\ns2,,2026-10-20,10:00,10:30,大课间巡视,patrol,yes\n"
    ),
    "trainees": (
        "trainee,name,role,school,county,subjects,people,arrive,leave\n"
        "T1,李安,principal,甲校,甲县,,,,\nT2,王平,principal,乙校,乙县,,2,,\n"
        "T3,赵和,academic_director,丙校,丙县,数学,,2026-10-19,2026-10-23 17:00\n"
    ),
    "parties": "party,members,kinds,leader,may_split\nG1,T1;T2;T3,,T2,\nG2,T3;T1,meeting;talk,,yes\n",
    "pairs": "a,b,rule\nT3,T1,apart\nT2,s2,not_mentor\n",
    "sessions": (
        "session,kind,title,date,weekday,start,end,periods,campus,room,leader,seats,min_seats,audience,required,after\n"
        "open,ceremony,开班,2026-10-19,,10:40,11:30,,,hall,s1,,,,yes,\n"
        "weekly,meeting,例会,,Fri,15:40,16:20,,west,,s2,3,,principal;academic_director,,\n"
        "talk,talk,讲座,2026-10-20,,,,4;5,,报告厅,林校长,,,T1;T3,,open\n"
    ),
    "quotas": "role,kinds,per,min,max,subject,weight\nprincipal,lesson,project,1,3,,\nacademic_director,lesson,project,1,,own,2\n",
    "absences": "what,id,from,to,reason\ntrainee,李安,周四上午,,返校\nstaff,郑文,2026-10-21,2026-10-21,病假\n",
    "visits": (
        "visit,title,kind,from,to,people,campus,rooms,classes,leaders,people_in_class\n"
        "v1,来访,delegation,2026-10-22 09:30,2026-10-22 11:30,30,east,hall,三(1)班,s1,2\n"
    ),
    "attended": "trainee,session,minutes\nT1,open,45\nT3,talk,\n",
    "wishes": "trainee,for,value,rank\nT1,subject,语文,1\nT2,mentor,林校长,1\nT3,session,talk,2\n",
    "pins": "trainee,session,kind,date,period,must,part,reason,until\nT2,,lesson,2026-10-20,1,yes,,,\nT1,talk,,,,no,,,2026-10-23\n",
    "history": "cohort,date,kind,class,teacher,mentor,people\n春季班,2026-04-15,lesson,三（1）班,陈明,,6\n秋季班,2025-10-20,shadowing,,,林校长,\n",
    "waivers": "rule,about,reason,until\nclass_visits,三(1)班;2026-10-20,公开课,\n",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small project with some files replaced; ``None`` leaves a file out."""

    def write_files(settings: str | bytes | None = SETTINGS, **tables: str | bytes | None) -> Path:
        folder = tmp_path / "project"
        folder.mkdir(exist_ok=True)
        contents = {"project.toml": settings} | {f"{key}.csv": text for key, text in (TABLES | tables).items()}
        for name, content in contents.items():
            if content is not None:
                (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write_files


@pytest.fixture
def read(write: Write) -> Callable[..., Reading]:
    """Reads the small project with some files replaced."""
    return lambda *args, **tables: read_project(write(*args, **tables))
