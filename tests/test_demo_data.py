"""The shipped demos are what the generator makes, byte for byte, and are sound."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from cohortplan.generator import invent
from cohortplan.generator.raw import raw
from cohortplan.text import Language
from cohortplan.workflows.check import check
from cohortplan.workflows.demo import SEED
from cohortplan.workflows.generate import generate
from cohortplan.workflows.import_files import Given, import_files

DATA = Path(__file__).parent.parent / "data"
SHIPPED = {"A": DATA / "demo-a", "B": DATA / "demo-b"}
RAW = DATA / "demo-b-raw"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def unpacked(files):
    """What is inside packages; how small they are packed depends on the machine."""
    inside = {}
    for name, content in files.items():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside[name] = {each: package.read(each) for each in package.namelist()}
    return inside


@pytest.mark.parametrize("like", SHIPPED)
def test_a_demo_is_the_output_of_the_generator(tmp_path, like):
    generate(tmp_path / "made", like, SEED, calm=False, language=Language.ZH_CN)

    assert contents(tmp_path / "made") == contents(SHIPPED[like])


@pytest.mark.parametrize("like", SHIPPED)
def test_a_demo_can_be_planned(like):
    assert check(SHIPPED[like]).sound


def test_the_papers_of_demo_b_are_the_output_of_the_generator():
    assert unpacked(contents(RAW)) == unpacked(raw(invent("B", SEED)))


def test_the_papers_of_demo_b_become_a_project(tmp_path):
    import_files([RAW], tmp_path / "project", Given())

    assert check(tmp_path / "project").sound
