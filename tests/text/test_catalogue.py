from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import cohortplan
from cohortplan.text import Language
from cohortplan.text.catalogue import DOMAIN, LOCALE_FOLDER, plural_translator, to_translate, translator

PACKAGE = Path(cohortplan.__file__).parent
SPEAKING = ("cli", "web", "feeds", "publishing", "workflows")
KEYWORDS = {"_": None, "_n": (1, 2), "to_translate": None, "translate": None, "translate_plural": (1, 2)}
ZH_CN = LOCALE_FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"


def sentences_in_the_code():
    return {
        message: f"{package}/{path}:{line}"
        for package in SPEAKING
        for path, line, message, _, _ in extract_from_dir(
            PACKAGE / package, method_map=[("**.py", "python")], keywords=KEYWORDS
        )
    }


@pytest.fixture(scope="module")
def translations() -> Catalog:
    return read_po(BytesIO(ZH_CN.read_bytes()), locale="zh_CN")


def fields(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_sentence_of_commands_and_pages_has_a_chinese_translation(translations):
    missing = {
        message: place
        for message, place in sentences_in_the_code().items()
        if not (found := translations.get(message)) or not found.string or found.fuzzy or not all(found.string)
    }

    assert missing == {}, "make messages, then translate these in zh_CN"


def test_the_catalogue_holds_no_sentence_that_the_code_no_longer_says(translations):
    said = {message if isinstance(message, str) else message[0] for message in sentences_in_the_code()}

    left = {message.id if isinstance(message.id, str) else message.id[0] for message in translations if message.id}

    assert left - said == set(), "make messages drops these"


def test_a_translation_fills_in_exactly_the_names_of_its_sentence(translations):
    differing = {}
    for message in translations:
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        wanted = set().union(*map(fields, ids))
        if message.id and any(fields(string) != wanted for string in strings):
            differing[ids[0]] = strings

    assert differing == {}


def test_the_compiled_catalogue_is_the_one_people_edit(translations):
    compiled = BytesIO()

    write_mo(compiled, translations)

    assert ZH_CN.with_suffix(".mo").read_bytes() == compiled.getvalue(), "make messages"


def test_english_comes_back_as_it_is_written():
    _ = translator(Language.EN)
    _n = plural_translator(Language.EN)

    assert _("Plan again") == "Plan again"
    assert [_n("{count} seat", "{count} seats", count) for count in (0, 1, 2)] == [
        "{count} seats",
        "{count} seat",
        "{count} seats",
    ]


def test_an_unknown_sentence_comes_back_as_it_is_in_chinese_too():
    assert translator(Language.ZH_CN)("no page says this") == "no page says this"


def test_marking_a_sentence_leaves_it_alone():
    assert to_translate("Projects") == "Projects"
