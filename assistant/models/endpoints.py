"""Endpoints that text may be sent to: this computer and private networks, nothing else.

The address is checked before a client is made, and again before each request, so that a name that
moves to a public address later is refused too. Proxies of the environment are ignored and redirects
are not followed: both would carry patient text past this check.
"""

import ipaddress
import socket

import httpx

from assistant.errors import ModelUnavailable

PRIVATE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",  # RFC 1122: loopback
        "10.0.0.0/8",  # RFC 1918: private use
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",  # RFC 3927: link-local
        "::1/128",  # RFC 4291: loopback
        "fe80::/10",  # RFC 4291: link-local
        "fc00::/7",  # RFC 4193: unique local
    )
)
CONNECT = 10.0
"""Seconds to wait for a connection to an endpoint in the same building."""


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ModelUnavailable(
            f"The endpoint {host} cannot be found on this network: check its name in the settings."
        ) from error
    plain = [ipaddress.ip_address(str(item[4][0]).split("%")[0]) for item in found]
    return [getattr(address, "ipv4_mapped", None) or address for address in plain]


def private_only(url: str) -> str:
    """The URL itself when every address of its host is on this computer or a private network.

    Raises ModelUnavailable for public addresses, for unknown names, and for what is no http(s) URL.
    """
    try:
        parsed = httpx.URL(url.strip())
    except httpx.InvalidURL:
        parsed = httpx.URL("")
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ModelUnavailable(
            "An endpoint in the settings is no web address: it starts with http:// or https://."
        )
    for address in _addresses(parsed.host):
        if not any(address in network for network in PRIVATE):
            raise ModelUnavailable(
                f"The endpoint {parsed.host} is a public address, and Provenote sends nothing to public "
                "addresses: use one on this computer or on your own network."
            )
    return url.strip()


def private_client(timeout: float) -> httpx.Client:
    """A client for such endpoints; `timeout` is in seconds without an answer. Raises as `private_only`."""
    return httpx.Client(
        timeout=httpx.Timeout(timeout, connect=min(CONNECT, timeout)),
        trust_env=False,
        follow_redirects=False,
        event_hooks={"request": [lambda request: _check(request)]},
    )


def _check(request: httpx.Request) -> None:
    private_only(str(request.url))
