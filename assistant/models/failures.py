"""Errors of an OpenAI-compatible endpoint in plain words.

The original error is not chained: its text, and the request that hangs on it, can repeat patient text.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import openai

from assistant.errors import ModelUnavailable, ProvenoteError

WHAT_NOW = "What was finished is kept; run the step again."


class ContextExceeded(ModelUnavailable):
    """The prompt has more tokens than the model can hold; nothing was cut and nothing was answered."""


def _too_long(error: openai.APIError) -> bool:
    body = error.body if isinstance(error.body, dict) else {}
    kinds = (body.get("type"), body.get("code"), error.code)
    return "exceed_context_size_error" in kinds or "context_length_exceeded" in kinds


def _plain(error: openai.APIError | httpx.HTTPError, what: str) -> ProvenoteError:
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return ModelUnavailable(f"The {what} gave no answer in time. {WHAT_NOW}")
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return ModelUnavailable(f"The {what}'s endpoint refused the key: check the key in the settings.")
    if isinstance(error, openai.NotFoundError):
        return ModelUnavailable(
            f"The {what}'s endpoint does not know that model: check its name in the settings."
        )
    if isinstance(error, openai.APIError) and _too_long(error):
        return ContextExceeded(
            "The text is longer than the model can hold at once. Raise PROVENOTE_CONTEXT_TOKENS."
        )
    if isinstance(error, openai.APIStatusError):
        return ModelUnavailable(f"The {what} refused the call (status {error.status_code}). {WHAT_NOW}")
    return ModelUnavailable(f"The {what} stopped answering. {WHAT_NOW}")


def _own(error: BaseException | None) -> ProvenoteError | None:
    """The refusal of a guard inside the client: it arrives wrapped, and its own message is the better one."""
    while error is not None and not isinstance(error, ProvenoteError):
        error = error.__cause__
    return error


@contextmanager
def plain_errors(what: str) -> Iterator[None]:
    """Turn errors of the client into ModelUnavailable; `what` names the model, such as "language model"."""
    try:
        yield
    except (openai.APIError, httpx.HTTPError) as error:
        raise _own(error) or _plain(error, what) from None
