"""Personal identity numbers (居民身份证号), which never enter a project."""

from __future__ import annotations

import re

EIGHTEEN = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"


def looks_like_identity_number(text: str) -> bool:
    """Whether the text holds an 18-digit number whose check sign is right."""
    return any(_checks(match.group()) for match in EIGHTEEN.finditer(text))


def masked(text: str) -> str:
    """The text with all but the first digits of such numbers hidden, fit to be shown."""
    return EIGHTEEN.sub(lambda match: match.group()[:3] + "*" * 15, text)


def _checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_SIGNS[total % 11] == number[-1].upper()
