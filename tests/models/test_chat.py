import asyncio
import traceback

import httpx
import pytest
from pydantic import SecretStr

from assistant.errors import ModelUnavailable
from assistant.models.chat import chat_model, describe
from assistant.models.failures import ContextExceeded
from assistant.settings import Settings
from tests.models.endpoint_by_hand import Endpoint, chat_body, chat_events

SAID = "my chest hurts"


@pytest.fixture
def remote(settings: Settings, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("openai._base_client.BaseClient._calculate_retry_timeout", lambda *args: 0)
    return settings.model_copy(update={"llm_base_url": endpoint.url, "llm_model": "big"})


def test_it_asks_the_endpoint(remote: Settings, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-another-service")
    endpoint.body = chat_body("hello")
    assert chat_model(remote).invoke("hi").content == "hello"
    path, headers, sent = endpoint.asked[0]
    assert path == "/v1/chat/completions"
    assert (sent["model"], sent["temperature"]) == ("big", 0)
    assert "cache_prompt" not in sent, "only llama.cpp knows it"
    assert "of-another-service" not in str(headers)


def test_the_key_of_the_settings_is_sent(remote: Settings, endpoint: Endpoint) -> None:
    endpoint.body = chat_body("hello")
    keyed = remote.model_copy(update={"llm_api_key": SecretStr("k1")})
    chat_model(keyed).invoke("hi")
    assert httpx.Headers(endpoint.asked[0][1])["Authorization"] == "Bearer k1"


def test_it_streams(remote: Settings, endpoint: Endpoint) -> None:
    endpoint.body = chat_events("one ", "two", finish="length")
    chunks = list(chat_model(remote).stream("hi"))
    assert "".join(str(chunk.content) for chunk in chunks) == "one two"
    assert "length" in [chunk.response_metadata.get("finish_reason") for chunk in chunks]


def test_asynchronous_calls_take_the_same_way(remote: Settings, endpoint: Endpoint) -> None:
    endpoint.body = chat_body("hello")
    assert asyncio.run(chat_model(remote).ainvoke("hi")).content == "hello"
    endpoint.status, endpoint.body = 401, {}
    with pytest.raises(ModelUnavailable):
        asyncio.run(chat_model(remote).ainvoke("hi"))


def test_a_stream_that_breaks_off_is_an_error(remote: Settings, endpoint: Endpoint) -> None:
    endpoint.body = chat_events("one ", "two", finish=None)
    got: list[str] = []
    with pytest.raises(ModelUnavailable, match="in the middle of an answer"):
        got.extend(str(chunk.content) for chunk in chat_model(remote).stream("hi"))


@pytest.mark.parametrize(
    ("status", "body", "kind", "message"),
    [
        (401, {"error": {"message": SAID}}, ModelUnavailable, "refused the key"),
        (403, {"error": {"message": SAID}}, ModelUnavailable, "refused the key"),
        (404, {"error": {"message": SAID}}, ModelUnavailable, "does not know that model"),
        (500, {"error": {"message": SAID}}, ModelUnavailable, "status 500"),
        (307, {}, ModelUnavailable, "status 307"),
        (400, {"error": {"message": SAID}}, ModelUnavailable, "status 400"),
        (400, {"error": {"type": "exceed_context_size_error"}}, ContextExceeded, "longer than"),
        (400, {"error": {"code": "context_length_exceeded"}}, ContextExceeded, "longer than"),
    ],
)
@pytest.mark.parametrize("way", ["invoke", "stream"])
def test_failures_are_plain_and_carry_no_patient_text(
    remote: Settings,
    endpoint: Endpoint,
    status: int,
    body: object,
    kind: type[ModelUnavailable],
    message: str,
    way: str,
) -> None:
    endpoint.status, endpoint.body = status, body
    model = chat_model(remote)
    with pytest.raises(ModelUnavailable, match=message) as caught:
        model.invoke(SAID) if way == "invoke" else list(model.stream(SAID))
    assert type(caught.value) is kind
    assert SAID not in "".join(traceback.format_exception(caught.value)).replace(f"({SAID!r})", "")


def test_nobody_at_the_endpoint(remote: Settings) -> None:
    dead = remote.model_copy(update={"llm_base_url": "http://127.0.0.1:1/v1"})
    with pytest.raises(ModelUnavailable, match="stopped answering"):
        chat_model(dead).invoke("hi")


def test_the_guard_speaks_for_itself_at_each_call(
    remote: Settings, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = chat_model(remote)
    public = [(2, 1, 6, "", ("8.8.8.8", 0))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: public)
    with pytest.raises(ModelUnavailable, match="sends nothing to public"):
        model.invoke("hi")
    assert endpoint.asked == []


def test_a_public_endpoint_is_refused_at_once(settings: Settings) -> None:
    public = settings.model_copy(update={"llm_base_url": "https://8.8.8.8/v1", "llm_model": "big"})
    with pytest.raises(ModelUnavailable, match="sends nothing to public"):
        chat_model(public)


def test_an_endpoint_needs_the_models_name(settings: Settings, endpoint: Endpoint) -> None:
    with pytest.raises(ModelUnavailable, match="PROVENOTE_LLM_MODEL"):
        chat_model(settings.model_copy(update={"llm_base_url": endpoint.url}))


def test_provenance_names_the_model(settings: Settings) -> None:
    local = describe(settings)
    assert local["model"] == "smollm2-135m-instruct-q4_1"
    assert len(local["sha256"]) == 64


def test_provenance_of_an_endpoint_holds_no_password(settings: Settings) -> None:
    remote = settings.model_copy(update={"llm_base_url": "http://me:secret@10.0.0.1/v1?k=secret"})
    assert describe(remote) == {"model": "", "endpoint": "http://10.0.0.1/v1"}
