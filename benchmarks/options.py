"""How options are read: lists with commas, files that are there."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Collection
from pathlib import Path


def chosen(known: Collection[str]) -> Callable[[str], list[str]]:
    """Reads names of these, such as ``A,B,B+``."""

    def read(text: str) -> list[str]:
        names = [each.strip() for each in text.split(",")]
        if strange := [each for each in names if each not in known]:
            raise ArgumentTypeError(f"{', '.join(strange)}: not one of {', '.join(known)}")
        return names

    return read


def existing(text: str) -> Path:
    """Reads the path of a file that is there."""
    path = Path(text)
    if not path.is_file():
        raise ArgumentTypeError(f"{text}: no such file")
    return path


def numbers(text: str) -> list[int]:
    """Reads whole numbers, such as ``1,2,3``."""
    return [int(each) for each in text.split(",")]


def seconds_of(usual: dict[str, float]) -> Callable[[str], dict[str, float]]:
    """Reads seconds, one number for all or such as ``A=60,B=300``; what is not named is as usual."""

    def read(text: str) -> dict[str, float]:
        if "=" not in text:
            return dict.fromkeys(usual, float(text))
        given = dict(each.split("=", 1) for each in text.split(","))
        chosen(usual)(",".join(given))
        return usual | {name: float(seconds) for name, seconds in given.items()}

    return read
