"""Any stage of a conversion as plain text: one line per thing, with its source line.

The same text is what developers see with `post2slides inspect`, and what the cases in `tests/cases` expect. Invariant:
it is stable, and tells apart everything that the stage tells apart.
"""

from post2slides.inspect.deck import dump_deck
from post2slides.inspect.explain import explain
from post2slides.inspect.placed import dump_placed
from post2slides.inspect.post import dump_post
from post2slides.inspect.tokens import dump_tokens

__all__ = ["dump_deck", "dump_placed", "dump_post", "dump_tokens", "explain"]
