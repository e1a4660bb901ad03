"""Wording of pages, commands and documents, looked up by its English sentence.

``make messages`` collects the sentences and compiles the translations. It knows
them by the names they are called under, so a page binds exactly these:

    _ = translator(language)
    _n = plural_translator(language)
    st.button(_("Plan again"))
    st.caption(_n("{count} seat is missing", "{count} seats are missing", count).format(count=count))

A sentence that must stand in the code before the language is known (a table of
pages, the help of a command) is wrapped in ``to_translate`` and looked up later.
"""

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from cohortplan.text import Language

DOMAIN = "cohortplan"
LOCALE_FOLDER = Path(__file__).parent / "locale"


def translator(language: Language) -> Callable[[str], str]:
    """What turns an English sentence into ``language``; fill in ``{names}`` after, not before.

    A sentence without a translation comes back as it is.
    """
    return _catalogue(language).gettext


def plural_translator(language: Language) -> Callable[[str, str, int], str]:
    """What picks and translates one of (one, many) for a count; Chinese has a single form for both."""
    return _catalogue(language).ngettext


def to_translate(message: str) -> str:
    """The sentence itself, marked so that the catalogue has it."""
    return message


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language is Language.EN:
        return NullTranslations()
    # No fallback: a package without its catalogue is broken and should say so at once.
    return translation(DOMAIN, localedir=LOCALE_FOLDER, languages=[language.value])
