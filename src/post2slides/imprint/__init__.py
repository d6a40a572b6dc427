"""How a deck remembers what it was like when it was made, so that work done on it by hand is not lost.

`imprinted` gives the parts that carry the memory; `refuse_lost_work` reads them before a file is replaced.
"""

from post2slides.imprint.guard import edits, refuse_lost_work
from post2slides.imprint.manifest import PROPERTIES, manifest, properties, settings

__all__ = [
    "PROPERTIES",
    "edits",
    "manifest",
    "properties",
    "refuse_lost_work",
    "settings",
]
