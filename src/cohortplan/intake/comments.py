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
    "competencies": Text(zh="各角色应当接触的能力项", en="what each role should meet in some session"),
    "rules": Text(zh="规则设定，cohortplan rules 列出全部", en="settings of rules; cohortplan rules lists them all"),
}

COMMENTS = {language: {key: text[language] for key, text in TEXTS.items()} for language in Language}
