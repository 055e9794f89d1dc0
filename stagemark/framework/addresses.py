"""Web addresses: which can work, and what to write instead of one that cannot.

Three uses ask for more or less. A link is only followed; the site's own address is put in front of
every path; the origin of an endpoint also stands in a Content-Security-Policy, whose grammar knows
fewer hosts than browsers do.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Literal
from urllib.parse import SplitResult, urlsplit

Use = Literal["link", "site", "endpoint"]

# Signs that end an address in a page, or that no address holds as they are.
FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f<>\"'\\]")
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
IN_A_POLICY = re.compile(r"[a-z0-9.-]+", re.IGNORECASE)
THIS_MACHINE = ("localhost", "127.0.0.1")
LAST_PORT = 65_535


class BadAddressError(ValueError):
    """Why an address cannot work; ``hint`` says what to write instead, where that is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def check_address(url: str, use: Use = "link") -> None:
    """Raises BadAddressError for an address that cannot work where it is used."""
    if not url.startswith(("https://", "http://")):
        raise BadAddressError("must be a web address that begins with https:// or http://")
    if found := FORBIDDEN.search(url):
        sign = "a space" if found[0].isspace() else f"the sign {found[0]}"
        raise BadAddressError(f"must be one web address, and none holds {sign}", _in_percent(url))
    try:
        address = urlsplit(url)
    except ValueError:
        raise BadAddressError("is no web address", "brackets enclose IPv6 addresses") from None
    _check_host(address, use)
    if use == "link":
        return
    if "#" in url:
        raise BadAddressError("must not hold a #", f"write {url.partition('#')[0]}")
    if use == "site" and "?" in url:
        raise BadAddressError(
            "must not hold a ?, as the paths of pages follow it", f"write {url.partition('?')[0]}"
        )


def _check_host(address: SplitResult, use: Use) -> None:
    user, _, place = address.netloc.rpartition("@")
    if user or "@" in address.netloc:
        without = address._replace(netloc=place).geturl()
        message = "must not hold a user name or a password, which everyone could read"
        raise BadAddressError(message, f"write {without}" if place else "")
    host = _host(place)
    port = place[len(host) :]
    if not host:
        message = "names no host"
        raise BadAddressError(message, f"write for example {address.scheme}://example.org/")
    if port and not (re.fullmatch(":[0-9]{1,5}", port) and 0 < int(port[1:]) <= LAST_PORT):
        without = address._replace(netloc=host).geturl()
        message = f"has a port that does not exist; ports go from 1 to {LAST_PORT:,}"
        raise BadAddressError(message, f"write one of these behind the colon, or {without}")
    if "*" in host:
        message = "must name one host, and * stands for many"
        raise BadAddressError(message, "write the name of the one host, such as forms.example.org")
    if not host.isascii():
        _check_international(address, host, port, use)
    elif host.startswith("["):
        _check_ipv6(host, use)
    else:
        _check_name(host, use)


def _host(place: str) -> str:
    """The host of ``host:port``; an IPv6 address with its brackets."""
    if place.startswith("["):
        return place[: place.find("]") + 1]
    return place.partition(":")[0]


def _check_international(address: SplitResult, host: str, port: str, use: Use) -> None:
    """A name with letters beyond a to z: browsers follow it, other programs need its other form."""
    written = in_ascii(host)
    _check_name(written, "link")
    if use != "link":
        whole = address._replace(netloc=written + port).geturl()
        message = "has letters in its host that not every program takes"
        raise BadAddressError(message, f"write {whole}")


def in_ascii(host: str) -> str:
    """A host name as DNS knows it: ``müller.example`` is ``xn--mller-kva.example``."""
    labels = unicodedata.normalize("NFKC", host).lower().replace("\u3002", ".").split(".")
    return ".".join(
        one if one.isascii() else f"xn--{one.encode('punycode').decode()}" for one in labels
    )


def _check_ipv6(host: str, use: Use) -> None:
    try:
        IPv6Address(host[1:-1])
    except AddressValueError:
        message = "has no IPv6 address between its brackets"
        raise BadAddressError(message, "write the name of the host") from None
    if use == "endpoint":
        message = "names its host by number, which no browser's policy can allow"
        raise BadAddressError(message, "write the name of the host")


def _check_name(host: str, use: Use) -> None:
    labels = host.removesuffix(".").split(".")
    example = "write a name such as forms.example.org"
    if not all(map(LABEL.fullmatch, labels)) or len(host) > 253:
        raise BadAddressError("has a host that no name can have", example)
    if labels[-1].isdigit():
        try:
            IPv4Address(host)
        except AddressValueError:
            message = "has a host that is no address of four numbers"
            raise BadAddressError(message, example) from None
        if use == "endpoint" and host not in THIS_MACHINE:
            message = "names its host by number, which no browser's policy can allow"
            raise BadAddressError(message, "write the name of the host")
        return
    if use == "link":
        return
    if host.endswith("."):
        raise BadAddressError("has a host with a dot at its end", f"write {host.rstrip('.')}")
    if len(labels) == 1 and host.lower() not in THIS_MACHINE:
        raise BadAddressError(
            f"has a host without a dot, {host}", f"write it whole: {host}.example.org"
        )
    if use == "endpoint" and not IN_A_POLICY.fullmatch(host):
        raise BadAddressError("has a host that no browser's policy can allow", example)


def _in_percent(url: str) -> str:
    """The address with what it may not hold as percent signs and figures."""
    if not FORBIDDEN.search(url.partition("://")[2].partition("/")[0]):
        whole = FORBIDDEN.sub(lambda sign: "".join(f"%{b:02X}" for b in sign[0].encode()), url)
        return f"write {whole}"
    return ""
