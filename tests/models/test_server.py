from pathlib import Path

import pytest

from assistant.errors import ModelUnavailable
from assistant.models import server
from assistant.models.server import local_server, stop_server
from assistant.settings import Settings


class FakeServer:
    """Stands for a running llama.cpp server; `up` is what /health would say."""

    started = 0

    def __init__(self, model: Path, settings: Settings) -> None:
        FakeServer.started += 1
        self.model = model
        self.up = True

    def alive(self) -> bool:
        return self.up

    def stop(self) -> None:
        self.up = False


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeServer.started = 0
    monkeypatch.setattr(server, "LocalServer", FakeServer)
    monkeypatch.setattr(server, "model_path", lambda role, settings: Path("model.gguf"))
    monkeypatch.setattr(server, "_running", None)


def test_one_server_for_all(settings: Settings) -> None:
    assert local_server(settings) is local_server(settings)
    assert FakeServer.started == 1


def test_a_dead_server_is_started_again(settings: Settings) -> None:
    first = local_server(settings)
    first.stop()
    second = local_server(settings)
    assert second is not first
    assert second.alive()


@pytest.mark.parametrize("change", [{"context_tokens": 4096}, {"threads": 7}])
def test_other_settings_need_another_server(settings: Settings, change: dict[str, int]) -> None:
    first = local_server(settings)
    assert local_server(settings.model_copy(update=change)) is not first
    assert not first.alive(), "two servers would share the processor and be slow both"


def test_a_start_that_failed_is_tried_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(model: Path, settings: Settings) -> None:
        raise ModelUnavailable("no memory")

    local_server(settings).stop()
    with monkeypatch.context() as patch:
        patch.setattr(server, "LocalServer", fail)
        with pytest.raises(ModelUnavailable):
            local_server(settings)
    assert local_server(settings).alive()


def test_stop_ends_it_and_may_be_called_twice(settings: Settings) -> None:
    first = local_server(settings)
    stop_server()
    stop_server()
    assert not first.alive()
