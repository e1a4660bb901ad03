"""Small faults made mechanically in the source of one rule, as DESIGN section 6 lists them.

A number is one more or one less in one place, a ``yield`` or a board call is
dropped, a comparison is flipped. Wording, settings and examples stay as they
are: they say what is meant. So does what a rule tells of places, which makes
asking quicker and changes no answer; random worlds are asked about that.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial

FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
FAMILIES = {"Requirement", "Limit", "Preference"}
BOARD = "board"
OF_PLACES = {"notices", "heeds"}
LONGEST = 110


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, what stood there and what stands there now."""

    name: str
    written: Callable[[], str] = field(compare=False, repr=False)
    """Makes the whole source with it."""


Fault = tuple[ast.AST, Callable[[ast.AST], ast.AST]]
"""A node, and what makes the faulty one of a copy of it."""


def defines_a_rule(source: str) -> bool:
    """Whether a module of ``cohortplan.rules`` is a rule."""
    return _rule_class(ast.parse(source)) is not None


def mutants_of(source: str) -> tuple[Mutant, ...]:
    """Every mutant of a rule's module, in the order of its source; empty if it defines no rule."""
    tree = ast.parse(source)
    rule = _rule_class(tree)
    if rule is None:
        return ()
    settings = {ast.unparse(each.target) for each in rule.body if isinstance(each, ast.AnnAssign) and _is_setting(each)}
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    seen: Counter[str] = Counter()
    mutants: list[Mutant] = []
    for function in _functions(tree, rule):
        for node, change in _faults(function, settings | _numbers(tree), parents):
            around = _around(node, parents)
            label = f"{function.name}: {_short(ast.unparse(around))} → {_short(_with_fault(around, node, change))}"
            seen[label] += 1
            again = f" (no. {seen[label]})" if seen[label] > 1 else ""
            mutants.append(Mutant(label + again, partial(_with_fault, tree, node, change)))
    return tuple(mutants)


def _rule_class(tree: ast.Module) -> ast.ClassDef | None:
    classes = (each for each in tree.body if isinstance(each, ast.ClassDef))
    return next((each for each in classes if FAMILIES & {ast.unparse(base) for base in each.bases}), None)


def _is_setting(each: ast.AnnAssign) -> bool:
    return isinstance(each.value, ast.Call) and ast.unparse(each.value.func) == "setting"


def _numbers(tree: ast.Module) -> set[str]:
    """Names of numbers that the module writes in capitals."""
    assigned = (each for each in tree.body if isinstance(each, ast.Assign) and _is_number(each.value))
    return {target.id for each in assigned for target in each.targets if isinstance(target, ast.Name)}


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _functions(tree: ast.Module, rule: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The functions of a rule, its own and those beside it, but none twice that stands inside another."""
    for body in (rule.body, *(each.body for each in tree.body if isinstance(each, ast.ClassDef) and each is not rule)):
        yield from (each for each in body if isinstance(each, ast.FunctionDef) and each.name not in OF_PLACES)
    yield from (each for each in tree.body if isinstance(each, ast.FunctionDef))


def _faults(function: ast.FunctionDef, numbers: set[str], parents: dict[ast.AST, ast.AST]) -> Iterator[Fault]:
    annotations = {inner for each in ast.walk(function) if isinstance(each, ast.arg) for inner in ast.walk(each)}
    for statement in function.body:
        for node in ast.walk(statement):
            if node in annotations:
                continue
            if isinstance(node, ast.Compare):
                yield from _comparisons(node)
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
                yield node, lambda _: ast.Pass()
            elif isinstance(node, ast.Call) and _speaks_to_board(node):
                yield from _dropped(node, parents)
            elif _is_number_used(node, numbers) and not isinstance(parents[node], ast.Subscript | ast.UnaryOp):
                yield node, partial(_plus, more=1)
                yield node, partial(_plus, more=-1)


def _comparisons(node: ast.Compare) -> Iterator[Fault]:
    for place, operator in enumerate(node.ops):
        for other in FLIPPED[type(operator)]:
            yield node, partial(_with_operator, place=place, other=other)


def _with_operator(copy: ast.AST, place: int, other: type[ast.cmpop]) -> ast.AST:
    assert isinstance(copy, ast.Compare)
    copy.ops[place] = other()
    return copy


def _speaks_to_board(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == BOARD


def _dropped(call: ast.Call, parents: dict[ast.AST, ast.AST]) -> Iterator[Fault]:
    """Without the call: nothing is said, and what was asked for is known to be no."""
    said = parents[call]
    if isinstance(said, ast.Expr):
        yield said, lambda _: ast.Pass()
    else:
        yield call, lambda _: ast.Constant(value=False)


def _is_number_used(node: ast.AST, numbers: set[str]) -> bool:
    if isinstance(node, ast.Attribute | ast.Name) and not isinstance(node.ctx, ast.Load):
        return False
    if isinstance(node, ast.Attribute):
        return ast.unparse(node.value) == "self" and node.attr in numbers
    if isinstance(node, ast.Name):
        return node.id in numbers
    if isinstance(node, ast.Call):
        return ast.unparse(node).startswith("getattr(self, ")
    return _is_number(node)


def _plus(copy: ast.AST, more: int) -> ast.AST:
    if isinstance(copy, ast.Constant) and isinstance(copy.value, int):
        return ast.Constant(value=copy.value + more)
    assert isinstance(copy, ast.expr)
    return ast.BinOp(left=copy, op=ast.Add() if more > 0 else ast.Sub(), right=ast.Constant(value=1))


def _around(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    """A node that says something by itself: a number shows the expression or the keyword in which it stands."""
    if isinstance(node, ast.Compare | ast.Expr):
        return node
    around = parents[node]
    while isinstance(around, ast.Tuple | ast.Starred) or len(ast.unparse(around)) < len(ast.unparse(node)) + 3:
        around = parents[around]
    return around if isinstance(around, ast.expr | ast.keyword) else node


def _with_fault(root: ast.AST, node: ast.AST, change: Callable[[ast.AST], ast.AST]) -> str:
    copies: dict[int, ast.AST] = {}
    copy = deepcopy(root, copies)
    faulty = copies[id(node)]
    return ast.unparse(ast.fix_missing_locations(_Replacing(faulty, change).visit(copy)))


class _Replacing(ast.NodeTransformer):
    """Puts what is made of one node in its place."""

    def __init__(self, node: ast.AST, change: Callable[[ast.AST], ast.AST]) -> None:
        self._node, self._change = node, change

    def visit(self, node: ast.AST) -> ast.AST:
        """The tree with the other node."""
        return self._change(node) if node is self._node else super().visit(node)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
