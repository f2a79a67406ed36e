"""The language-model server of llama.cpp inside this process: loopback only, a random key, one for all.

Its own log is off: below warnings it repeats pieces of requests, which are patient text.
"""

import atexit
import gc
import secrets
import threading
from pathlib import Path
from typing import Any

import httpx

from assistant.errors import ModelUnavailable
from assistant.models.locate import model_path
from assistant.settings import Settings

QUIET = -1
"""llama.cpp's verbosity that prints nothing; 1 would print errors and 2 warnings with request text."""

PROMPT_CACHE_MB = 512
"""MiB kept for earlier prompts, so that two visits in turn do not read each other's out.

A whole context of 8192 tokens of the default model takes 224 MiB (28 layers, 2 key-value heads of 128,
16 bits). llama.cpp's own default is 8192 MiB, twice what Provenote may use in all.
"""


def _parameters(model: Path, settings: Settings, key: str) -> Any:
    from xllamacpp import CommonParams

    params = CommonParams()
    params.model.path = str(model)
    params.model_alias = {model.stem}
    params.hostnames, params.port, params.api_keys = ["127.0.0.1"], 0, [key]
    params.verbosity = QUIET
    params.n_ctx, params.n_parallel = settings.context_tokens, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = settings.threads
    params.n_threads_http = 4
    # Without a context shift a prompt that is too long is refused, and a full context ends the answer
    # with finish_reason "length". With it, the start of the visit would silently be dropped.
    params.ctx_shift = False
    params.cache_prompt, params.cache_ram_mib = True, PROMPT_CACHE_MB
    # The context is what the settings say; llama.cpp must not shrink it to fit memory on its own.
    params.fit_params = False
    params.warmup = False
    # Doors that nobody uses: the web page, and the list of slots, which shows prompts.
    params.ui, params.endpoint_slots, params.offline = False, False, True
    params.cors_origins = "http://127.0.0.1"
    return params


class LocalServer:
    """One running server. `base_url` ends in /v1; `api_key` is new at each start and never stored."""

    def __init__(self, model: Path, settings: Settings) -> None:
        from xllamacpp import Server

        self.model = model
        self.api_key = secrets.token_urlsafe(32)
        try:
            self._server: Any = Server(_parameters(model, settings, self.api_key))
        except RuntimeError as error:
            raise ModelUnavailable(
                "The language model could not be started: close other programs to free memory, or run "
                "`make setup` to check its file."
            ) from error
        self._address: str = self._server.listening_address
        self.base_url = f"{self._address}/v1"

    def alive(self) -> bool:
        """Whether it answers. One that is only slow to answer is alive: it may be reading a long visit."""
        if self._server is None:
            return False
        try:
            return httpx.get(f"{self._address}/health", timeout=10, trust_env=False).status_code == 200
        except httpx.TimeoutException:
            return True
        except httpx.HTTPError:
            return False

    def stop(self) -> None:
        """Stop it and free its memory; calls under way fail. May be called twice."""
        self._server = None
        gc.collect()  # The C++ server ends with its last reference.


_lock = threading.Lock()
_running: tuple[tuple[Path, int, int], LocalServer] | None = None


def local_server(settings: Settings) -> LocalServer:
    """The server of this process, started on first use and again when it died or its settings changed.

    Raises ModelUnavailable when the model file is missing or does not load.
    """
    global _running
    with _lock:
        wanted = (model_path("llm", settings), settings.context_tokens, settings.threads)
        if _running is not None:
            have, server = _running
            if have == wanted and server.alive():
                return server
            server.stop()
        _running = None
        _running = (wanted, LocalServer(wanted[0], settings))
        return _running[1]


@atexit.register
def stop_server() -> None:
    """Stop the server of this process, if one runs."""
    global _running
    with _lock:
        if _running is not None:
            _running[1].stop()
        _running = None
