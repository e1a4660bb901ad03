"""Damaged files by the thousand: ``python -m tests.intake.fuzz --tries 100000`` (``make fuzz``); docs/fuzzing.md says more.

Every try has a number, its seed; the same seed damages the same file in the same way, on every machine.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.intake.own_mutations import damaged_archive, damaged_folder, damaged_workbook
from tests.intake.raw.mutations import Damage
from tests.own_process import memory

from cohortplan.intake.files import Files
from cohortplan.intake.problems import Notes, Problem, has_errors
from cohortplan.intake.raw.importing import Given, Imported, import_sent
from cohortplan.intake.raw.opening import Sent
from cohortplan.intake.reading import Reading, read_files, read_upload
from cohortplan.text import Language

OLD_WORKBOOK = Path(__file__).parent / "raw" / "files" / "timetable.xls"
# After the first tries everything is loaded that ever will be; what is held beyond that is kept.
FIRST_TRIES = 50
EVERY = 500
MOST_SHOWN = 20


@dataclass
class Tally:
    """What came of some tries: how many were read or refused by the form of their files, and which broke a promise.

    Memory is in KB: the peak, and what is held now beyond what was held after the first tries.
    """

    tries: int = 0
    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)
    seconds: float = 0.0
    process_seconds: float = 0.0
    peak: int = 0
    kept: int = 0

    def measure(self, began: float, held: int) -> None:
        """Take time and memory as they are now."""
        gc.collect()
        self.seconds, self.process_seconds = round(time.monotonic() - began, 1), round(time.process_time(), 1)
        self.kept, self.peak = memory().now - held, memory().peak


class Fuzz:
    """One try for each seed: the papers of a school, or our own tables as a folder, an archive or a workbook."""

    def __init__(self) -> None:
        self.damage = Damage(OLD_WORKBOOK.read_bytes())

    def one(self, seed: int) -> tuple[str, bool]:
        """The form of the files of this seed, and whether a project came of them.

        Raises:
            AssertionError: If intake broke a promise; and whatever else it should never raise.
        """
        # The same seed is not to choose the form and, by the same number, the damage.
        chance = random.Random(f"form {seed}")
        form = chance.choice(("papers", "papers", "folder", "archive", "workbook", "import"))
        if form == "papers":
            return form, promised_import(import_sent(self.damage.files(seed), Given()))
        if form == "folder":
            return form, promised(read_files(Files(damaged_folder(chance)), Notes()))
        if form == "archive":
            return form, promised(read_upload(damaged_archive(chance), "项目.zip"))
        content = damaged_workbook(chance)
        if form == "workbook":
            return form, promised(read_upload(content, "项目.xlsx"))
        return form, promised_import(import_sent([Sent("项目.xlsx", content)], Given()))


def promised(reading: Reading) -> bool:
    """Whether there is a project. A reading has a project and a policy or an error, and can say all its problems."""
    failed = has_errors(reading.problems)
    assert (reading.project is None) == (reading.policy is None) == failed
    sayable(reading.problems)
    return not failed


def promised_import(imported: Imported) -> bool:
    """Whether there is a project. An import has files and a reading of them or an error; nothing half."""
    failed = has_errors(imported.problems)
    assert bool(imported.contents) != failed
    assert (imported.reading is None) == failed
    assert imported.reading is None or promised(imported.reading)
    sayable(imported.problems)
    return not failed


def sayable(problems: Iterable[Problem]) -> None:
    """Every problem is one line in every language."""
    for problem in problems:
        for language in Language:
            assert "\n" not in problem.say(language)


def run(seeds: range, progress: Path | None = None) -> Tally:
    """Try all these seeds; failures are gathered and do not stop it. ``progress`` is a file that tells how far it is."""
    fuzz, tally, held, began = Fuzz(), Tally(), 0, time.monotonic()
    for tally.tries, seed in enumerate(seeds, start=1):
        try:
            form, read = fuzz.one(seed)
            (tally.read if read else tally.refused)[form] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
            tally.failures.append((seed, traceback.format_exc()))
        if tally.tries == FIRST_TRIES:
            gc.collect()
            held = memory().now
        if tally.tries % EVERY == 0 or seed == seeds[-1]:
            tally.measure(began, held or memory().now)
            if progress is not None:
                progress.write_text(told(tally, seed))
    return tally


def told(tally: Tally, last: int) -> str:
    """The tally as one line of JSON."""
    return json.dumps({"last_seed": last, **vars(tally)}, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> int:
    """Run as a command; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description="Import damaged files; never a traceback, never half an import.")
    parser.add_argument("--tries", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--progress", type=Path, help=f"a file to write the tally to, every {EVERY} tries")
    given = parser.parse_args()
    seeds = range(given.first, given.first + given.tries)
    tally = run(seeds, given.progress)
    for seed, trace in tally.failures[:MOST_SHOWN]:
        sys.stderr.write(f"seed {seed}\n{trace}\n")
    sys.stdout.write(told(tally, seeds[-1]))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
