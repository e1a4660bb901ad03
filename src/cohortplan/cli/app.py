"""All commands in one application, with help in one language.

Solver, pandas and Streamlit are imported inside the commands that need them:
``cohortplan --help`` is asked for more often than any plan.
"""

import typer

from cohortplan.cli import (
    auditing,
    demonstrating,
    explaining,
    importing,
    planning,
    preparing,
    releasing,
    ruling,
    serving,
)
from cohortplan.text import Language
from cohortplan.text.catalogue import translator


def build(language: Language) -> typer.Typer:
    """The application, speaking this language."""
    _ = translator(language)
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help=_("Plans the shadowing weeks of visiting principals and academic directors, and audits every plan."),
    )
    for part in (demonstrating, importing, preparing, planning, auditing, explaining, releasing, serving, ruling):
        part.register(app, language)
    return app
