"""Eleventy: Nunjucks or Liquid with shortcodes of the site's own (https://www.11ty.dev/docs/shortcodes/)."""

from __future__ import annotations

from post2slides.read.dialects import attributes, liquid
from post2slides.read.dialects.dialect import Dialect, file_sign, sign

ELEVENTY = Dialect(
    "eleventy",
    (
        sign(r"\{%-?\s*(?:image|img|respimg|postImage|figure)\s+[\"']", "a picture in a tag"),
        sign(r"\{\{\s*[\"'][^\"'\n]*[\"']\s*\|\s*(?:url|absoluteUrl|htmlBaseUrl)\b", "the filter url"),
        file_sign(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    ),
    (*liquid.PASSES, attributes.lists),
    liquid.CONTROL,
)
