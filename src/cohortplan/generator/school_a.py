"""The host school of scenario A: 24 classes on one campus, 56 teachers, six of them mentors."""

from __future__ import annotations

from cohortplan.generator.cast import Post, Teachers
from cohortplan.generator.curriculum import FOUR_PLUS_TWO, GRADES, MORAL
from cohortplan.generator.site import Campus, Room

PRINCIPAL, DIRECTOR = "principal", "academic_director"

ALL_GRADES = tuple(grade.name for grade in GRADES)
UPPER_GRADES = ALL_GRADES[2:]

LABS = ("科学实验室一", "科学实验室二", "创新实验室")
MUSIC_ROOMS = ("音乐教室一", "音乐教室二", "音乐教室三")
ART_ROOMS = ("美术教室一", "美术教室二", "美术教室三")
GROUNDS = ("田径场", "篮球场", "足球场", "体育馆", "风雨操场")
VISITED_ROOMS = (*LABS, *MUSIC_ROOMS, *ART_ROOMS, *GROUNDS, "计算机教室")

ROOMS = (
    *(Room(id=name, seats=3) for name in VISITED_ROOMS),
    Room(id="报告厅", seats=120, where="综合楼三楼"),
    Room(id="升旗广场", seats=200),
    Room(id="校史馆", seats=30),
    Room(id="大会议室", seats=30, where="行政楼二楼"),
    Room(id="小会议室", seats=14, where="行政楼三楼"),
    Room(id="录播教室", seats=12),
    Room(id="图书馆", seats=24),
    Room(id="教研室", seats=10),
    Room(id="校长室", seats=4),
    Room(id="教学副校长室", seats=4),
    Room(id="德育副校长室", seats=4),
    Room(id="教导处", seats=2),
    Room(id="德育处", seats=2),
    Room(id="教科室", seats=2),
)

CAMPUS = Campus(
    id="本部",
    meet="南门传达室",
    bells=FOUR_PLUS_TWO,
    grades=GRADES,
    classes_per_grade=4,
    seats=3,
    visits_per_day=1,
    visits_per_week=2,
    rooms=ROOMS,
)

POSTS = (
    Post(
        key="head",
        post="head",
        department="校长室",
        subject=MORAL,
        teaches=((MORAL, 1),),
        grades=UPPER_GRADES,
        mentors=PRINCIPAL,
        places=4,
    ),
    Post(
        key="deputy_teaching",
        post="deputy",
        department="校长室",
        subject="语文",
        teaches=((MORAL, 2),),
        grades=UPPER_GRADES,
        mentors=PRINCIPAL,
        places=4,
    ),
    Post(
        key="deputy_moral",
        post="deputy",
        department="校长室",
        subject="数学",
        teaches=((MORAL, 2),),
        grades=UPPER_GRADES,
        mentors=PRINCIPAL,
        places=4,
    ),
    Post(
        key="director_teaching",
        post="director",
        department="教导处",
        subject="数学",
        teaches=(("数学", 1),),
        grades=UPPER_GRADES,
        mentors=DIRECTOR,
        places=2,
    ),
    Post(
        key="director_moral",
        post="director",
        department="德育处",
        subject="语文",
        teaches=(("语文", 1),),
        grades=("五年级", "六年级"),
        mentors=DIRECTOR,
        places=2,
    ),
    Post(
        key="director_research",
        post="director",
        department="教科室",
        subject="英语",
        teaches=(("英语", 2),),
        grades=UPPER_GRADES,
        mentors=DIRECTOR,
        places=2,
    ),
    Post(
        key="general_affairs",
        post="总务主任",
        department="总务处",
        subject="劳动",
        teaches=(("劳动", 8),),
        grades=ALL_GRADES,
    ),
    Post(
        key="pioneers",
        post="大队辅导员",
        department="德育处",
        subject=MORAL,
        teaches=((MORAL, 4),),
        grades=ALL_GRADES,
    ),
    Post(
        key="moral_education",
        post="道德与法治教研组长",
        department="道德与法治教研组",
        subject=MORAL,
        teaches=((MORAL, 8),),
        grades=ALL_GRADES,
    ),
)
MENTORS = tuple(post.key for post in POSTS if post.mentors)

TEACHERS = (
    Teachers(subject="语文", count=19, department="语文教研组"),
    Teachers(subject="数学", count=10, department="数学教研组"),
    Teachers(subject="英语", count=3, department="英语教研组"),
    Teachers(subject="科学", count=3, department="科学教研组", rooms=LABS),
    Teachers(subject="体育与健康", count=5, department="艺体教研组", rooms=GROUNDS),
    Teachers(subject="音乐", count=3, department="艺体教研组", rooms=MUSIC_ROOMS),
    Teachers(subject="美术", count=3, department="艺体教研组", rooms=ART_ROOMS),
    Teachers(subject="信息科技", count=1, department="科学教研组", rooms=("计算机教室",)),
)
