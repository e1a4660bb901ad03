"""The words of the workbook."""

from __future__ import annotations

from cohortplan.text import Text

CONTENTS = Text(zh="目录", en="Contents")
MATRIX = Text(zh="总表", en="Overview")
MATRIX_OF = Text(zh="总表 第{week}周", en="Overview week {week}")
MENTORSHIPS = Text(zh="带教关系", en="Mentorships")
FINDINGS = Text(zh="问题项", en="Findings")
TRAINEE_SHEET = Text(zh="学员 {name}", en="Trainee {name}")
MENTOR_SHEET = Text(zh="导师 {name}", en="Mentor {name}")
CLASS_SHEET = Text(zh="班级 {name}", en="Class {name}")

DRAFT = Text(zh="草稿，尚未正式发布 · 数据截至 {as_of}", en="Draft, not released · as of {as_of}")
PAGE_OF = Text(zh="第 &P 页 共 &N 页", en="Page &P of &N")
BACK = Text(zh="← 目录", en="← Contents")
LEGEND = Text(zh="图例", en="Key")

MATRIX_TITLE = Text(zh="跟岗日程总表", en="Overview of all schedules")
TRAINEE_TITLE = Text(zh="个人日程表　{name}", en="Schedule of {name}")
MENTOR_TITLE = Text(zh="导师日程表　{name}", en="Schedule of mentor {name}")
CLASS_TITLE = Text(zh="听课安排　{name}", en="Lesson visits in class {name}")
MENTORSHIPS_TITLE = Text(zh="带教关系表", en="Who is led by whom")
FINDINGS_TITLE = Text(zh="核查问题项", en="Audit: findings")

NUMBER = Text(zh="序号", en="No.")
NAME = Text(zh="姓名", en="Name")
ROLE = Text(zh="角色", en="Role")
SCHOOL = Text(zh="派出学校", en="School")
COUNTY = Text(zh="所在县区", en="County")
SUBJECTS = Text(zh="学科", en="Subjects")
PHONE = Text(zh="电话", en="Phone")
MENTOR = Text(zh="带教导师", en="Lead mentor")
POST = Text(zh="职务", en="Post")
DEPARTMENT = Text(zh="部门", en="Department")
MORNING = Text(zh="上午", en="Morning")
AFTERNOON = Text(zh="下午", en="Afternoon")
PERIOD = Text(zh="第{period}节", en="Period {period}")
TIME = Text(zh="时间", en="Time")
TEACHING_WEEK = Text(zh="第 {week} 教学周　{first} 至 {last}", en="Teaching week {week}: {first} to {last}")
FOLLOWS = Text(zh="调休，按{weekday}课表", en="make-up day, runs the timetable of {weekday}")
CLOSED = Text(zh="放假", en="no school")
AWAY = Text(zh="不在校", en="away")
AWAY_WHEN = Text(zh="不在校：{when}", en="Away: {when}")
AWAY_UNTIL = Text(zh="{end} 前", en="until {end}")
AWAY_FROM = Text(zh="{start} 后", en="from {start}")
AWAY_SPAN = Text(zh="{start} 至 {end}", en="{start} to {end}")
MEET = Text(zh="集合地点：{place}", en="Meet at: {place}")
NOTHING_PLANNED = Text(zh="没有安排。", en="Nothing is planned.")
IN_SUM = Text(zh="本周合计", en="This week")
KIND_COUNT = Text(zh="{kind} {count} 次", en="{kind} {count}")
WITH_MENTOR = Text(zh="带教导师：{name}", en="Lead mentor: {name}")
OWN_TRAINEES = Text(zh="带教学员：{names}", en="Leads: {names}")
VISITORS_ARE = Text(zh="学员：{names}", en="Trainees: {names}")
WITH_SCHOOL = Text(zh="{name}（{school}）", en="{name} ({school})")
PEOPLE = Text(zh="{name}（{people} 人）", en="{name} ({people} people)")
TEACHER_IS = Text(zh="授课 {name}", en="Teacher: {name}")
LEADER_IS = Text(zh="带领 {name}", en="With: {name}")

DATE = Text(zh="日期", en="Date")
SUBJECT = Text(zh="学科", en="Subject")
TEACHER = Text(zh="授课教师", en="Teacher")
ROOM = Text(zh="教室", en="Room")
VISITORS = Text(zh="听课学员（派出学校）", en="Visitors (school)")
HEADS = Text(zh="人数", en="People")
CLASS_FACTS = Text(zh="{grade} · 共接待 {visits} 节", en="{grade} · {visits} visited lessons")
OTHER_VISITORS = Text(zh="其他来访", en="Other visitors")

