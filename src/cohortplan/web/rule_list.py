"""Every rule in its group, found by what it is called or about; what it costs now, and whether it was changed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cohortplan.rules.base import Rule, rule_name
from cohortplan.text import Language, Text
from cohortplan.text.catalogue import translator
from cohortplan.web.literal import coloured, literal, small, strong
from cohortplan.web.rule_memory import RuleMemory
from cohortplan.web.ruling import Ruling
from cohortplan.workflows.rule_effects import Cost, costs
from cohortplan.workflows.rule_settings import FAMILIES, REQUIREMENT, SWITCH, all_rules, family_of

UNSAVED, CHANGED = ":orange[●]", ":blue[●]"


def choose_rule(ruling: Ruling) -> type[Rule]:
    """Draw the list; the rule that is chosen."""
    desk, memory = ruling.desk, RuleMemory()
    _ = translator(desk.language)
    _search(desk.language)
    found = [kind for kind in all_rules() if _speaks_of(kind, memory.sought_rule)]
    chosen = _chosen(memory.chosen_rule)
    now = costs(desk.work.audit) if desk.work else {}
    with st.container(key="rule_list", gap=None):
        for family, (title, meaning) in FAMILIES.items():
            listed = [kind for kind in found if family_of(kind) == family]
            if listed:
                st.markdown(" ".join((strong(title[desk.language]), small(meaning[desk.language]))))
            for kind in listed:
                _entry(ruling, kind, now, is_chosen=kind is chosen)
        if not found:
            st.caption(_("No rule speaks of this."))
        signs = (" ".join((UNSAVED, _("not saved yet"))), " ".join((CHANGED, _("other than the default"))))
        st.caption("  \n".join((*signs, _("A number is what the rule costs in the plan at hand."))))
    return chosen


def _chosen(name: str) -> type[Rule]:
    """The rule of this name; else the first that there is something to set in."""
    named = [kind for kind in all_rules() if rule_name(kind) == name]
    return (named or [kind for kind in all_rules() if family_of(kind) != REQUIREMENT])[0]


def _search(language: Language) -> None:
    _ = translator(language)
    memory, key = RuleMemory(), "sought_rule"

    def changed() -> None:
        memory.sought_rule = str(st.session_state[key]).strip()

    st.text_input(
        _("Find a rule"),
        value=memory.sought_rule,
        key=key,
        on_change=changed,
        placeholder=_("Find a rule: lunch, class, mentor …"),
        icon=":material/search:",
        label_visibility="collapsed",
    )


def _speaks_of(kind: type[Rule], sought: str) -> bool:
    """Whether title, help, settings or name of a rule hold these words, in any language."""
    texts: list[Text] = [kind.title, kind.help, *(each.metadata["help"] for each in kind.settings())]
    said = " ".join([rule_name(kind), *(each[language] for each in texts for language in Language)])
    return all(word in said.casefold() for word in sought.casefold().split())


def _entry(ruling: Ruling, kind: type[Rule], now: Mapping[str, Cost], *, is_chosen: bool) -> None:
    name = rule_name(kind)
    settings = ruling.wanted.settings_of(kind)
    off = any(each.name == SWITCH and each.value is False for each in settings)
    title = literal(kind.title[ruling.desk.language])
    parts = [f":gray[~~{title}~~]" if off else title]
    if ruling.wanted.is_edited(kind):
        parts.append(UNSAVED)
    elif any(each.changed for each in settings):
        parts.append(CHANGED)
    parts.append(_price(now[name], ruling.desk.language) if name in now else "")
    st.button(
        " ".join(filter(None, parts)),
        key=f"rule_{name}",
        type="secondary" if is_chosen else "tertiary",
        width="stretch",
        on_click=lambda: setattr(RuleMemory(), "chosen_rule", name),
    )


def _price(cost: Cost, language: Language) -> str:
    """What the rule comes to in the plan at hand: hard findings first, else missing seats, else its price."""
    _ = translator(language)
    if cost.hard:
        return coloured("red", _("hard {count}").format(count=cost.hard))
    if cost.shortfall:
        return coloured("orange", _("missing {count}").format(count=cost.shortfall))
    return small(str(cost.penalty))
