"""The code by which a phone's camera opens an address (ISO/IEC 18004)."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from post2slides.assets.gallery import Assets
from post2slides.assets.prepared import Prepared
from post2slides.model.picture import Media, PictureFacts, PictureKind, qr_code_source

_MODULE = 16
"""px: so large is each square, so that the edges stay sharp on any screen."""
_QUIET = 4
"""Squares of white around it, without which cameras do not find it (§7.3.8)."""
_KEPT = "!$&'()*+,;=:@/?#[]%~"
"""What an address bears as it is; all else is percent-encoded, because not every camera reads it else."""
_LONGEST = 600
"""Characters. A longer address gives squares too small to be read from a seat."""


def with_qr_code(assets: Assets, address: str, workdir: Path) -> Assets:
    """`assets` with the code of `address` among them; without, where there is no address or it is too long."""
    code = _qr_code(address, workdir) if address else None
    if code is None:
        return assets
    gallery = {**assets.gallery, qr_code_source(address): code.facts}
    return Assets(gallery, {**assets.media, code.facts.key: code.media})


def _qr_code(address: str, workdir: Path) -> Prepared | None:
    """The code of `address` as a picture in `workdir`, black on white; None where the address is too long.

    A quarter of it may be hidden or dirty: error correction Q.
    """
    if len(quote(address, safe=_KEPT)) > _LONGEST:
        return None
    import segno  # only for decks with a closing slide

    code = segno.make(quote(address, safe=_KEPT), error="q", micro=False)
    digest = sha256(address.encode()).hexdigest()[:16]
    path = workdir / f"qr-{digest}.png"
    code.save(str(path), scale=_MODULE, border=_QUIET, dark="#000000", light="#ffffff")
    width, height = code.symbol_size(scale=_MODULE, border=_QUIET)
    facts = PictureFacts(f"qr-{digest}", int(width), int(height), PictureKind.GRAPHIC)
    return Prepared(facts, Media(path, "png", "image/png"))