LEADS = Text(zh="带教", en="Lead")
KIND_OF_TIE = Text(zh="关系", en="Relation")
LED = Text(zh="带教人数", en="Trainees")
NOBODY = Text(zh="（暂无学员）", en="(nobody yet)")
NO_MENTOR = Text(zh="（未定）", en="(none yet)")

BY_TRAINEE = Text(zh="学员：各项指标应有、已排、缺额", en="Trainees: due, planned and missing by quota")
BY_MENTOR = Text(zh="导师：带教与带领", en="Mentors: trainees and hours")
DUE = Text(zh="应有", en="due")
HAVE = Text(zh="已排", en="have")
MISSING = Text(zh="缺", en="lack")
ALL_SESSIONS = Text(zh="活动合计", en="Sessions")
ALL_HOURS = Text(zh="小时合计", en="Hours")
CREDITS = Text(zh="学时", en="Credit hours")
LED_SESSIONS = Text(zh="带领活动", en="Sessions led")
LED_HOURS = Text(zh="带领小时", en="Hours led")
VISITED_LESSONS = Text(zh="被听课节数", en="Own lessons visited")
NAMES = Text(zh="带教学员", en="Trainees")
OWN_SUBJECT = Text(zh="本学科{kinds}", en="{kinds}, own subject")
IN_DEPARTMENT = Text(zh="{department}{kinds}", en="{kinds} in {department}")
PER = {
    "project": Text(zh="", en=""),
    "week": Text(zh="（每周）", en=" (weekly)"),
    "day": Text(zh="（每天）", en=" (daily)"),
}

VERDICT = Text(zh="级别", en="Level")
RULE = Text(zh="规则", en="Rule")
SENTENCE = Text(zh="说明", en="What")
AMOUNT = Text(zh="数量", en="Amount")
UNIT = Text(zh="单位", en="Unit")
COST = Text(zh="代价", en="Cost")
CAUSE = Text(zh="原因或豁免理由", en="Cause, or reason of the waiver")
VERDICTS = {
    "hard": Text(zh="硬性问题", en="hard"),
    "shortfall": Text(zh="缺额", en="shortfall"),
    "penalty": Text(zh="偏好未满足", en="preference"),
    "history": Text(zh="已成事实", en="history"),
    "excused": Text(zh="因请假核减", en="excused"),
    "waived": Text(zh="已豁免", en="waived"),
}
NO_FINDINGS = Text(zh="没有问题项。", en="No findings.")
WAIVED_FOR = Text(zh="豁免：{reason}", en="Waived: {reason}")
BY = Text(zh="（{author}）", en=" ({author})")

DATES = Text(zh="时间", en="Dates")
DATE_RANGE = Text(zh="{first} 至 {last}，共 {days} 个工作日", en="{first} to {last}, {days} working days")
SIZE = Text(zh="规模", en="Size")
SIZES = Text(
    zh="{trainees} 名学员 · {mentors} 位导师 · {sessions} 场活动 · {seats} 人次",
    en="{trainees} trainees · {mentors} mentors · {sessions} sessions · {seats} attendances",
)
AUDIT = Text(zh="核查结果", en="Audit")
AUDITED = Text(
    zh="硬性问题 {hard} 项 · 缺额 {shortfall} · 偏好代价 {penalty}",
    en="hard findings {hard} · shortfall {shortfall} · preference cost {penalty}",
)
STATUS = Text(zh="状态", en="Status")
SUMMARIES = Text(zh="汇总", en="Summaries")
TRAINEES = Text(zh="学员个人日程表", en="Schedules of trainees")
MENTORS = Text(zh="导师日程表", en="Schedules of mentors")
CLASSES = Text(zh="班级听课安排（门上张贴）", en="Lesson visits by class, for the door")
EVERYBODY = Text(zh="全体学员（{count} 名）", en="All {count} trainees")
STANDS_IN = Text(zh="{name} {days}", en="{name}: {days}")
ACTING_FROM = Text(zh="代带 {first} 至 {last}", en="acting {first} to {last}")
LOAD_NOTE = Text(
    zh="带领活动与小时：有学员参加的活动，不含本人的课；重叠的时间只计一次。",
    en="Sessions and hours led: what trainees attend, own lessons left out; time that overlaps counts once.",
)
TRAINEE_FIGURES = Text(zh="学员统计", en="Trainee figures")
MENTOR_FIGURES = Text(zh="导师统计", en="Mentor figures")
SCHOOL_AND_ROLE = Text(zh="派出学校、角色", en="School, role")
ALL_TRAINEES = Text(zh="全体学员", en="All trainees")
