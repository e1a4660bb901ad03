"""The same project, whatever the language, encoding, delimiter or order of its files."""

import random

import pytest
from tests.intake.conftest import TABLES

from cohortplan.domain import canonical
from cohortplan.intake.reading import read_project
from cohortplan.intake.schema import BY_KEY
from cohortplan.text import Language


@pytest.fixture
def canon(read):
    return canonical.dumps(read().project)


def in_chinese(key, text):
    """A table with Chinese headers, and Chinese words for some of the codes in it."""
    header, _, rest = text.partition("\n")
    columns = [BY_KEY[key].column(name).header(Language.ZH_CN) for name in header.split(",")]
    words = {
        "not_mentor": "不带教", "principal": "校长", "academic_director": "教导主任", "Mon": "周一", "Tue": "星期二", "Wed": "周三",
        "Thu": "礼拜四", "Fri": "周五", ",am": ",上午", ",pm": ",下午", "lesson,": "听课,", "talk,talk,": "talk,讲座,",
        "ceremony": "开班仪式", "meeting": "行政例会", ",project,": ",全程,", "own": "本学科", "delegation": "考察团",
        ",yes,": ",是,", ",no": ",否", "odd": "单周", "even": "双周", "trainee,李安": "学员,李安", "staff,郑": "教师,郑",
        "deputy": "副校长", "head,east": "校长,east", ",teacher,": ",教师,", "subject": "学科", "mentor": "导师",
        "T3,session": "T3,活动", "apart": "分开",
    }  # fmt: skip
    for english, chinese in words.items():
        rest = rest.replace(english, chinese)
    return ",".join(columns) + "\n" + rest


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_chinese_headers_and_words_in_any_encoding_give_the_same_project(read, canon, encoding, separator):
    tables = {key: in_chinese(key, text).replace(",", separator).encode(encoding) for key, text in TABLES.items()}

    reading = read(**tables)

    assert reading.problems == ()
    assert canonical.dumps(reading.project) == canon


def test_semicolons_between_cells_leave_other_signs_for_lists(read, canon):
    tables = {key: text.replace(";", "、").replace(",", ";") for key, text in TABLES.items()}

    assert canonical.dumps(read(**tables).project) == canon


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_and_columns_changes_nothing(read, canon, seed):
    dice = random.Random(seed)

    def shuffled(text):
        header, *rows = [line.split(",") for line in text.splitlines()]
        dice.shuffle(rows)
        places = list(range(len(header)))
        dice.shuffle(places)
        return "\n".join(",".join(row[place] for place in places) for row in (header, *rows)) + "\n"

    assert canonical.dumps(read(**{key: shuffled(text) for key, text in TABLES.items()}).project) == canon


def test_tables_may_have_chinese_names(write, canon):
    folder = write()
    for key in TABLES:
        (folder / f"{key}.csv").rename(folder / f"{BY_KEY[key].title.zh}.csv")

    reading = read_project(folder)

    assert reading.problems == ()
    assert canonical.dumps(reading.project) == canon


def test_blank_rows_spare_columns_and_line_ends_of_windows_do_no_harm(read, canon):
    tables = {
        key: "\r\n".join(f"{line},," for line in text.splitlines()).replace("\r\n", "\r\n\r\n , \r\n", 1)
        for key, text in TABLES.items()
    }

    reading = read(**tables)

    assert reading.problems == ()
    assert canonical.dumps(reading.project) == canon


def test_full_width_brackets_mean_the_same_class(read, canon):
    reading = read(lessons=TABLES["lessons"].replace("三(1)班", "三（1）班"))

    assert reading.problems == ()
    assert canonical.dumps(reading.project) == canon


def test_ids_stay_text(read):
    trainees = TABLES["trainees"].replace("T1", "007").replace("T3", "1e3")
    others = ("parties", "pairs", "attended", "sessions", "wishes", "pins")
    tables = {key: TABLES[key].replace("T1", "007").replace("T3", "1e3") for key in others}

    reading = read(trainees=trainees, **tables)

    assert sorted(reading.project.trainee) == ["007", "1e3", "T2"]


def test_ids_are_optional_where_names_are_unique(read):
    trainees = "姓名,角色,学科\n李安,校长,\n王平,校长,\n赵和,教导主任,数学\n"
    tables = {key: TABLES[key].replace("T1", "李安").replace("T2", "王平").replace("T3", "赵和") for key in TABLES}

    reading = read(**tables | {"trainees": trainees})

    assert reading.problems == ()
    assert sorted(reading.project.trainee) == ["李安", "王平", "赵和"]
    assert reading.project.trainee["李安"].name == "李安"
