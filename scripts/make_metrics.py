"""Make the advance-width tables in `src/post2slides/layout/metrics/data/` from openly licensed fonts.

The fonts come from Debian (`apt-get install fonts-liberation fonts-liberation2 fonts-crosextra-carlito
fonts-crosextra-caladea fonts-dejavu-core fonts-noto-core`) and npm (`npm install --prefix DIR @fontsource/gelasio
string-pixel-width`); then `python scripts/make_metrics.py --npm DIR`. It needs fontTools and uharfbuzz.

Widths and kerning are facts about fonts and not the fonts themselves; `data/README.md` names what each table is from.
A family without a metric-compatible twin has the widths of the nearest open font times a factor.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from statistics import median_low
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.unicodedata import block, category, script

DATA = Path(__file__).parents[1] / "src/post2slides/layout/metrics/data"
DEBIAN = Path("/usr/share/fonts/truetype")
EM = 2048
"""Every table counts in this many units to the em."""

STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
FEATURES = {"kern": True, "liga": False, "clig": False}
"""PowerPoint kerns, and sets no ligatures unless asked to."""

KERNED = ("Basic Latin", "Latin-1 Supplement", "Latin Extended-A", "Greek and Coptic", "Cyrillic")
TEXT_SCRIPTS = {"Latn", "Grek", "Cyrl", "Zyyy"}
"""What programs set in a deck's Latin font."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
ZWJ = "\u200d"
_DEJAVU = {"regular": "dejavu/DejaVuSans.ttf", "bold": "dejavu/DejaVuSans-Bold.ttf"}

Advances = dict[str, int]
Kerning = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Source:
    """Font files of one family: the style's name goes in for `{}`."""

    files: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=lambda: STYLES)

    def paths(self, style: str, npm: Path) -> list[Path]:
        roots = {"npm": npm / "node_modules", "deb": DEBIAN}
        return [roots[file[:3]] / file[4:].format(self.names[style]) for file in self.files]


def debian(pattern: str) -> Source:
    return Source((f"deb:{pattern}",))


GELASIO = Source(
    tuple(
        f"npm:@fontsource/gelasio/files/gelasio-{subset}-{{}}.woff" for subset in ("latin", "latin-ext", "vietnamese")
    ),
    {"regular": "400-normal", "bold": "700-normal", "italic": "400-italic", "bold-italic": "700-italic"},
)
SANS = debian("liberation2/LiberationSans-{}.ttf")
SERIF = debian("liberation2/LiberationSerif-{}.ttf")
MONO = debian("liberation2/LiberationMono-{}.ttf")
NARROW = debian("liberation/LiberationSansNarrow-{}.ttf")
NOTO = debian("noto/NotoSans-{}.ttf")


@dataclass(frozen=True)
class Family:
    """A family that decks name. `base` fills in, to scale, the characters that `twin` lacks."""

    name: str
    twin: Source
    base: Source | None = None
    factor: float = 1.0
    """How wide the family is, compared with `twin`."""
    measured: str = ""
    """The name in string-pixel-width, whose widths of ASCII were measured in the real font at 100 px."""
    fixed: float = 0.0
    """The one width of a monospaced font, in em, where it is not that of `twin`."""


FAMILIES = (
    Family("Arial", SANS),
    Family("Arial Narrow", NARROW, SANS),
    Family("Calibri", debian("crosextra/Carlito-{}.ttf"), SANS),
    Family("Cambria", debian("crosextra/Caladea-{}.ttf"), SERIF),
    Family("Consolas", MONO, fixed=1126 / 2048),
    Family("Courier New", MONO),
    Family("Georgia", GELASIO, SERIF),
    Family("Impact", NARROW, measured="impact"),
    Family("Menlo", MONO, fixed=1233 / 2048),
    Family("Noto Sans", NOTO),
    Family("Noto Serif", debian("noto/NotoSerif-{}.ttf")),
    Family("Segoe UI", NOTO, factor=0.94),
    Family("Tahoma", NOTO, measured="tahoma"),
    Family("Times New Roman", SERIF),
    Family("Trebuchet MS", NOTO, measured="trebuchet ms"),
    Family("Verdana", NOTO, measured="verdana"),
)

INDIC = ("Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam")
VOWEL_BASES = "कকਕકକகకಕകකកက"
"""The letter ka of each script that writes vowels as signs."""

