"""How a command speaks: sentences for people, or one JSON document."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, Protocol

import typer

from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, translator

DONE, NO, WRONG_USE, SHORT = 0, 1, 2, 3
"""Exit codes: done; the answer is no; wrong use or unreadable file; done with shortfall or assumed waivers."""


class Sayable(Protocol):
    """A problem, a finding or whatever else can be said in a language."""

    def say(self, language: Language, /) -> str: ...


class Voice:
    """Says things in one language; with ``as_json`` only the document at the end is printed."""

    def __init__(self, language: Language, *, as_json: bool = False) -> None:
        self.language = language
        self.as_json = as_json
        self.translate = translator(language)
        self.translate_plural = plural_translator(language)

    def say(self, sentence: str) -> None:
        """Print a sentence for people."""
        if not self.as_json:
            typer.echo(sentence)

    def say_all(self, things: Iterable[Sayable], *, indent: str = "") -> None:
        """Print each thing on a line of its own."""
        for thing in things:
            self.say(f"{indent}{thing.say(self.language)}")

    def note(self, sentence: str) -> None:
        """Print what is news while something runs; never part of the answer."""
        typer.echo(sentence, err=True)

    def document(self, content: Mapping[str, Any]) -> None:
        """Print the answer for programs."""
        if self.as_json:
            typer.echo(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, default=str))

    def end(self, code: int) -> NoReturn:
        """Leave with this exit code."""
        sys.stdout.flush()
        raise typer.Exit(code)

    def refuse(self, sentence: str, code: int = WRONG_USE) -> NoReturn:
        """Say why nothing was done, and leave."""
        self.note(sentence)
        self.document({"error": sentence})
        self.end(code)
