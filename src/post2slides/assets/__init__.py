"""Pictures, films and sounds: found next to the post or fetched from the web, and made ready for a deck."""

from post2slides.assets.gallery import Assets, gather
from post2slides.assets.options import ClipRequest, FetchOptions, PictureRequest, PosterColours, Progress, Step

__all__ = [
    "Assets",
    "ClipRequest",
    "FetchOptions",
    "PictureRequest",
    "PosterColours",
    "Progress",
    "Step",
    "gather",
]
