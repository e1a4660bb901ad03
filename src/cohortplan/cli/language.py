"""The language of help and messages: ``--language``, else COHORTPLAN_LANGUAGE, else Chinese."""

from collections.abc import Mapping, Sequence

from cohortplan.text import Language

OPTION = "--language"
VARIABLE = "COHORTPLAN_LANGUAGE"


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the arguments or the environment ask for.

    Read before the commands are built, so that help speaks it too; a value
    that is none is left for the command to refuse.
    """
    asked = environment.get(VARIABLE, "")
    for index, word in enumerate(arguments):
        if word == OPTION and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif word.startswith(f"{OPTION}="):
            asked = word.partition("=")[2]
    return Language(asked) if asked in set(Language) else Language.ZH_CN
