"""What was understood is shown as text, whatever stands in the files."""

import pytest

ODD = "<b>三</b>(1)班"


@pytest.fixture
def app(tab, folder):
    folder(
        classes=f"班级,校区\n{ODD},main\n".encode(),
        lessons=f"班级,星期,节次,学科,任课教师\n{ODD},周一,1,<i>语文</i>,林素\n".encode(),
        trainees="编号,姓名,角色,派出学校\nT1,<script>alert(1)</script>,校长,一小\n".encode(),
    )
    return tab("data", project="a-5").section("understood")


def test_the_timetable_of_a_class_is_shown(app):
    (choice,) = (each for each in app.page.selectbox if each.key == "previewed_class")

    assert choice.value == ODD
    assert app.says("林素")


def test_what_looks_like_markup_is_text(app):
    assert app.says("&lt;i&gt;语文&lt;/i&gt;")
    assert not app.says("<i>")
    assert app.says("&lt;script&gt;")
    assert not app.says("<script>")


def test_calendar_bells_and_people_are_there(app):
    for words in ("Calendar", "Bells", "People", "10/19", "08:30–"):
        assert app.says(words)


def test_an_empty_project_says_that_nothing_is_known_yet(tab, folder):
    gone = dict.fromkeys(("lessons", "classes", "trainees", "staff", "bells"), None)
    folder(project=b'format = 1\nid = "a-5"\n', **gone)

    app = tab("data", project="a-5").section("understood")

    for words in ("No lesson of any class", "The dates of the project", "Nobody is known yet", "No bells are known"):
        assert app.says(words)
