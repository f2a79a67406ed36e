import pytest

from assistant.models.manifest import load_manifest
from assistant.settings import Settings
from eval.models import models_in_use


def test_local_models_by_the_hash_of_their_files(settings: Settings) -> None:
    models = models_in_use(settings)
    assert set(models) == {"llm", "speech", "embeddings"}
    assert models["llm"]["sha256"] == load_manifest().artifact("llm", "default").files[0].sha256
    small = models_in_use(settings.model_copy(update={"profile": "small"}))
    assert small["llm"] != models["llm"] and small["speech"]["sha256"] != models["speech"]["sha256"]
    assert small["embeddings"] == models["embeddings"], "both profiles share it"


@pytest.mark.parametrize(
    ("role", "prefix"), [("llm", "llm"), ("speech", "speech"), ("embeddings", "embedding")]
)
def test_an_endpoint_by_name_and_address(settings: Settings, role: str, prefix: str) -> None:
    address = "http://127.0.0.1:11434/v1"
    other = settings.model_copy(update={f"{prefix}_base_url": address, f"{prefix}_model": "bigger"})
    assert models_in_use(other)[role] == {"name": "bigger", "endpoint": address}
