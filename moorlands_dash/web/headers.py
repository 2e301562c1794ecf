"""What a browser is told with every answer: what a page may load, who may show it in a frame."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EMBED = "/embed/"
"""Where the figures lie that others may show in a frame."""
_ONLINE = ("https://basemaps.cartocdn.com", "https://*.basemaps.cartocdn.com")
"""Where street maps come from, where the settings ask for them."""
_YEAR = 365 * 24 * 60 * 60
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def inline_scripts(page: str) -> list[str]:
    """Return the scripts that stand in a page itself, as the hashes that a policy names them by."""
    found = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in found)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def streamlit_page() -> str:
    """Return the one page that Streamlit serves for every address of the dashboard."""
    folder = Path(streamlit.__file__).parent / "static"
    return (folder / "index.html").read_text(encoding="utf-8")


def page_policy(page: str, *, online: bool = False) -> str:
    """Return what the dashboard's pages may load: what comes from here, and nothing written inline.

    But for Streamlit's one script, named by its hash, and inline styles, which its components set.
    It loads the code of our own components as a `blob:`, which only a script that runs already can
    make; compiled WebAssembly reads the tables that it sends. `online` lets street maps come from
    beyond.
    """
    beyond = _ONLINE if online else ()
    allowed: dict[str, Sequence[str]] = {
        "default-src": ("'none'",),
        "script-src": ("'self'", "blob:", "'wasm-unsafe-eval'", *inline_scripts(page)),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:", *beyond),
        "font-src": ("'self'", "data:"),
        # Maps fetch what they draw with, an empty picture, out of the page itself.
        "connect-src": ("'self'", "data:", *beyond),
        "worker-src": ("'self'", "blob:"),
        "manifest-src": ("'self'",),
        "media-src": ("'self'",),
        "object-src": ("'none'",),
        "base-uri": ("'self'",),
        "form-action": ("'self'",),
        "frame-ancestors": ("'none'",),
    }
    return _said(allowed)


def embed_policy(embedding: Sequence[str]) -> str:
    """Return what a figure in another's frame may load: its own styles and pictures alone."""
    allowed: dict[str, Sequence[str]] = {
        "default-src": ("'none'",),
        "style-src": ("'unsafe-inline'",),
        "img-src": ("data:",),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
        "frame-ancestors": tuple(embedding) or ("'none'",),
    }
    return _said(allowed)


def _said(allowed: dict[str, Sequence[str]]) -> str:
    return "; ".join(f"{what} {' '.join(where)}" for what, where in allowed.items())


class Headers:
    """Adds the headers to each answer; behind TLS, cookies are for TLS alone."""

    def __init__(self, app: ASGIApp, pages: str, embeds: str, *, tls: bool = False) -> None:
        """Take the policies of pages and of embedded figures."""
        self.app = app
        common = dict(_ALWAYS)
        self.tls = tls
        if tls:
            common["Strict-Transport-Security"] = f"max-age={_YEAR}"
        self.pages = common | {"Content-Security-Policy": pages, "X-Frame-Options": "DENY"}
        self.embeds = common | {
            "Content-Security-Policy": embeds,
            "Cross-Origin-Resource-Policy": "cross-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = self.embeds if scope["path"].startswith(EMBED) else self.pages

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers[name] = value
                if self.tls:
                    message["headers"] = [_secured(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, with_headers)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header; a cookie set by it is sent through TLS alone."""
    if name.lower() != b"set-cookie":
        return name, value
    words = [part.strip().lower() for part in value.split(b";")[1:]]
    return (name, value) if b"secure" in words else (name, value + b"; Secure")
