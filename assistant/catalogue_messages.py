"""Messages that are made below the pages: errors, findings, omitted facts and the progress of long work.

They are not marked in the source, so that the parts that make them know nothing of languages. Here they are
found by where they stand. A text with values in it becomes a text with placeholders: the page that shows
``The note has 5 mg; 50 mg was said.`` finds it again by the words between them.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.catalogue import PLACEHOLDER

PLACES: Mapping[str, int | str] = {
    "Progress": 1,
    "Fact": 5,
    "Finding": "explanation",
    "Omission": "explanation",
    "Change": "reason",
    "Difference": "explanation",
}
"""The argument of a call that holds a message, by its place or its name. Errors have theirs first."""

DEPTH = 6
"""How many names, branches and calls are followed from a message to its words."""


def messages(trees: Mapping[str, ast.Module]) -> Iterator[tuple[str, str]]:
    """Every message of these files with the file that makes it. One with values has ``{placeholders}``."""
    errors = error_names(trees.values())
    everywhere = {name: _Names.of(tree) for name, tree in trees.items()}
    shared = {
        word: value for names in everywhere.values() for word, value in names.values.items() if word.isupper()
    }
    for name, tree in trees.items():
        # What a file names itself goes before a name that it has from elsewhere.
        names = _Names({**shared, **everywhere[name].values}, everywhere[name].returned)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                for argument in _held(call, errors):
                    yield from ((text, name) for text in names.texts(argument) if _is_message(text))


def error_names(trees: Iterable[ast.Module]) -> frozenset[str]:
    """The names of ProvenoteError and of every class below it."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known = {"ProvenoteError"}
    while more := {c.name for c in classes if known & {called(base) for base in c.bases}} - known:
        known |= more
    return frozenset(known)


def called(node: ast.expr) -> str:
    """The name of a function or class, without what it belongs to."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _held(call: ast.Call, errors: frozenset[str]) -> Iterator[ast.expr]:
    name = called(call.func)
    place = 0 if name in errors else PLACES.get(name)
    if isinstance(place, int):
        yield from call.args[place : place + 1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == place)


def _is_message(text: str) -> bool:
    """Neither punctuation alone nor the name of a file."""
    letters = sum(map(str.isalpha, PLACEHOLDER.sub("", text)))
    return (letters > 2 or "; " in text) and not ("/" in text and " " not in text)


@dataclass
class _Names:
    """What the names of one file stand for: every value that is given to them, wherever."""

    values: dict[str, list[ast.expr]] = field(default_factory=dict)
    returned: dict[str, list[ast.expr]] = field(default_factory=dict)
    parameters: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def of(tree: ast.Module) -> "_Names":
        names = _Names()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                inside = (each for each in ast.walk(node) if isinstance(each, ast.Return))
                names.returned[node.name] = [each.value for each in inside if each.value]
                names.parameters[node.name] = [argument.arg for argument in node.args.args]
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    names.values.setdefault(called(target), []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for name, value in zip(names.parameters.get(called(node.func), ()), node.args, strict=False):
                    names.values.setdefault(name, []).append(value)
        return names

    def texts(self, node: ast.expr, depth: int = DEPTH) -> Iterator[str]:
        """The text that an expression comes to, or each that it may come to; the texts put into it, too."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield pattern(node)
        if depth:
            for piece in self._pieces(node):
                yield from self.texts(piece, depth - 1)

    def _pieces(self, node: ast.expr) -> list[ast.expr]:
        if isinstance(node, ast.JoinedStr):
            return [piece.value for piece in node.values if isinstance(piece, ast.FormattedValue)]
        if isinstance(node, ast.IfExp):
            return [node.body, node.orelse]
        if isinstance(node, ast.BoolOp | ast.Dict):
            return node.values
        if isinstance(node, ast.Tuple):
            return node.elts
        if isinstance(node, ast.Subscript):
            return [node.value] if isinstance(node.value, ast.Name) else []
        if isinstance(node, ast.Name):
            return self.values.get(node.id, [])
        return self.returned.get(called(node.func), []) if isinstance(node, ast.Call) else []


def pattern(text: ast.JoinedStr) -> str:
    """A text with its values named after what they are: ``The note has {written}.``"""
    found, seen = "", dict[str, int]()
    for piece in text.values:
        if isinstance(piece, ast.FormattedValue):
            name = _value(piece.value)
            seen[name] = seen.get(name, 0) + 1
            found += f"{{{name}{seen[name] if seen[name] > 1 else ''}}}"
        elif isinstance(piece, ast.Constant):
            found += str(piece.value)
    return found


def _value(node: ast.expr) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
        return _value(node.args[0])
    inner = (
        node.func if isinstance(node, ast.Call) else node.value if isinstance(node, ast.Subscript) else node
    )
    return called(inner).strip("_").lower() or "value"
