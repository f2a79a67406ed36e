"""An OpenAI-compatible endpoint on the loopback that answers what a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Endpoint:
    """`status` and `body` are the answer; a list of bodies is a stream of events."""

    url: str = ""
    status: int = 200
    body: Any = None
    location: str = ""
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)


def chat_body(text: str, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


def chat_events(*texts: str, finish: str | None = "stop") -> list[dict[str, Any]]:
    def event(delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [choice],
        }

    events = [event({"role": "assistant", "content": text}) for text in texts]
    return [*events, event({}, finish)] if finish else events


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append((self.path, dict(self.headers), sent))
            self.send_response(endpoint.status)
            if endpoint.location:
                self.send_header("Location", endpoint.location)
            self.end_headers()
            if isinstance(endpoint.body, list):
                for event in endpoint.body:
                    self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            else:
                self.wfile.write(json.dumps(endpoint.body).encode())

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler


@contextmanager
def serving() -> Iterator[Endpoint]:
    endpoint = Endpoint()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(endpoint))
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield endpoint
    server.shutdown()
    server.server_close()
