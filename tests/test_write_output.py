"""A deck is written whole or not at all, and what went wrong is said in plain words."""

from __future__ import annotations

import errno
import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from placed_decks import TEMPLATE, THEME, deck, image, slide, title
from post2slides.diagnostics import OutputError
from post2slides.model.placed import PictureShape
from post2slides.units import Rect
from post2slides.write import write_deck
from post2slides.write.output import atomic

OLD = b"the deck of yesterday"
DECK = deck(slide(title("T")))


@pytest.fixture
def existing(tmp_path: Path) -> Path:
    path = tmp_path / "deck.pptx"
    path.write_bytes(OLD)
    return path


def only_file(path: Path) -> bool:
    return list(path.parent.iterdir()) == [path]


def test_a_deck_is_written_to_a_path(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    write_deck(DECK, THEME, TEMPLATE, {}, path)
    assert len(Presentation(str(path)).slides) == 1
    assert only_file(path)


def test_an_existing_deck_is_replaced(existing: Path) -> None:
    write_deck(DECK, THEME, TEMPLATE, {}, existing)
    assert len(Presentation(str(existing)).slides) == 1
    assert only_file(existing)


def test_a_picture_that_is_gone_leaves_the_old_deck(existing: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    media = image(tmp_path_factory.mktemp("media"))
    media.path.unlink()
    shown = deck(slide(PictureShape("P", "p", "A sea", Rect.of(0, 0, 9, 9))))
    with pytest.raises(OutputError, match="a picture of the deck cannot be read") as caught:
        write_deck(shown, THEME, TEMPLATE, {"p": media}, existing)
    assert caught.value.file == str(media.path)
    assert existing.read_bytes() == OLD
    assert only_file(existing)


def test_an_interruption_leaves_the_old_deck(existing: Path) -> None:
    def write_half() -> None:
        with atomic(existing) as file:
            file.write(b"half of")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert existing.read_bytes() == OLD
    assert only_file(existing)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "no permission"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_failure_to_write_is_explained_and_leaves_the_old_deck(existing: Path, number: int, said: str) -> None:
    with pytest.raises(OutputError, match=said) as caught, atomic(existing):
        raise OSError(number, os.strerror(number))
    assert caught.value.file == str(existing)
    assert existing.read_bytes() == OLD
    assert only_file(existing)


def test_a_full_disk_under_a_stream_is_explained() -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutputError, match="disk is full"):
        write_deck(DECK, THEME, TEMPLATE, {}, Full())


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        write_deck(DECK, THEME, TEMPLATE, {}, tmp_path / "nowhere" / "deck.pptx")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        write_deck(DECK, THEME, TEMPLATE, {}, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_a_device_is_not_replaced() -> None:
    with pytest.raises(OutputError, match="device"):
        write_deck(DECK, THEME, TEMPLATE, {}, Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        write_deck(DECK, THEME, TEMPLATE, {}, tmp_path / "deck.pptx")


def test_a_deck_that_is_open_elsewhere_is_explained(existing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="in use"):
        write_deck(DECK, THEME, TEMPLATE, {}, existing)
    assert existing.read_bytes() == OLD
    assert only_file(existing)


def test_a_name_too_long_is_explained(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        write_deck(DECK, THEME, TEMPLATE, {}, tmp_path / f"{'x' * 300}.pptx")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and links")
def test_permissions_and_links_stay(existing: Path) -> None:
    existing.chmod(0o640)
    link = existing.with_name("link.pptx")
    link.symlink_to(existing)
    write_deck(DECK, THEME, TEMPLATE, {}, link)
    assert link.is_symlink()
    assert existing.stat().st_mode & 0o777 == 0o640
    assert len(Presentation(str(existing)).slides) == 1
