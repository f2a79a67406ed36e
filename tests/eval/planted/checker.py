"""A workflow that checks notes by word, for tests of what is made of its answers."""

from typing import Any

from assistant.encounter import Finding, Note, Omission, Transcript


class WordChecker:
    """Flags statements that hold a word, and lists a fact as missing when its word is not in the note."""

    def __init__(self, flagged: dict[str, str], wanted: dict[str, str] | None = None) -> None:
        self.flagged = flagged
        self.wanted = wanted or {}
        self.checked: list[Note] = []

    def check_note(self, note: Note, transcript: Transcript) -> Note:
        copy = note.model_copy(deep=True)
        self.checked.append(note)
        for statement in copy.statements():
            for word, severity in self.flagged.items():
                if word in statement.text:
                    found: Any = {"rule": "word", "severity": severity, "explanation": "Not said."}
                    statement.findings.append(Finding(**found))
            serious = any(f.severity != "minor" for f in statement.findings)
            statement.verdict = "unsupported" if serious else "supported"
            statement.support = 0.2 if serious else 0.9
        copy.omissions = [
            Omission(kind="medication", utterance=1, quote=quote, severity="major")
            for word, quote in self.wanted.items()
            if word not in note.text()
        ]
        return copy