OTHERS = (
    *("Arabic", "Armenian", "CanadianAboriginal", "Cherokee", "Ethiopic", "Georgian", "Hebrew", "Khmer", "Lao"),
    *("Mongolian", "Myanmar", "NKo", "Sinhala", "Syriac", "Thaana", "Thai", *INDIC),
)
"""Noto Sans of these names. It has no italics."""

SYMBOLS = (
    "dejavu/DejaVuSans",
    "noto/NotoSansSymbols-Regular",
    "noto/NotoSansSymbols2-Regular",
    "noto/NotoSansMath-Regular",
)


class Shaper:
    """A font file as HarfBuzz sees it."""

    def __init__(self, path: Path) -> None:
        font = TTFont(path)
        font.flavor = None
        self.characters = {chr(code) for code in font.getBestCmap()}
        self._scale = EM / font["head"].unitsPerEm
        self._font = hb.Font(hb.Face(_bytes(font)))

    def advance(self, text: str, script: str = "") -> float:
        """The width of `text` in units of `EM`."""
        return float(sum(position.x_advance for position in self._shape(text, script).glyph_positions) * self._scale)

    def glyphs(self, text: str) -> list[int]:
        return [info.codepoint for info in self._shape(text).glyph_infos]

    def _shape(self, text: str, script: str = "") -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if script:
            buffer.script = script
        hb.shape(self._font, buffer, FEATURES)
        return buffer


def _noto(name: str, style: str) -> Shaper:
    path = DEBIAN / f"noto/NotoSans{name}-{STYLES[style]}.ttf"
    return Shaper(path if path.exists() else path.with_stem(f"NotoSans{name}-Regular"))


def _bytes(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, required=True, help="where the npm packages were installed")
    npm: Path = parser.parse_args().npm
    pixels = _pixel_widths(npm)
    for family in FAMILIES:
        _write(family.name, {style: _style(family, style, npm, pixels) for style in STYLES})
    _write("others", {style: _others(style) for style in ("regular", "bold")})
    _write("symbols", {"regular": _symbols()})
    _write("arabic", {style: _arabic(style) for style in ("regular", "bold")})
    _write("indic", {style: _indic(style) for style in ("regular", "bold")})


def _style(family: Family, style: str, npm: Path, pixels: Mapping[str, Any]) -> dict[str, Any]:
    shapers = [Shaper(path) for path in family.twin.paths(style, npm)]
    advances = _scaled(_advances(shapers), family.factor)
    kerning = _kerning(shapers, family.factor) if not family.measured else {}
    if family.measured:
        advances = _filled(_measured(pixels[family.measured], style), advances)
    if family.base:
        advances = _filled(advances, _advances([Shaper(path) for path in family.base.paths(style, npm)]))
    if family.fixed:
        advances = dict.fromkeys(advances, round(family.fixed * EM))
    text = {character: width for character, width in advances.items() if script(character) in TEXT_SCRIPTS}
    return {"advances": _by_width(text), "kerning": _by_row(kerning)}


def _advances(shapers: Iterable[Shaper]) -> Advances:
    advances: Advances = {}
    for shaper in shapers:
        for character in sorted(shaper.characters):
            if character not in advances and category(character)[0] not in "CM":
                advances[character] = round(shaper.advance(character))
    return advances


def _kerning(shapers: Iterable[Shaper], factor: float) -> Kerning:
    kerning: Kerning = defaultdict(dict)
    for shaper in shapers:
        kerned = sorted(c for c in shaper.characters if block(c) in KERNED and category(c)[0] in "LNPSZ")
        alone = {character: shaper.advance(character) for character in kerned}
        for left in kerned:
            for right in kerned:
                if value := round((shaper.advance(left + right) - alone[left] - alone[right]) * factor):
                    kerning[left][right] = value
    return kerning


def _measured(widths: Mapping[str, list[float]], style: str) -> Advances:
    column = ("regular", "bold", "italic", "bold-italic").index(style)
    return {character: round(columns[column] / 100 * EM) for character, columns in widths.items()}


def _filled(advances: Advances, base: Advances) -> Advances:
    """`advances`, and what only `base` has, at the scale of the letters that both have."""
    common = [letter for letter in LETTERS if letter in advances and letter in base]
    scale = sum(advances[letter] for letter in common) / sum(base[letter] for letter in common)
    return _scaled(base, scale) | advances


def _scaled(advances: Advances, factor: float) -> Advances:
    return {character: round(width * factor) for character, width in advances.items()}


