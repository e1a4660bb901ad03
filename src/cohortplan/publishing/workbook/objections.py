"""The sheet 问题项: every finding of the audit as a sentence, by level and rule, short seats with their cause."""

from __future__ import annotations

from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.look import ALARM, INK, QUIET, WARNING
from cohortplan.publishing.workbook.page import A4_LANDSCAPE, Margins, Page
from cohortplan.rules.audit import Judged, Verdict
from cohortplan.text import Language

WIDTHS = A4_LANDSCAPE.filled(12, 16, 42, 8, 10, 8, 58)
HEADS = (words.VERDICT, words.RULE, words.SENTENCE, words.AMOUNT, words.UNIT, words.COST, words.CAUSE)
SIZE = 9
HEAD, FIRST = 2, 3
INKS = {Verdict.HARD: ALARM, Verdict.SHORTFALL: WARNING, Verdict.PENALTY: INK}


class Objections:
    """Draws the sheet."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.language = page, plan, language
        self.why = {each.finding.about: each.say(plan.project, language) for each in plan.shortfalls}

    def draw(self, margins: Margins) -> None:
        """A row for each finding, the worst first."""
        self.page.prepare(A4_LANDSCAPE, WIDTHS, margins)
        self.page.title(words.FINDINGS_TITLE[self.language], len(WIDTHS))
        cost = words.AUDITED.say(self.language, **self.plan.audit.cost._asdict())
        self.page.wide(1, (0, len(WIDTHS) - 1), cost, self.page.formats(font_size=10))
        self.page.table(HEAD, [head[self.language] for head in HEADS])
        judged = self.plan.audit.judged
        for row, each in enumerate(judged, FIRST):
            self._row(row, each)
        end = FIRST + len(judged) - 1
        if judged:
            self.page.sheet.autofilter(HEAD, 0, end, len(WIDTHS) - 1)
        else:
            look = self.page.formats.boxed(font_color=QUIET)
            self.page.wide(FIRST, (0, len(WIDTHS) - 1), words.NO_FINDINGS[self.language], look)
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(max(end, FIRST), len(WIDTHS) - 1)

    def _row(self, row: int, judged: Judged) -> None:
        finding, boxed = judged.finding, self.page.formats.boxed
        verdict = words.VERDICTS[judged.verdict.value][self.language]
        said, why = clean(finding.say(self.language)), clean(self._why(judged))
        cells = (verdict, finding.rule.title[self.language], said, "", finding.rule.unit.value[self.language], "", why)
        self.page.body(row, cells, WIDTHS, SIZE)
        ink = INKS.get(judged.verdict, QUIET)
        self.page.text(row, 0, verdict, boxed(font_color=ink, bold=True))
        self.page.text(row, 2, said, boxed(font_color=ink))
        self.page.number(row, 3, finding.amount, boxed(align="center"))
        self.page.number(row, 5, sum(judged.cost), boxed(align="center"))

    def _why(self, judged: Judged) -> str:
        if judged.waiver is not None:
            author = words.BY.say(self.language, author=judged.waiver.author) if judged.waiver.author else ""
            return words.WAIVED_FOR.say(self.language, reason=judged.waiver.reason) + author
        return self.why.get(judged.finding.about, "") if judged.verdict is Verdict.SHORTFALL else ""
