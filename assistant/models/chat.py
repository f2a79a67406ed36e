"""The chat model: one protocol, whether the model runs in this process or at an endpoint."""

from collections.abc import Iterator
from typing import Any

import httpx
from langchain_core.language_models import BaseChatModel
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.errors import ModelUnavailable
from assistant.models.endpoints import private_client, private_only
from assistant.models.failures import WHAT_NOW, plain_errors
from assistant.models.manifest import load_manifest
from assistant.models.server import local_server
from assistant.settings import Settings

WHAT = "language model"


class PrivateChat(ChatOpenAI):
    """ChatOpenAI with plain errors, and without the silent end of a stream that broke off.

    Raises ModelUnavailable, and its subclass ContextExceeded for a prompt that is too long.
    """

    def _generate(self, *args: Any, **kwargs: Any) -> ChatResult:
        with plain_errors(WHAT):
            return super()._generate(*args, **kwargs)

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        finished = False
        with plain_errors(WHAT):
            for chunk in super()._stream(*args, **kwargs):
                finished = finished or bool((chunk.generation_info or {}).get("finish_reason"))
                yield chunk
        if not finished:
            raise ModelUnavailable(f"The {WHAT} stopped in the middle of an answer. {WHAT_NOW}")

    # Asynchronous calls run the two above in a thread: a client of their own would know no guard.
    _agenerate = BaseChatModel._agenerate
    _astream = BaseChatModel._astream


def chat_model(settings: Settings) -> BaseChatModel:
    """The chat model of the settings, at temperature 0. Ask for it anew at each step: the server may move.

    Raises ModelUnavailable when the model is missing or the endpoint is a public address.
    """
    if settings.llm_base_url:
        if not settings.llm_model:
            raise ModelUnavailable("No model is named for the endpoint: set PROVENOTE_LLM_MODEL.")
        key = settings.llm_api_key.get_secret_value()
        return _client(private_only(settings.llm_base_url), key, settings.llm_model, settings)
    server = local_server(settings)
    # The start of the prompt (the transcript) is the same for each section and is read once.
    extra = {"extra_body": {"cache_prompt": True}}
    return _client(server.base_url, server.api_key, server.model.stem, settings, **extra)


def _client(url: str, key: str, model: str, settings: Settings, **extra: Any) -> BaseChatModel:
    return PrivateChat(
        base_url=url,
        api_key=SecretStr(key or "none"),  # Empty would send the key of another service from the environment.
        model=model,
        temperature=0,
        timeout=httpx.Timeout(settings.llm_timeout),
        max_retries=1,
        use_responses_api=False,
        http_client=private_client(settings.llm_timeout),
        openai_proxy="",
        **extra,
    )


def describe(settings: Settings) -> dict[str, str]:
    """Which language model answers, for provenance: its name with the file's SHA-256, or the endpoint."""
    if settings.llm_base_url:
        endpoint = httpx.URL(settings.llm_base_url).copy_with(userinfo=b"", query=None)
        return {"model": settings.llm_model, "endpoint": str(endpoint)}
    artifact = load_manifest().artifact("llm", settings.profile)
    return {"model": artifact.name, "sha256": artifact.files[0].sha256}
