"""Pictures: found next to the post or fetched from the web, and made ready for a deck."""

from post2slides.assets.gallery import Assets, gather
from post2slides.assets.options import FetchOptions, PictureRequest, Progress, Step

__all__ = ["Assets", "FetchOptions", "PictureRequest", "Progress", "Step", "gather"]
