from pathlib import Path

from assistant.settings import Settings
from eval.provenance import code_sha256, revision, settings_that_matter, sha256_json, versions


def test_code_hash_follows_contents_and_names(tmp_path: Path) -> None:
    (tmp_path / "prompts" / "__pycache__").mkdir(parents=True)
    (tmp_path / "prompts" / "a.md").write_text("one", encoding="utf-8")
    first = code_sha256(tmp_path, ["prompts"])
    (tmp_path / "prompts" / "__pycache__" / "a.pyc").write_text("x", encoding="utf-8")
    assert code_sha256(tmp_path, ["prompts"]) == first, "compiled files do not count"
    (tmp_path / "prompts" / "a.md").write_text("two", encoding="utf-8")
    second = code_sha256(tmp_path, ["prompts"])
    (tmp_path / "prompts" / "a.md").rename(tmp_path / "prompts" / "b.md")
    assert len({first, second, code_sha256(tmp_path, ["prompts"])}) == 3


def test_stored_settings_have_no_secret_and_no_place(settings: Settings) -> None:
    stored = settings_that_matter(settings.model_copy(update={"clinician": "Dr. Who"}))
    assert "context_tokens" in stored and "threads" in stored
    text = str(stored)
    assert "Who" not in text and str(settings.data_dir) not in text and "llm_api_key" not in stored


def test_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert sha256_json({"a": 1, "b": 2}) == sha256_json({"b": 2, "a": 1})
    assert sha256_json({"a": 1}) != sha256_json({"a": "1"})


def test_outside_a_checkout_the_revision_is_unknown(tmp_path: Path) -> None:
    assert revision(tmp_path) == "unknown"


def test_versions_name_python() -> None:
    assert versions()["python"].startswith("3.")
