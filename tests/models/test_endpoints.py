import socket
from collections.abc import Callable

import httpx
import pytest

from assistant.errors import ModelUnavailable
from assistant.models.endpoints import private_client, private_only
from tests.models.endpoint_by_hand import Endpoint

Resolve = Callable[..., None]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    """Names that resolve to the given addresses, so that no test asks a name server."""

    def resolve(**table: list[str]) -> None:
        def getaddrinfo(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
            if host not in table:
                raise socket.gaierror(socket.EAI_NONAME, "unknown")
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in table[host]]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return resolve


@pytest.mark.parametrize(
    ("address", "allowed", "reason"),
    [
        ("127.0.0.1", True, "loopback"),
        ("127.8.9.10", True, "all of 127/8 is loopback"),
        ("::1", True, "loopback"),
        ("10.1.2.3", True, "RFC 1918"),
        ("172.16.0.1", True, "first of 172.16/12"),
        ("172.31.255.255", True, "last of 172.16/12"),
        ("172.32.0.1", False, "just outside of it"),
        ("192.168.1.5", True, "RFC 1918"),
        ("192.169.1.5", False, "just outside of it"),
        ("169.254.7.7", True, "link-local"),
        ("fe80::1%eth0", True, "link-local with its interface"),
        ("fd12:3456::1", True, "unique local"),
        ("::ffff:192.168.1.5", True, "a private IPv4 address written as IPv6"),
        ("::ffff:8.8.8.8", False, "a public one written so"),
        ("64:ff9b::a00:1", False, "a gateway outside translates it"),
        ("8.8.8.8", False, "public"),
        ("100.64.0.1", False, "shared by the customers of a provider"),
        ("0.0.0.0", False, "no address at all"),
        ("2606:4700::1111", False, "public"),
    ],
)
def test_addresses(names: Resolve, address: str, allowed: bool, reason: str) -> None:
    names(model=[address])
    if allowed:
        assert private_only("http://model:8000/v1") == "http://model:8000/v1"
    else:
        with pytest.raises(ModelUnavailable, match="sends nothing to public"):
            private_only("http://model:8000/v1")


def test_every_address_of_a_name_has_to_be_private(names: Resolve) -> None:
    names(model=["10.0.0.1", "8.8.8.8"])
    with pytest.raises(ModelUnavailable, match="public"):
        private_only("http://model/v1")


@pytest.mark.parametrize(
    "url", ["", "model", "ftp://model/v1", "file:///etc/passwd", "http://", "http://[::1"]
)
def test_what_is_no_web_address(names: Resolve, url: str) -> None:
    names(model=["10.0.0.1"])
    with pytest.raises(ModelUnavailable, match="http://"):
        private_only(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://10.0.0.1@evil.example/v1", "what stands before @ is no host"),
        ("http://evil.example#10.0.0.1", "nor what stands after #"),
    ],
)
def test_the_host_is_the_one_that_is_called(names: Resolve, url: str, reason: str) -> None:
    names(**{"evil.example": ["8.8.8.8"], "10.0.0.1": ["10.0.0.1"]})
    with pytest.raises(ModelUnavailable, match=r"evil\.example"):
        private_only(url)


def test_an_unknown_name(names: Resolve) -> None:
    names()
    with pytest.raises(ModelUnavailable, match="cannot be found"):
        private_only("http://model/v1")


def test_a_name_that_moves_to_a_public_address_is_refused_later(names: Resolve) -> None:
    client = private_client(5)
    names(model=["8.8.8.8"])
    with pytest.raises(ModelUnavailable, match="public"):
        client.post("http://model/v1", json={})


def test_a_proxy_of_the_environment_sees_nothing(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, endpoint.url)
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(httpx.ConnectError):
        private_client(5).post("http://127.0.0.1:1/v1", json={})
    assert endpoint.asked == []


def test_a_redirect_is_not_followed(endpoint: Endpoint) -> None:
    endpoint.status, endpoint.location = 307, endpoint.url + "/elsewhere"
    answer = private_client(5).post(endpoint.url + "/chat", json={})
    assert answer.status_code == 307
    assert len(endpoint.asked) == 1
