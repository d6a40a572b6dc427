"""A web server that misbehaves in one way for each path, for the tests of fetching."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image


def picture(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """A small PNG."""
    target = BytesIO()
    Image.new("RGB", size, colour).save(target, "PNG")
    return target.getvalue()


class BadServer(ThreadingHTTPServer):
    """Counts the requests for each path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hits: Counter[str] = Counter()
        self.headers_seen: list[dict[str, str]] = []

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a misbehaving server is what the tests want."""


class _Handler(BaseHTTPRequestHandler):
    server: BadServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Says nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.hits[path] += 1
        self.server.headers_seen.append(dict(self.headers.items()))
        getattr(self, path.strip("/").replace("-", "_").partition(".")[0].partition("/")[0])()

    def _answer(self, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, location: str) -> None:
        self._answer(b"", 302, Location=location)

    def good(self) -> None:
        self._answer(picture(), Content_Type="image/png")

    def lying(self) -> None:
        self._answer(picture(), Content_Type="text/html")

    def tagged(self) -> None:
        if self.headers["If-None-Match"] == '"v1"':
            self._answer(b"", 304)
        else:
            self._answer(picture("olive"), ETag='"v1"', Last_Modified="Mon, 05 Jan 2026 10:00:00 GMT")

    def missing(self) -> None:
        self._answer(b"<html>no such page", 404, Content_Type="image/png")

    def broken(self) -> None:
        self._answer(b"oops", 500)

    def recovering(self) -> None:
        if self.server.hits["/recovering"] < 3:
            self._answer(b"busy", 503)
        else:
            self.good()

    def page(self) -> None:
        self._answer(b"<!DOCTYPE html><html><body>Please log in</body></html>", Content_Type="image/png")

    def article(self) -> None:
        if self.path.endswith(".png"):
            self._answer(picture("maroon", (800, 600)), Content_Type="image/png")
            return
        body = (
            "<html><head><title>The hall: 회의장</title></head><body><article><p>We went into the hall, and there was"
            ' nobody there.</p><p><img src="chair.png"></p><p><img src="/pictures"></p></article></body></html>'
        )
        self._answer(body.encode("cp949"), Content_Type="text/html; charset=EUC-KR")

    def pictures(self) -> None:
        self._answer(picture("olive", (800, 600)), Content_Type="image/png")

    def to_article(self) -> None:
        self._redirect("/article/in/")

    def post(self) -> None:
        body = "---\ntitle: A post in Markdown\n---\n\nWords.\n\n![](secret.png)\n"
        self._answer(body.encode(), Content_Type="text/plain")

    def secret(self) -> None:
        self._answer(b"no", 404)

    def greedy(self) -> None:
        body = "---\nslides:\n  allow-path: /\n  allow-host: localhost\n---\n\n# Words\n\nof somebody else.\n"
        self._answer(body.encode(), Content_Type="text/markdown")

    def pdf(self) -> None:
        self._answer(b"%PDF-1.7\n\0", Content_Type="application/pdf")

    def login(self) -> None:
        self._answer(b"<html><form>Log in <input type=password></form></html>", Content_Type="text/html")

    def scripts(self) -> None:
        self._answer(b"<!DOCTYPE html><div id=root></div><script src=/x.js></script>", Content_Type="text/html")

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for byte in picture() * 100:
            self.wfile.write(bytes((byte,)))
            time.sleep(0.05)

    def slow_head(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
            self.wfile.write(bytes((byte,)))
            time.sleep(0.05)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"\x89PNG\r\n\x1a\n" * 8192)

    def huge(self) -> None:
        self._answer(picture(), length=10_000_000_000)

    def short(self) -> None:
        self._answer(picture()[:-20], length=len(picture()))
        self.close_connection = True

    def bomb(self) -> None:
        self._answer(gzip.compress(picture() + bytes(50_000_000)), Content_Encoding="gzip")

    def zipped(self) -> None:
        self._answer(gzip.compress(picture("maroon")), Content_Encoding="gzip")

    def loop(self) -> None:
        self._redirect("/loop")

    def moved(self) -> None:
        self._redirect("/good")

    def step(self) -> None:
        left = int(self.path.rpartition("/")[2])
        self._redirect(f"/step/{left - 1}" if left > 1 else "/good")

    def to_loopback(self) -> None:
        self._redirect(self.server.url("/good", host="127.0.0.1"))

    def to_metadata(self) -> None:
        self._redirect("http://169.254.169.254/latest/meta-data/")

    def to_brackets(self) -> None:
        self._redirect("https://[*a]/")

    def to_file(self) -> None:
        self._redirect("file:///etc/passwd")

    def nonsense(self) -> None:
        self.wfile.write(b"\0\1\2 this is not HTTP\r\n\r\n")
        self.close_connection = True


@contextmanager
def bad_server() -> Iterator[BadServer]:
    """The server, on a free port of this machine, until the block ends."""
    with BadServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


def wrap_in_tls(server: BadServer, folder: Path) -> None:
    """Makes the server speak TLS with a certificate that nobody trusts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
