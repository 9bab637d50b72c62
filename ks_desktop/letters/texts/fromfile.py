"""A shipped text, as its file writes it (a small part of Jinja), in pieces."""

from functools import lru_cache
from typing import Final

from jinja2 import Environment, nodes

from ks_desktop.letters.texts.pieces import Choice, Condition, Field, Piece, Pieces, joined

_READER: Final = Environment(autoescape=False)  # noqa: S701 - it only reads; nothing is ever filled in by it


@lru_cache(maxsize=1024)
def pieces_of_file(template: str) -> Pieces:
    """Return the pieces of a shipped text.

    Raises:
        ValueError: it does more than fill in and choose; a test keeps every shipped text from that.
    """
    return _all(_READER.parse(template).body)


def _all(found: list[nodes.Node]) -> Pieces:
    return joined(piece for node in found for piece in _each(node))


def _each(node: nodes.Node) -> list[Piece]:
    if isinstance(node, nodes.Output):
        return [piece for inner in node.nodes for piece in _each(inner)]
    if isinstance(node, nodes.TemplateData):
        return [node.data]
    if isinstance(node, nodes.Name):
        return [Field(node.name)]
    if isinstance(node, nodes.Const):
        return [str(node.value)]
    if isinstance(node, nodes.Or) and isinstance(node.left, nodes.Name):
        return [Choice(((Condition(node.left.name), Pieces((Field(node.left.name),))),), _all([node.right]))]
    if isinstance(node, nodes.If):
        branches = tuple((_condition(each.test), _all(each.body)) for each in (node, *node.elif_))
        return [Choice(branches, _all(node.else_))]
    raise ValueError(type(node).__name__)


def _condition(test: nodes.Node) -> Condition:
    match test:
        case nodes.Name(name=str(name)):
            return Condition(name)
        case nodes.Not(node=nodes.Name(name=str(name))):
            return Condition(name, is_not=True)
        case nodes.Compare(
            expr=nodes.Name(name=str(name)), ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))]
        ):
            return Condition(name, str(value))
    raise ValueError(type(test).__name__)
