"""Why a picture cannot be shown: for the card on the slide, and for the diagnostic."""

from __future__ import annotations


class PictureFault(Exception):  # noqa: N818 - no error of the program: a fault of one picture, which becomes a card
    """One picture cannot be shown; the deck is made all the same.

    `code` is one of `diagnostics.CODES`, `reason` one short clause for the card (`not found`), `detail` what the
    author needs to mend it (`looked in images/; is it images/Booth.jpg?`), empty when the reason says it all.
    """

    def __init__(self, code: str, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.detail = detail


def corrupt(reason: str, detail: str = "") -> PictureFault:
    """The fault of a file that cannot be decoded."""
    return PictureFault("picture-corrupt", reason, detail)


def refused(reason: str, detail: str = "") -> PictureFault:
    """The fault of an address that must not be opened."""
    return PictureFault("picture-refused", reason, detail)


def unreachable(reason: str, detail: str = "") -> PictureFault:
    """The fault of an address on the web that gives no picture."""
    return PictureFault("picture-unreachable", reason, detail)
