"""Prompts are files: front matter that says what they are for, and a Jinja body.

The body is rendered in a sandbox in which a missing input is an error, so that a renamed variable
cannot silently become an empty string. The hash of the file goes into provenance.
"""

import hashlib
from functools import lru_cache
from typing import Any

import yaml
from jinja2 import StrictUndefined
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel, ConfigDict

from assistant.errors import ProvenoteError
from assistant.settings import ROOT

FENCE = "---\n"


class PromptError(ProvenoteError):
    """A prompt file is missing, malformed, or was not given one of its inputs."""


class Prompt(BaseModel):
    """One prompt file. ``inputs`` are the variables its body needs; ``output`` says what comes back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: int
    purpose: str
    inputs: tuple[str, ...]
    output: str
    body: str
    sha256: str

    def render(self, **inputs: Any) -> str:
        """The body with its inputs filled in. Raises PromptError when one is missing or unknown."""
        if set(inputs) != set(self.inputs):
            wanted = ", ".join(self.inputs)
            raise PromptError(f"Prompt {self.name} takes exactly these inputs: {wanted}.")
        try:
            return _environment().from_string(self.body).render(**inputs).strip()
        except UndefinedError as error:
            raise PromptError(f"Prompt {self.name} uses an input it does not declare: {error}.") from error


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache
def load_prompt(name: str) -> Prompt:
    """The prompt ``prompts/<name>.md``, such as ``notes/section``. Raises PromptError."""
    path = ROOT / "prompts" / f"{name}.md"
    if not path.is_file():
        raise PromptError(f"There is no prompt called {name}. Check the installation.")
    source = path.read_text(encoding="utf-8")
    if not source.startswith(FENCE) or source.count(FENCE) < 2:
        raise PromptError(f"Prompt {name} has no front matter between two lines of three dashes.")
    _, front, body = source.split(FENCE, 2)
    digest = hashlib.sha256(source.encode()).hexdigest()
    return Prompt(**yaml.safe_load(front), body=body, sha256=digest)
