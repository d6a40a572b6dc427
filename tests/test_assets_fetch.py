"""Pictures from the web: fetched within limits, from public addresses only, and a card for every server that fails."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bad_server import BadServer, bad_server, picture, wrap_in_tls
from post2slides.assets import FetchOptions, PictureRequest, Step, gather
from post2slides.assets.addresses import is_public
from post2slides.assets.cache import Cache, CacheSummary
from post2slides.diagnostics import Diagnostic
from post2slides.model.picture import MissingPicture, PictureFacts


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


@pytest.fixture
def options(tmp_path: Path) -> FetchOptions:
    return FetchOptions(
        allow_hosts=("localhost",),
        cache=tmp_path / "cache",
        connect_seconds=0.5,
        picture_seconds=10,
        picture_bytes=1_000_000,
        retry_seconds=0.02,
    )


class Fetching:
    """Fetches one or more addresses and keeps what came of it."""

    def __init__(self, tmp_path: Path, options: FetchOptions, *urls: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.progress: list[tuple[Step, int, int]] = []
        workdir = tmp_path / "work"
        workdir.mkdir(exist_ok=True)
        requests = [PictureRequest(url, line) for line, url in enumerate(urls, start=1)]
        self.assets = gather(
            requests, None, workdir, options, self.diagnostics.append, lambda *told: self.progress.append(told)
        )
        self.result = self.assets.gallery[urls[0]]

    @property
    def reason(self) -> str:
        assert isinstance(self.result, MissingPicture)
        return self.result.reason


@pytest.mark.parametrize("path", ["/good", "/lying", "/zipped", "/moved", "/recovering", "/good.jpg?width=3#x"])
def test_a_picture_is_fetched(server: BadServer, options: FetchOptions, tmp_path: Path, path: str) -> None:
    fetching = Fetching(tmp_path, options, server.url(path))
    assert isinstance(fetching.result, PictureFacts)
    assert (fetching.result.width, fetching.result.height) == (64, 48)
    assert not fetching.diagnostics
    assert fetching.progress == [(Step.FETCHING, 1, 1), (Step.PREPARING, 1, 1)]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "HTTP 404"),
        ("/broken", "HTTP 500"),
        ("/page", "not a picture"),
        ("/drip", "too slow"),
        ("/slow-head", "too slow"),
        ("/endless", "too large"),
        ("/huge", "too large"),
        ("/bomb", "too large"),
        ("/short", "connection broken"),
        ("/loop", "too many redirects"),
        ("/nonsense", "connection broken"),
        ("/to-brackets", "damaged address"),
    ],
)
def test_a_failing_server_gives_a_card(
    server: BadServer, options: FetchOptions, tmp_path: Path, path: str, reason: str
) -> None:
    patience = 0.8 if reason == "too slow" else 10
    start = time.monotonic()
    fetching = Fetching(tmp_path, replace(options, picture_seconds=patience), server.url(path))
    assert fetching.reason == reason
    assert [d.code for d in fetching.diagnostics] == ["picture-unreachable"]
    assert time.monotonic() - start < patience + 2


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to-loopback", "private address"),
        ("/to-metadata", "private address"),
        ("/to-file", "address not supported"),
    ],
)
def test_a_redirect_leads_to_no_private_place(
    server: BadServer, options: FetchOptions, tmp_path: Path, path: str, reason: str
) -> None:
    fetching = Fetching(tmp_path, options, server.url(path))
    assert fetching.reason == reason
    assert [d.code for d in fetching.diagnostics] == ["picture-refused"]
    assert server.hits["/good"] == 0


def test_passing_faults_are_tried_again_and_lasting_ones_are_not(
    server: BadServer, options: FetchOptions, tmp_path: Path
) -> None:
    Fetching(tmp_path, options, server.url("/broken"), server.url("/missing"), server.url("/page"))
    assert server.hits == {"/broken": 1 + options.retries, "/missing": 1, "/page": 1}


@pytest.mark.parametrize(("steps", "shown"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(
    steps: int, shown: bool, server: BadServer, options: FetchOptions, tmp_path: Path
) -> None:
    fetching = Fetching(tmp_path, replace(options, redirects=5), server.url(f"/step/{steps}"))
    assert isinstance(fetching.result, PictureFacts) is shown


def test_a_host_that_is_allowed_leads_to_no_other(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    """`--allow-host localhost` opens `localhost` and not the address that it has, under another name."""
    fetching = Fetching(tmp_path, options, server.url("/good", host="127.0.0.1"), server.url("/good", host="[::1]"))
    assert {type(result) for result in fetching.assets.gallery.values()} == {MissingPicture}
    assert not server.hits


def test_of_several_addresses_only_the_public_are_asked(
    options: FetchOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ["10.0.0.1", "93.184.215.14", "::ffff:127.0.0.1"]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in found]
    )
    connected: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("not in a test")

    monkeypatch.setattr(socket, "create_connection", connect)
    assert Fetching(tmp_path, replace(options, retries=0), "http://mixed.example/x.png").reason == "no answer"
    assert set(connected) == {"93.184.215.14"}


def test_no_request_reaches_a_private_address(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    port = server.server_port
    hosts = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]  # noqa: S104
    urls = [f"http://{host}:{port}/good" for host in hosts]
    fetching = Fetching(tmp_path, replace(options, allow_hosts=()), *urls)
    assert all(isinstance(result, MissingPicture) for result in fetching.assets.gallery.values())
    assert not server.hits


def test_a_name_that_changes_its_address_gains_nothing(
    server: BadServer, options: FetchOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    asked: list[str] = []

    def rebinding(host: str, port: int | None, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port or 0))]

    connected: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    url = f"http://rebinding.example:{server.server_port}/good"
    assert Fetching(tmp_path, options, url).reason == "no answer"
    assert asked == ["rebinding.example"]
    assert connected == [("93.184.215.14", server.server_port)]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe", "fd00:ec2::254",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_an_untrusted_certificate_gives_a_card(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    wrap_in_tls(server, tmp_path)
    fetching = Fetching(tmp_path, options, server.url("/good").replace("http:", "https:"))
    assert fetching.reason == "no secure connection"
    assert not server.hits


def test_tls_to_a_server_without_it_gives_a_card(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    fetching = Fetching(tmp_path, options, server.url("/good").replace("http:", "https:"))
    assert fetching.reason == "no secure connection"


def test_nobody_listens(options: FetchOptions, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        urls = [f"http://localhost:{free.getsockname()[1]}/{n}.png" for n in range(20)]
        start = time.monotonic()
        fetching = Fetching(tmp_path, options, *urls)
    assert fetching.reason == "no answer"
    assert len(fetching.diagnostics) == 20
    assert time.monotonic() - start < 1


def test_without_a_network_all_fail_at_once(
    options: FetchOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def never(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        time.sleep(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    urls = [f"https://host{n}.example/{n}.png" for n in range(30)]
    start = time.monotonic()
    fetching = Fetching(tmp_path, replace(options, resolve_seconds=0.3), *urls)
    assert time.monotonic() - start < 1
    assert fetching.reason == "no network"
    assert len(asked) <= options.parallel


def test_the_whole_post_has_a_limit(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    urls = [server.url(f"/good?{n}") for n in range(10)]
    fetching = Fetching(tmp_path, replace(options, post_bytes=5 * len(picture()), parallel=1), *urls)
    results = list(fetching.assets.gallery.values())
    assert sum(isinstance(result, PictureFacts) for result in results) == 5
    assert MissingPicture("too much") in results


def test_equal_pictures_are_prepared_once(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    fetching = Fetching(tmp_path, options, server.url("/good"), server.url("/lying"), server.url("/zipped"))
    assert len(fetching.assets.gallery) == 3
    assert len(fetching.assets.media) == 2


def test_the_cache_is_validated_and_serves_offline(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    url = server.url("/tagged")
    first = Fetching(tmp_path, options, url).result
    second = Fetching(tmp_path, options, url).result
    offline = Fetching(tmp_path, replace(options, offline=True), url).result
    assert first == second == offline
    assert isinstance(first, PictureFacts)
    assert [seen.get("If-None-Match") for seen in server.headers_seen] == [None, '"v1"']
    assert server.headers_seen[1]["If-Modified-Since"] == "Mon, 05 Jan 2026 10:00:00 GMT"


def test_offline_never_asks(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    fetching = Fetching(tmp_path, replace(options, offline=True), server.url("/good"))
    assert fetching.reason == "offline"
    assert not server.hits


def test_the_cache_stands_in_for_a_server_that_is_gone(options: FetchOptions, tmp_path: Path) -> None:
    with bad_server() as server:
        url = server.url("/good")
        Fetching(tmp_path, options, url)
    assert isinstance(Fetching(tmp_path, options, url).result, PictureFacts)


def test_a_damaged_cache_entry_is_fetched_again(server: BadServer, options: FetchOptions, tmp_path: Path) -> None:
    url = server.url("/tagged")
    Fetching(tmp_path, options, url)
    (entry,) = (tmp_path / "cache").glob("*/*.picture")
    entry.write_bytes(entry.read_bytes()[:-10])
    assert isinstance(Fetching(tmp_path, options, url).result, PictureFacts)
    assert [seen.get("If-None-Match") for seen in server.headers_seen] == [None, None]


def test_the_cache_is_described_pruned_and_cleared(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("https://a.example/1.png", b"x" * 1000, "", "")
    cache.keep("https://a.example/2.png", b"y" * 1000, "", "")
    assert cache.describe().pictures == 2
    assert cache.describe().size > 2000
    cache.prune(1500)
    assert cache.describe().pictures == 1
    assert cache.clear().pictures == 1
    assert cache.describe() == CacheSummary(tmp_path, 0, 0)


def test_the_cache_forgets_what_was_not_used_for_long(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age in (1, 10, 100):
        cache.keep(f"https://a.example/{age}.png", b"x", "", "")
        (entry,) = (path for path in tmp_path.glob("*/*.picture") if f"/{age}.png".encode() in path.read_bytes())
        os.utime(entry, (1_000_000 - age, 1_000_000 - age))
    assert cache.describe().oldest == 1_000_000 - 100
    assert cache.describe(unused_since=1_000_000 - 5).pictures == 2
    assert cache.clear(unused_since=1_000_000 - 50).pictures == 1
    assert cache.find("https://a.example/100.png") is None
    assert cache.find("https://a.example/10.png") is not None


def test_what_an_ended_process_left_is_swept_away(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("https://a.example/1.png", b"x", "", "")
    (entry,) = tmp_path.glob("*/*.picture")
    old, new = entry.with_name("old.part"), entry.with_name("new.part")
    old.write_bytes(b"half")
    new.write_bytes(b"another process is at it")
    os.utime(old, (1_000, 1_000))
    cache.prune()
    assert (old.exists(), new.exists(), entry.exists()) == (False, True, True)


def test_two_at_once_never_see_half_a_picture(tmp_path: Path) -> None:
    """Processes have no lock in common: each writes a file of its own and moves it into place."""
    url = "https://a.example/1.png"
    pictures = {bytes([number]) * 300_000 for number in range(2)}

    def write(content: bytes) -> None:
        for _ in range(40):
            Cache(tmp_path).keep(url, content, "", "")

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, content) for content in pictures]
        found = []
        while not all(writer.done() for writer in writers):
            found.append(Cache(tmp_path).find(url))
    seen = [entry.content for entry in found if entry]
    assert seen
    assert set(seen) <= pictures
    assert found[-1] is not None
    assert [path.suffix for path in tmp_path.glob("*/*")] == [".picture"]


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    cache = Cache(blocker / "cache")
    cache.keep("https://a.example/1.png", b"x", "", "")
    assert cache.find("https://a.example/1.png") is None
    assert cache.clear().pictures == 0
