"""Which texts the program shows, read from its source, and the catalogues brought up to date with them.

``python -m assistant.catalogue_extract`` rewrites every ``.po`` file: translations are kept, new texts come
in without one, and texts that are gone are dropped. A test says what is missing.
"""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from assistant.catalogue import LOCALE, MADE, Domain
from assistant.catalogue_messages import called, messages
from assistant.settings import ROOT

SOURCES = ("assistant", "retrieval", "app.py")
MARKED: dict[Domain, tuple[str, ...]] = {
    "interface": ("_", "N_", "ngettext"),
    "handout": ("handout_text", "N_"),
}
"""The functions whose first argument is a text of the catalogue; of ``ngettext`` the first two."""

HANDED_OUT = re.compile(r"assistant/interop/.*")
"""Files whose texts marked with ``N_`` are for the patient; in all others they are for who works here."""

PAGES = re.compile(r"say\('([^']+)'\)")
"""A text in a page that is filled in, such as a printed handout."""

PARTS = "knowledge/rules/handout.yaml"
TEMPLATES = "assistant/notes/templates"
OWN_TEMPLATES = "knowledge/rules/own_templates.yaml"
REASONS = {
    "knowledge/rules/told.yaml": "why",
    "knowledge/rules/tone.yaml": "why",
    "knowledge/rules/emergencies.yaml": "means",
    "knowledge/rules/languages.yaml": "name",
}
"""Rule files whose explanations a page shows, and the key that these stand under."""

COMMANDS = re.compile(
    r"assistant/(cli\w*|launch|console|configuration|prompts|catalogue\w*)\.py|assistant/models/(hub|wheels|pip_\w+)\.py"
)
"""Files whose messages only a terminal shows."""

IDLE_HEADERS = re.compile(
    rb'^"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By).*\n',
    re.M,
)
PLACEHOLDER = re.compile(r"{(\w*)[^}]*}")


@dataclass(frozen=True)
class Text:
    """A text as it stands in the source; ``many`` is its plural, or ""."""

    one: str
    many: str = ""

    @property
    def key(self) -> str | tuple[str, str]:
        """As Babel names it."""
        return (self.one, self.many) if self.many else self.one


def texts(domain: Domain, root: Path = ROOT) -> dict[Text, list[str]]:
    """Every text of the domain with the files that it stands in."""
    found: dict[Text, list[str]] = {}
    for text, file in _all(domain, root):
        if text.one and file not in found.setdefault(text, []):
            found[text].append(file)
    return found


def made(root: Path = ROOT) -> frozenset[str]:
    """The messages that have values put in before a page gets them."""
    return frozenset(text for text, _file in messages(_trees(root)) if placeholders(text))


def _all(domain: Domain, root: Path) -> Iterator[tuple[Text, str]]:
    trees = _trees(root)
    named = _constants(trees)
    for name, tree in trees.items():
        # A file's own name for a text goes before the same name in other files.
        reader = _Reader(domain, bool(HANDED_OUT.fullmatch(name)), {**named, **_constants({name: tree})})
        yield from ((text, name) for text in reader.texts(tree))
    if domain == "handout":
        yield from _handed_out(root)
    else:
        yield from _labels(root)
        yield from ((Text(text), name) for text, name in messages(trees))


def placeholders(text: str) -> frozenset[str]:
    """The names in braces, which a translation must have too."""
    return frozenset(PLACEHOLDER.findall(text))


def _files(root: Path) -> Iterator[Path]:
    for entry in SOURCES:
        path = root / entry
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _trees(root: Path) -> dict[str, ast.Module]:
    """The source by its name, without what only a terminal shows."""
    named = {path.relative_to(root).as_posix(): path for path in _files(root)}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"), filename=name)
        for name, path in named.items()
        if not COMMANDS.fullmatch(name)
    }


