"""What is read of a whole conversation is read once, and forgotten with the conversation."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from assistant.grounding.said import Conversation

T = TypeVar("T")


def once(read: Callable[[Conversation], T]) -> Callable[[Conversation], T]:
    """Let a reader of conversations remember its answer as long as the conversation lives."""
    known: WeakKeyDictionary[Conversation, T] = WeakKeyDictionary()

    @wraps(read)
    def reading(conversation: Conversation) -> T:
        if conversation not in known:
            known[conversation] = read(conversation)
        return known[conversation]

    return reading
