"""An uploaded archive is read like a folder, and one that would do harm is refused with its reason."""

import io
import zipfile

import pytest
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.domain import canonical
from cohortplan.intake import zipped
from cohortplan.intake.reading import read_project, read_upload


def archive(files, **options):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, **options) as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return content.getvalue()


def project_files(prefix=""):
    return {f"{prefix}project.toml": SETTINGS} | {f"{prefix}{key}.csv": text for key, text in TABLES.items()}


@pytest.mark.parametrize("prefix", ["", "项目/", "a/b/"])
def test_an_archive_is_read_like_the_folder(read, prefix):
    reading = read_upload(archive(project_files(prefix) | {"__MACOSX/project.toml": "x"}), "a.zip")

    assert reading.problems == ()
    assert canonical.dumps(reading.project) == canonical.dumps(read().project)


def test_a_zip_on_disk_is_a_project_too(tmp_path):
    (tmp_path / "a.zip").write_bytes(archive(project_files()))

    assert read_project(tmp_path / "a.zip").problems == ()


def test_names_that_chinese_windows_wrote_are_understood():
    files = project_files()
    files["abcd.csv"] = files.pop("trainees.csv")
    # Windows writes the bytes of GBK without marking them; Python would mark any name that is not ASCII as UTF-8.
    content = archive(files).replace(b"abcd.csv", "学员.csv".encode("gb18030"))

    assert read_upload(content, "a.zip").problems == ()


def test_a_plan_in_force_is_found_within_the_archive():
    files = project_files() | {
        "project.toml": SETTINGS.replace("[calendar]", 'in_force = "plans/1"\n[calendar]', 1),
        "plans/1/assignments.csv": "trainee,session\nT1,open\n",
        "plans/1/mentorships.csv": "trainee,mentor\nT1,s1\n",
    }

    reading = read_upload(archive(files), "a.zip")

    assert reading.problems == ()
    assert reading.project is not None
    assert reading.project.in_force is not None


def locked(content):
    """The archive with every file marked as encrypted."""
    return content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


def link():
    entry = zipfile.ZipInfo("wishes.csv")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry


def with_link():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as opened:
        opened.writestr(link(), "/etc/passwd")
    return content.getvalue()


def nameless():
    """An archive of one file whose name was overwritten by zeros, as a try of ``make fuzz`` made it."""
    return archive({"a.csv": ""}).replace(b"a.csv", bytes(5))


HARMFUL = {
    "no zip": (b"hello", zipped.NO_ZIP),
    "empty": (b"", zipped.NO_ZIP),
    "cut off": (archive(project_files())[:-40], zipped.NO_ZIP),
    "damaged": (
        archive({"project.toml": "x" * 5000})[:60] + b"\0" * 5 + archive({"project.toml": "x" * 5000})[65:],
        zipped.NO_ZIP,
    ),
    "path upwards": (archive({"../project.toml": ""}), zipped.OUTSIDE),
    "absolute path": (archive({"/etc/project.toml": ""}), zipped.OUTSIDE),
    "drive": (archive({"C:\\project.toml": ""}), zipped.OUTSIDE),
    "link": (with_link(), zipped.OUTSIDE),
    "bomb": (archive({"project.toml": "", "wishes.csv": b"0" * 7_000_000}), zipped.BOMB),
    "too many files": (archive({f"{number}.csv": "" for number in range(501)}), zipped.TOO_MANY),
    "too large inside": (archive({f"{n}.csv": bytes(9_000_000) for n in range(8)}), zipped.TOO_LARGE),
    "two projects": (archive(project_files("a/") | project_files("b/")), zipped.TWO_PROJECTS),
    "archives in archives": (
        archive({"a.zip": archive({"b.zip": archive({"c.zip": bytes(9_000_000)})})}),
        zipped.NESTED,
    ),
    "locked": (locked(archive(project_files())), zipped.ENCRYPTED),
    "a file without a name": (nameless(), zipped.NAMELESS),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_an_archive_that_would_do_harm_is_refused_with_its_reason(name):
    content, reason = HARMFUL[name]

    reading = read_upload(content, "upload.zip")

    assert [(each.code, each.where, each.facts["reason"]) for each in reading.problems] == [
        ("bad_zip", "upload.zip", reason)
    ]


def test_an_archive_without_a_project_says_so():
    reading = read_upload(archive({"readme.txt": "hello"}), "upload.zip")

    assert [each.code for each in reading.problems] == ["no_project"]
