"""The house stays as it was drawn: who may import whom, who may use streamlit, who may catch everything."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.settings import ROOT

BASE, PARTS, WORKFLOW, TOP = range(4)

LAYERS = {
    **dict.fromkeys(("errors", "settings", "encounter", "progress", "prompts", "models", "catalogue"), BASE),
    **dict.fromkeys(
        ("asking", "notes", "grounding", "handouts", "speech", "interop", "records", "safety"), PARTS
    ),
    **dict.fromkeys(
        (
            "workflow",
            "reviewing",
            "approving",
            "explaining",
            "citing",
            "guideline_questions",
            "own_documents",
            "patient_texts",
        ),
        WORKFLOW,
    ),
    **dict.fromkeys(
        (
            "ui",
            "cli",
            "cli_ask",
            "cli_explain",
            "cli_guidelines",
            "cli_knowledge",
            "cli_readability",
            "launch",
            "demo",
            "jobs",
            "console",
            "configuration",
            "catalogue_extract",
            "catalogue_messages",
        ),
        TOP,
    ),
}
"""Imports run downward or stay on a level. A new module of ``assistant`` is given its level here."""

RETRIEVAL_MAY = {"settings", "errors", "models", "progress"}
"""What ``retrieval`` may import of ``assistant``: it knows nothing of encounters."""

CATCHES_ALL = ("app.py", "assistant/cli.py", "assistant/ui/", "assistant/jobs.py")
"""Boundaries: a page, a command, and the end of the worker's thread."""

OURS = ("app.py", "assistant", "retrieval", "eval")


@dataclass(frozen=True)
class Import:
    """An imported module; ``late`` when it happens inside a function."""

    module: str
    line: int
    late: bool

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]

    @property
    def part(self) -> str:
        """The second piece of the dotted name: the part of ``assistant``."""
        return [*self.module.split("."), ""][1]


def violations(root: Path) -> list[str]:
    """Every broken rule below ``root``, as ``file:line: what``."""
    found: list[str] = []
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=name)
        for used in imports(tree, name):
            found += [f"{name}:{used.line}: {reason}" for reason in broken_by_import(name, used)]
        found += [f"{name}:{line}: catches every exception" for line in catch_alls(tree, name)]
    return found


def sources(root: Path) -> Iterator[Path]:
    for entry in OURS:
        path = root / entry
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(tree: ast.Module, name: str) -> Iterator[Import]:
    within = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        late = id(node) in within
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = absolute(node, name)
            # "from assistant import demo" imports assistant.demo.
            named = [f"{module}.{alias.name}" for alias in node.names] if "." not in module else [module]
            yield from (Import(each, node.lineno, late) for each in named)


def absolute(node: ast.ImportFrom, name: str) -> str:
    if not node.level:
        return node.module or ""
    package = name.removesuffix(".py").removesuffix("/__init__").split("/")
    depth = node.level - name.endswith("/__init__.py")
    return ".".join([*package[: len(package) - depth], *([node.module] if node.module else [])])


def broken_by_import(name: str, used: Import) -> Iterator[str]:
    package = name.partition("/")[0]
    if used.top == "streamlit" and not name.startswith(("app.py", "assistant/ui/")):
        yield "streamlit outside the pages"
    if used.top == "tests":
        yield "imports the tests"
    if used.top == "eval" and package != "eval" and not (name == "assistant/cli.py" and used.late):
        yield "imports eval, which only the command line may, inside a function"
    if used.top == "retrieval" and package == "assistant" and level(name) < WORKFLOW:
        yield "reaches for retrieval, which the workflow composes"
    if used.top == "assistant":
        yield from broken_by_level(name, package, used)


def broken_by_level(name: str, package: str, used: Import) -> Iterator[str]:
    if used.part not in LAYERS:
        yield f"assistant.{used.part} has no level in this test"
    elif package == "retrieval" and used.part not in RETRIEVAL_MAY:
        yield f"retrieval imports assistant.{used.part}"
    elif package == "assistant" and LAYERS[used.part] > level(name):
        yield f"imports upward: assistant.{used.part}"


def level(name: str) -> int:
    """The level of a file of ``assistant``; the package's own ``__init__`` is at the bottom."""
    part = name.split("/")[1].removesuffix(".py")
    return LAYERS.get(part, BASE)


