"""Text from files on a page as what it is: no emphasis, link, formula, icon or arrow is made of it."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# What pages make icons, symbols and links of even where its signs are escaped; they look for it in finished text.
MADE_INTO_SOMETHING = re.compile(r":(?=[\w+/-]+:)|[-<~>](?=[-=<>])|(?<=\w)(?=@\w)|(?<=://)|\bwww(?=\.)", re.IGNORECASE)
JOINER = "\u2060"
SPACE = re.compile(r"\s+")


def literal(text: str) -> str:
    """The text as Markdown that shows just this text, in one line."""
    apart = MADE_INTO_SOMETHING.sub(lambda found: found.group() + JOINER, SPACE.sub(" ", text))
    return PUNCTUATION.sub(r"\\\1", apart)


def strong(markdown: str) -> str:
    """In bold."""
    return f"**{markdown}**"


def all_well(markdown: str) -> str:
    """In green, with a tick."""
    return f":green[:material/check: {markdown}]"


def coloured(colour: str, markdown: str) -> str:
    """In one of the colours of the pages."""
    return f":{colour}[{markdown}]"


def small(markdown: str) -> str:
    """Small and grey, for what is only said beside something."""
    return f":gray[:small[{markdown}]]"
