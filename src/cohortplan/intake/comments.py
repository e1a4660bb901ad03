"""What ``project.toml`` says above its keys, for whoever opens it in an editor."""

from __future__ import annotations

from cohortplan.text import Language, Text

TEXTS = {
    "": Text(
        zh="跟岗学习项目的设置。各表为同一文件夹中的 CSV 文件，写法见 docs/format.md。",
        en="Settings of a shadowing project. Its tables are the CSV files beside this one; see docs/format.md.",
    ),
    "format": Text(zh="文件格式的版本，请勿改动", en="version of the file format; leave it as it is"),
    "id": Text(zh="项目编号，一经发布请勿改动", en="id of the project; do not change it once something is released"),
    "name": Text(zh="项目名称", en="name of the project"),
    "as_of": Text(
        zh="排定的时刻：此前的锁定与豁免已过期的不再生效；程序从不读取电脑的时钟",
        en="moment of planning; the machine's clock is never read",
    ),
    "in_force": Text(zh="现行方案的文件夹（相对路径）", en="folder of the plan in force (a relative path)"),
    "calendar": Text(zh="日历", en="calendar"),
    "calendar.start": Text(zh="第一天和最后一天", en="first and last day"),
    "calendar.term_start": Text(zh="学期第一天，教学周由此数起", en="first day of term, from which weeks are counted"),
    "calendar.zone": Text(zh="时区", en="time zone"),
    "calendar.holidays": Text(
        zh='法定节假日已知；这里写本校另外的休息日，如 ["2026-10-21"] 或 [{ date = "2026-10-21", reason = "运动会" }]',
        en="official holidays are known; add the school's own days off, such as "
        '["2026-10-21"] or [{ date = "2026-10-21", reason = "sports day" }]',
    ),
    "calendar.make_up": Text(
        zh='调休上班日按哪一天的课表，如 "2026-09-20" = "2026-09-25" 或 "2026-09-20" = "周五"',
        en='whose timetable a make-up workday follows, such as "2026-09-20" = "2026-09-25" or "2026-09-20" = "Fri"',
    ),
    "kinds": Text(zh="本项目另加的活动类型", en="kinds of sessions that this project adds"),
    "roles": Text(zh="本项目另加的学员角色", en="roles of trainees that this project adds"),
    "offers": Text(zh="由课表和教职工自动生成的可选活动", en="sessions made of the timetable and the staff"),
    "offers.shadowing": Text(zh="每位导师每个半天可跟岗", en="a half-day beside each mentor"),
    "offers.shadowing_seats": Text(zh="同时跟岗的名额", en="seats of such a half-day"),
    "offers.mentoring": Text(
        zh='每天的导师面谈时间，如 "16:10-16:40"', en='a daily mentor meeting, such as "16:10-16:40"'
    ),
    "offers.critiques": Text(
        zh="每节开放课之后，授课教师有空的节次可评课",
        en="a critique of each open lesson whenever its teacher is free later",
    ),
    "offers.noon": Text(
        zh='可评课的午间时段，如 "12:10-12:40"', en='a window for critiques at noon, such as "12:10-12:40"'
    ),
    "offers.after": Text(zh='可评课的课后时段，如 "16:20-17:00"', en='one after school, such as "16:20-17:00"'),
    "competencies": Text(zh="各角色应当接触的能力项", en="what each role should meet in some session"),
    "assumed": Text(
        zh="导入时按常例填写、尚待确认的内容；确认一项，就删去那一行",
        en="what the import filled in by custom; delete a line once it is confirmed",
    ),
    "rules": Text(zh="规则设定，cohortplan rules 列出全部", en="settings of rules; cohortplan rules lists them all"),
}

COMMENTS = {language: {key: text[language] for key, text in TEXTS.items()} for language in Language}