def _others(style: str) -> dict[str, Any]:
    """Scripts that have a font of their own beside the Latin one. Hebrew is Arial's, where programs take it from."""
    sans = Shaper(*SANS.paths(style, Path()))
    shapers = [_noto(name, style) for name in OTHERS]
    found = {
        character: width
        for character, width in _advances([sans, *shapers]).items()
        if script(character) not in TEXT_SCRIPTS or character not in sans.characters
    }
    for shaper in shapers:
        found.update(_vowel_signs(shaper))
    return {"advances": _by_width(found)}


def _vowel_signs(shaper: Shaper) -> Advances:
    """What signs that are written beside a letter add to its width."""
    signs = [character for character in shaper.characters if category(character) == "Mc"]
    bases = {block(base): base for base in VOWEL_BASES if base in shaper.characters}
    return {
        sign: max(0, round(shaper.advance(bases[block(sign)] + sign) - shaper.advance(bases[block(sign)])))
        for sign in signs
        if block(sign) in bases
    }


def _symbols() -> dict[str, Any]:
    """Signs that text fonts lack: as wide as in the widest of the fonts that have them."""
    widest: Advances = {}
    for name in SYMBOLS:
        for character, width in _advances([Shaper(DEBIAN / f"{name}.ttf")]).items():
            if category(character)[0] in "SPN" or "Mathematical" in block(character):
                widest[character] = max(width, widest.get(character, 0))
    return {"advances": _by_width(widest)}


def _arabic(style: str) -> dict[str, Any]:
    """The widths of letters standing alone and joined before, after and on both sides: those of the wider of two fonts.

    LibreOffice on Linux draws Arabic in either, whichever font the deck names.
    """
    shaper, other = _noto("Arabic", style), Shaper(DEBIAN / _DEJAVU[style])
    letters = sorted(
        c for c in shaper.characters if block(c) in {"Arabic", "Arabic Supplement"} and category(c) == "Lo"
    )
    units = [*letters, *("ل" + alef for alef in "اأإآٱ")]
    joined = {unit: (unit, unit + ZWJ, ZWJ + unit + ZWJ, ZWJ + unit) for unit in units}
    fonts = {unit: [shaper, other] if other.characters.issuperset(unit) else [shaper] for unit in units}
    forms = {
        unit: [round(max(font.advance(text, "Arab") for font in fonts[unit])) for text in texts]
        for unit, texts in joined.items()
    }
    dual = [letter for letter in letters if shaper.glyphs(letter)[:1] != shaper.glyphs(letter + ZWJ)[-1:]]
    return {"forms": forms, "dual": "".join(dual)}


def _indic(style: str) -> dict[str, Any]:
    """Consonants joined by a virama, where the joined form is not as wide as its two parts."""
    sequences: dict[str, int] = {}
    for number, name in enumerate(INDIC):
        shaper = _noto(name, style)
        start = 0x900 + 0x80 * number
        virama = chr(start + 0x4D)
        consonants = [chr(code) for code in range(start + 0x15, start + 0x3A) if chr(code) in shaper.characters]
        alone = {consonant: round(shaper.advance(consonant)) for consonant in consonants}
        for first in consonants:
            pairs = {second: round(shaper.advance(first + virama + second)) for second in consonants}
            half = sequences[first + virama] = median_low(pairs[second] - alone[second] for second in consonants)
            unlike = {second: width for second, width in pairs.items() if abs(width - half - alone[second]) > EM / 200}
            sequences.update({first + virama + second: width for second, width in unlike.items()})
    return {"sequences": _by_width(sequences, "|")}


def _by_width(advances: Mapping[str, int], separator: str = "") -> dict[str, str]:
    widths: dict[int, list[str]] = defaultdict(list)
    for text in sorted(advances):
        widths[advances[text]].append(text)
    return {str(width): separator.join(widths[width]) for width in sorted(widths)}


def _by_row(kerning: Kerning) -> dict[str, dict[str, str]]:
    """Kerning by its left characters; those that kern alike are together."""
    rows: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for left in sorted(kerning):
        rows[tuple(_by_width(kerning[left]).items())].append(left)
    return {"".join(lefts): dict(row) for row, lefts in rows.items()}


def _pixel_widths(npm: Path) -> Any:
    """The tables of string-pixel-width: for each character its width in the four styles, in hundredths of an em."""
    script = (npm / "node_modules/string-pixel-width/lib/widthsMap.js").read_text("utf-8")
    return json.loads(script[script.index("var widthsMap = ") + 16 : script.index("};") + 1])


def _write(name: str, styles: Mapping[str, Any]) -> None:
    path = DATA / f"{name.lower().replace(' ', '-')}.json"
    table = {"name": name, "em": EM, "styles": styles}
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
