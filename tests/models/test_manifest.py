import pytest
from pydantic import ValidationError

from assistant.models.manifest import ROLES, HubSource, Manifest, ModelFile, WheelSource, load_manifest

HASH = "a" * 64


def test_the_manifest_is_complete() -> None:
    manifest = load_manifest()
    for role in ROLES:
        assert manifest.artifact(role, "default").role == role
        assert manifest.artifact(role, "small").role == role


def test_every_wheel_source_has_every_file() -> None:
    for artifact in load_manifest().artifacts:
        for source in artifact.sources:
            if isinstance(source, WheelSource):
                assert {part.file for part in source.parts} == {file.path for file in artifact.files}


def test_a_conversion_with_other_hashes_is_not_a_source() -> None:
    speech = load_manifest().artifact("speech", "default")
    assert not any(isinstance(source, HubSource) for source in speech.sources)


def test_the_parts_of_the_default_model_are_in_order() -> None:
    source = load_manifest().artifact("llm", "default").sources[-1]
    assert isinstance(source, WheelSource)
    assert [part.member[-6:-4] for part in source.parts] == [f"{n:02d}" for n in range(1, 23)]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"path": "a", "size": 1, "sha256": HASH, "sha1": "x"}, "an unknown key is a typing mistake"),
        ({"path": "a", "size": 1}, "no hash, no trust"),
        ({"path": "a", "size": 0, "sha256": HASH}, "an empty file is no model"),
        ({"path": "a", "size": 1, "sha256": HASH.upper()}, "hashes compare as lower case"),
        ({"path": "../a", "size": 1, "sha256": HASH}, "a file may not leave its artifact"),
        ({"path": "/a", "size": 1, "sha256": HASH}, "nor be anywhere on the disk"),
    ],
)
def test_a_wrong_file_entry_is_refused(entry: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError):
        ModelFile.model_validate(entry)


@pytest.mark.parametrize("wheel", ["tiny", "tiny>=1", "https://x/tiny==1", "--pre==1", "Tiny ==1"])
def test_a_wheel_is_pinned_by_name_and_version(wheel: str) -> None:
    part = {"file": "a", "wheel": wheel, "member": "m"}
    with pytest.raises(ValidationError):
        WheelSource.model_validate({"kind": "wheels", "parts": [part]})


def test_two_artifacts_for_one_role_are_refused() -> None:
    artifacts = load_manifest().artifacts
    with pytest.raises(ValidationError, match="exactly one"):
        Manifest(artifacts=(*artifacts, artifacts[0]))
