"""The small language model in the real server: fetched if it is not there, then asked."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.errors import ModelUnavailable
from assistant.models.chat import chat_model
from assistant.models.failures import ContextExceeded
from assistant.models.fetch import ensure
from assistant.models.server import LocalServer, local_server, stop_server
from assistant.progress import silent
from assistant.settings import Settings

pytestmark = pytest.mark.models
SAID = "zebrafishpatient"


@pytest.fixture(scope="module")
def small() -> Iterator[Settings]:
    settings = Settings(profile="small", llm_base_url="", context_tokens=2048)
    ensure("llm", settings, silent)
    yield settings
    stop_server()


def test_it_answers_and_streams(small: Settings) -> None:
    model = chat_model(small)
    answer = model.invoke("Say hello.", max_tokens=8)
    assert answer.content
    assert "".join(str(chunk.content) for chunk in model.stream("Say hello.", max_tokens=8)) == answer.content


def test_a_wrong_key_is_refused(small: Settings) -> None:
    url = local_server(small).base_url
    assert httpx.get(f"{url}/models", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert httpx.get(f"{url}/models").status_code == 401


def test_it_listens_on_the_loopback_only(small: Settings) -> None:
    assert httpx.URL(local_server(small).base_url).host == "127.0.0.1"


def test_what_is_too_long_is_refused_and_not_cut(small: Settings) -> None:
    with pytest.raises(ContextExceeded):
        chat_model(small).invoke("word " * 3000)


def test_killed_in_the_middle_of_a_draft_it_says_so_and_starts_again(small: Settings) -> None:
    server = local_server(small)
    chunks = chat_model(small).stream("Tell a long story.", extra_body={"ignore_eos": True}, max_tokens=1500)
    next(chunks)
    server.stop()
    with pytest.raises(ModelUnavailable, match="run the step again"):
        list(chunks)
    assert not server.alive()
    assert chat_model(small).invoke("Say hello.", max_tokens=8).content


def test_nothing_that_was_said_is_printed(small: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    server = local_server(small)
    headers = {"Authorization": f"Bearer {server.api_key}"}
    bad = f'{{"messages": [{{"role": "user", "content": "{SAID}'
    answer = httpx.post(f"{server.base_url}/chat/completions", content=bad, headers=headers)
    assert SAID in answer.text, "this server repeats the request: it would in its log, too"
    chat_model(small).invoke(SAID, max_tokens=8)
    with pytest.raises(ContextExceeded):
        chat_model(small).invoke(SAID * 2000)
    printed = capfd.readouterr()
    assert printed.out + printed.err == ""


def test_a_file_that_is_no_model(small: Settings, tmp_path: Path) -> None:
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + b"\0" * 1000)
    with pytest.raises(ModelUnavailable, match="could not be started"):
        LocalServer(tmp_path / "broken.gguf", small)