def catch_alls(tree: ast.Module, name: str) -> Iterator[int]:
    if name.startswith(CATCHES_ALL):
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler) or _raises_again(node):
            continue
        if node.type is None or _names(node.type) & WIDE:
            yield node.lineno


WIDE = {"Exception", "BaseException"}


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Tidying up and raising the same error again hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _names(caught: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)}


def test_the_rules_are_kept() -> None:
    assert violations(ROOT) == []


def test_the_test_looks_at_the_files() -> None:
    seen = {path.relative_to(ROOT).as_posix() for path in sources(ROOT)}
    assert {"assistant/workflow.py", "assistant/encounter/note.py", "eval/command.py"} <= seen


def test_every_module_of_the_house_has_a_level() -> None:
    there = {
        path.name.removesuffix(".py")
        for path in (ROOT / "assistant").iterdir()
        if path.name != "__init__.py" and (path.suffix == ".py" or any(path.rglob("*.py")))
    }
    assert there <= set(LAYERS)


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("assistant/errors.py", "from assistant.settings import Settings", ""),
        ("assistant/handouts/x.py", "from assistant.grounding.facts import numbers", ""),
        ("assistant/notes/x.py", "from assistant.workflow import Workflow", "upward: assistant.workflow"),
        ("assistant/models/x.py", "import assistant.notes.draft", "upward: assistant.notes"),
        ("assistant/models/x.py", "from assistant import notes", "upward: assistant.notes"),
        ("assistant/models/x.py", "from ..notes import draft", "upward: assistant.notes"),
        ("assistant/notes/__init__.py", "from ..ui import words", "upward: assistant.ui"),
        ("assistant/encounter/note.py", "def f():\n    import assistant.ui", "upward: assistant.ui"),
        ("assistant/workflow.py", "from assistant.cli import app", "upward: assistant.cli"),
        ("assistant/ui/x.py", "from assistant.workflow import Workflow", ""),
        ("assistant/ui/x.py", "import assistant.novelty", "assistant.novelty has no level"),
        ("assistant/ui/pages/x.py", "import streamlit as st", ""),
        ("app.py", "import streamlit as st", ""),
        ("assistant/jobs.py", "import streamlit as st", "streamlit outside"),
        ("assistant/workflow.py", "def f():\n    from streamlit import session_state", "streamlit outside"),
        ("eval/x.py", "import streamlit.runtime", "streamlit outside"),
        ("assistant/cli.py", "def f():\n    from eval.command import eval_app", ""),
        ("assistant/cli.py", "from eval.command import eval_app", "imports eval"),
        ("assistant/ui/x.py", "def f():\n    import eval.report", "imports eval"),
        ("retrieval/x.py", "from eval import metrics", "imports eval"),
        ("eval/x.py", "from eval.metrics import figure\nfrom assistant.workflow import Workflow", ""),
        ("assistant/workflow.py", "from retrieval.search import Guidelines", ""),
        ("assistant/notes/x.py", "from retrieval.search import Guidelines", "reaches for retrieval"),
        ("retrieval/x.py", "from assistant.settings import ROOT\nimport assistant.errors", ""),
        ("retrieval/x.py", "import assistant.encounter", "retrieval imports assistant.encounter"),
        ("assistant/notes/x.py", "from tests.fakes import FakeChat", "imports the tests"),
        ("assistant/notes/x.py", "try:\n    f()\nexcept ValueError:\n    pass", ""),
        ("assistant/notes/x.py", "try:\n    f()\nexcept:\n    pass", "catches every"),
        ("assistant/notes/x.py", "try:\n    f()\nexcept (OSError, Exception):\n    pass", "catches every"),
        ("eval/x.py", "try:\n    f()\nexcept BaseException as e:\n    raise e", "catches every"),
        ("eval/x.py", "try:\n    f()\nexcept BaseException:\n    g()\n    raise", ""),
        ("assistant/ui/boundary.py", "try:\n    f()\nexcept Exception:\n    pass", ""),
    ],
)  # fmt: skip
def test_a_planted_violation_is_caught(tmp_path: Path, name: str, source: str, said: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source + "\n", encoding="utf-8")
    found = violations(tmp_path)
    assert [said in line for line in found] == ([True] if said else [])
