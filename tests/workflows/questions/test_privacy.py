"""A trainee's version names nobody else, whatever is asked, of whatever plan, in whichever language."""

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.data import as_data
from cohortplan.workflows.questions.explain import Asked, explain
from cohortplan.workflows.questions.told import told
from cohortplan.workflows.questions.topics import PERSONAL
from cohortplan.workflows.questions.veil import Veil

NAMES = {"ann": "欧阳安然", "bob": "Bartholomew"}
IDS = {"ann": "id-of-ann", "bob": "id-of-bob"}
PLANTED = re.compile("|".join((*NAMES.values(), *IDS.values())))


def distinctive(sketch):
    """A random world in which trainees have distinctive names, which titles, ids and reasons let slip."""
    swap = re.compile(r"\b(ann|bob)\b")
    project, plan = read_sketch(swap.sub(lambda found: IDS[found[0]].replace("id-of-", "idof"), sketch))
    back = {f"idof{each}": each for each in NAMES}
    people = tuple(
        replace(each, id=IDS[back[each.id]], name=NAMES[back[each.id]]) if each.id in back else each
        for each in project.trainees
    )
    told_of = {f"idof{each}": IDS[each] for each in NAMES}
    project = replace(_renamed(project, told_of), trainees=people)
    slip = " and ".join(each.name for each in project.trainees)
    slips = tuple(
        replace(each, title=f"{each.title} {slip}", themes=(*each.themes, f"{slip}!")) for each in project.sessions
    )
    pins = tuple(replace(each, reason=slip) for each in project.pins)
    waivers = tuple(replace(each, reason=f"of {slip}") for each in project.waivers)
    return replace(project, sessions=slips, pins=pins, waivers=waivers), _renamed(plan, told_of)


def _renamed(value, names):
    """Every string of a tree, exchanged where it is one of these names."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, (tuple, frozenset)) and not hasattr(value, "_fields"):
        return type(value)(_renamed(each, names) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        parts = {name: getattr(value, name) for name, each in value.__dataclass_fields__.items() if each.init}
        return replace(value, **{name: _renamed(each, names) for name, each in parts.items()})
    return value


def questions(project, plan, trainee):
    """Everything that one trainee can ask about sessions."""
    attended = plan.sessions_of.get(trainee, ())
    here = [Asked(trainee=trainee, why=each) for each in attended]
    return [*here, *(Asked(trainee=trainee, why_not=each) for each in project.session if each not in attended)]


@tries(25)
@given(sketches(), policies(), st.data())
def test_no_answer_to_a_trainee_names_another(sketch, policy, data):
    project, plan = distinctive(sketch)
    me = data.draw(st.sampled_from(sorted(project.trainee)))
    mine = {me, project.trainee[me].name}

    for asked in [
        Asked(trainee=me, show=PERSONAL),
        Asked(trainee=me),
        *data.draw(st.lists(st.sampled_from(questions(project, plan, me)), max_size=4)),
    ]:
        explanation = explain(Opened(project, policy, plan), asked)
        said = [line for language in Language for line in told(explanation, language)]
        found = set(PLANTED.findall("\n".join(said) + json.dumps(as_data(explanation), ensure_ascii=False)))

        assert found <= mine, (asked, found)


@tries(25)
@given(sketches(), policies())
def test_the_veil_changes_no_cost(sketch, policy):
    project, plan = distinctive(sketch)

    for trainee in project.trainee:
        veil = Veil(project, trainee)

        assert audit(veil.project, policy, veil.plan(plan)).cost == audit(project, policy, plan).cost


def test_the_test_would_notice_a_name():
    project, plan = distinctive("a: 09:00-10:00 @ann,bob; lead ann Lin; mentor Lin")

    explanation = explain(Opened(project, Policy.default(), plan), Asked(why="a"))

    assert set(PLANTED.findall("\n".join(told(explanation, Language.EN)))) >= set(NAMES.values())


def test_a_name_inside_a_longer_word_is_not_hidden():
    project, _ = read_sketch("a: 09:00-10:00 @ann,bob")
    veil = Veil(project, "bob")

    assert veil.text("annual report of ann, for bob") == "annual report of ×1, for bob"