def _constants(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Texts with a name of their own in capitals, by that name."""
    return {
        target.id: node.value.value
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.strip("_").isupper()
    }


@dataclass(frozen=True)
class _Reader:
    domain: Domain
    handed_out: bool
    constants: dict[str, str]

    def texts(self, tree: ast.Module) -> Iterator[Text]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from self._of(node, called(node.func))

    def _of(self, call: ast.Call, name: str) -> Iterator[Text]:
        marked = name in MARKED[self.domain]
        if name == "N_":
            marked = self.handed_out == (self.domain == "handout")
        if name == "ngettext" and marked and len(call.args) > 1:
            yield Text("".join(self._words(call.args[0])), "".join(self._words(call.args[1])))
        elif marked:
            yield from map(Text, self._words(call.args[0]))

    def _words(self, node: ast.expr) -> Iterator[str]:
        """A text, or a named one, or either of two; nothing for one that is made while it runs."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id in self.constants:
            yield self.constants[node.id]
        elif isinstance(node, ast.IfExp):
            yield from self._words(node.body)
            yield from self._words(node.orelse)


def _handed_out(root: Path) -> Iterator[tuple[Text, str]]:
    """The titles of a handout's parts, and the words of the printed page."""
    for part in _data(root / PARTS)["sections"]:
        yield Text(part["title"]), PARTS
    for path in sorted((root / "assistant/interop").glob("*.html")):
        for words in PAGES.findall(path.read_text(encoding="utf-8")):
            yield Text(words), path.relative_to(root).as_posix()


def _labels(root: Path) -> Iterator[tuple[Text, str]]:
    """What a page says of templates, of the parts of a visit and of languages, and why a rule is there."""
    for path in sorted((root / TEMPLATES).glob("*.yaml")):
        for key in ("label", "description"):
            yield Text(_data(path)[key]), f"{TEMPLATES}/{path.name}"
    for words in _data(root / OWN_TEMPLATES)["parts"].values():
        yield Text(words), OWN_TEMPLATES
    for file, key in REASONS.items():
        yield from ((Text(reason), file) for reason in _under(key, _data(root / file)))


def _under(key: str, data: Any) -> Iterator[str]:
    """Every text below ``data`` that stands under this key."""
    if isinstance(data, dict):
        yield from (value for name, value in data.items() if name == key and isinstance(value, str))
        yield from (text for value in data.values() for text in _under(key, value))
    elif isinstance(data, list):
        yield from (text for value in data for text in _under(key, value))


def _data(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def template(domain: Domain) -> Catalog:
    """A catalogue of the texts without a translation, in order of the English."""
    catalogue = Catalog(domain=domain, project="Provenote", charset="utf-8")
    filled = made()
    for text, files in sorted(texts(domain).items(), key=lambda item: (item[0].one.lower(), item[0].one)):
        catalogue.add(
            text.key,
            locations=[(name, 0) for name in sorted(set(files))],
            flags=_flags(text),
            auto_comments=[MADE] if text.one in filled else [],
        )
    return catalogue


def _flags(text: Text) -> list[str]:
    # Babel reads "%" as a placeholder of its own kind; ours stand in braces.
    return ["python-brace-format"] if placeholders(text.one) else []


def path_of(domain: Domain, language: str) -> Path:
    """Where a catalogue lies, whether or not it exists."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def update(domain: Domain, language: str) -> int:
    """Bring one catalogue up to date; returns how many of its texts have no translation yet."""
    path = path_of(domain, language)
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language, domain=domain)
    catalogue.update(template(domain), no_fuzzy_matching=True, update_creation_date=False)
    path.write_bytes(written(catalogue))
    return sum(not all(_forms(message.string)) for message in catalogue if message.id)


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file, without the headers that change by themselves or name nobody."""
    target = io.BytesIO()
    write_po(target, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    return IDLE_HEADERS.sub(b"", target.getvalue())


def _forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (str(string),)


def main() -> None:
    """Update every catalogue there is and say what is missing."""
    domains: tuple[Domain, ...] = ("interface", "handout")
    for domain in domains:
        for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{domain}.po")):
            language = path.parts[-3]
            print(f"{language} {domain}: {update(domain, language)} without a translation")  # noqa: T201


if __name__ == "__main__":
    main()
