"""A handout in the patient's language: sentence by sentence by a model, checked by code, and back again.

What no answer holds faithfully stays in English and is marked for a person. Medicines keep their names;
how much, when and until are told by a table of phrases where it has them.
"""

import hashlib
import re

from langchain_core.language_models import BaseChatModel

from assistant.catalogue import handout_text
from assistant.encounter import Handout, HandoutSection, HandoutSentence, Medicine
from assistant.handouts import crosslingual_terms, languages, medicine_phrases, told_drugs
from assistant.handouts.language_words import FOLDER
from assistant.handouts.languages import LANGUAGES, reading_grade
from assistant.handouts.medicine_phrases import told_field
from assistant.handouts.translate_lines import PROMPTS, Translation, Translator
from assistant.handouts.translated import compare_translation
from assistant.progress import Cancel, Progress, Report
from assistant.prompts import load_prompt
from assistant.settings import ROOT

FIRST, AGAIN = 0.5, 0.75
"""Share of the time after which the first answers, and the lines asked again, are there."""

FIELDS = ("what_for", "how_much", "when", "until")
NUMBER = re.compile(r"\b\d{2,4}\b")


def translate(
    handout: Handout, language: str, chat: BaseChatModel, report: Report, cancel: Cancel
) -> Handout:
    """The English handout in ``language`` (two-letter code), not approved, with findings.

    A sentence that could not be translated faithfully has the English text and a critical finding.
    Raises Cancelled, ModelUnavailable, and KeyError for a language that the rules do not name.
    """
    cancel.check()
    lines = {text: Translation(text) for text in _texts(handout, language)}
    _run(Translator(chat, language, cancel), list(lines.values()), language, report)
    translated = Handout(
        language=language,
        translates=handout.sha256(),
        sections=[_section(section, lines, language) for section in handout.sections],
        medicines=[_row(row, lines, language) for row in handout.medicines],
        note_sha256=handout.note_sha256,
        stamp=handout.stamp,
    )
    measure_translation(handout, translated)
    translated.provenance = _provenance(chat, language, list(lines.values()))
    report(Progress("translation", "The translation is ready to be read.", 1.0, translated.text()))
    return translated


def measure_translation(english: Handout, translated: Handout) -> None:
    """Set the translation's reading grade and its findings, as they are for the text it has now."""
    told = "\n".join(s.text for s in translated.sentences() if s.text != s.original)
    translated.grade = round(reading_grade(told, translated.language).value or 0.0, 2)
    translated.findings = compare_translation(english, translated)


def _texts(handout: Handout, language: str) -> list[str]:
    """Everything that the model is asked about, each once."""
    fields = [getattr(row, f) for row in handout.medicines for f in FIELDS]
    return list(
        dict.fromkeys(
            [
                *(sentence.text for sentence in handout.sentences()),
                *(text for text in fields if text and not told_field(text, language)),
            ]
        )
    )


def _run(translator: Translator, lines: list[Translation], language: str, report: Report) -> None:
    name = LANGUAGES[language].name

    def written(message: str, start: float, end: float):  # type: ignore[no-untyped-def]
        return lambda done, text: report(Progress("translation", message, start + (end - start) * done, text))

    translator.first(lines, written(f"Translating into {name}", 0.0, FIRST))
    translator.again(lines, written("Asking again about sentences that lost something", FIRST, AGAIN))
    translator.back(lines, written("Translating back into English", AGAIN, 1.0))


def _section(section: HandoutSection, lines: dict[str, Translation], language: str) -> HandoutSection:
    return HandoutSection(
        title=title_in(section.title, language),
        key=section.key,
        sentences=[_sentence(sentence, lines[sentence.text]) for sentence in section.sentences],
    )


def _sentence(english: HandoutSentence, line: Translation) -> HandoutSentence:
    return english.model_copy(
        update={"text": line.text or english.text, "original": english.text, "back": line.back}
    )


def _row(row: Medicine, lines: dict[str, Translation], language: str) -> Medicine:
    fields = {f: getattr(row, f) for f in FIELDS}
    told = {f: told_field(text, language) or lines[text].text or text for f, text in fields.items() if text}
    return row.model_copy(update=told)


def title_in(title: str, language: str) -> str:
    """A section's title from the catalogue; a telephone number in it is put back after the look-up."""
    told = handout_text(title, language)
    number = NUMBER.search(title)
    if told != title or not number:
        return told
    return handout_text(NUMBER.sub("{number}", title), language).replace("{number}", number.group(0))


def _provenance(chat: BaseChatModel, language: str, lines: list[Translation]) -> dict[str, object]:
    return {
        "step": "translation",
        "language": language,
        "model": str(getattr(chat, "model_name", "") or type(chat).__name__),
        "prompts": {name: load_prompt(name).sha256 for name in PROMPTS},
        "rules": {
            f: hashlib.sha256((ROOT / "knowledge" / f).read_bytes()).hexdigest() for f in _files(language)
        },
        "lines": len(lines),
        "lines_asked_again": sum(line.tries > 1 for line in lines),
        "lines_not_translated": sum(not line.text for line in lines),
    }


def _files(language: str) -> list[str]:
    """The data files that had a part in it, under ``knowledge/``."""
    words = [f"{FOLDER}/{code}.yaml" for code in ("en", language)] if LANGUAGES[language].checked else []
    return [languages.FILE, told_drugs.FILE, crosslingual_terms.FILE, medicine_phrases.FILE, *words]
