"""The shipped demo is what the generator makes, byte for byte, and is sound."""

from __future__ import annotations

from pathlib import Path

from cohortplan.text import Language
from cohortplan.workflows.check import check
from cohortplan.workflows.demo import SEED
from cohortplan.workflows.generate import generate

SHIPPED = Path(__file__).parent.parent / "data" / "demo-a"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_demo_a_is_the_output_of_the_generator(tmp_path):
    generate(tmp_path / "a", "A", SEED, calm=False, language=Language.ZH_CN)

    assert contents(tmp_path / "a") == contents(SHIPPED)


def test_demo_a_can_be_planned():
    assert check(SHIPPED).sound
