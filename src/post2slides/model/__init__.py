"""The values that the stages hand to each other: `Post`, `Deck` and `PlacedDeck`.

Frozen dataclasses with tuples inside, and nothing else: no behaviour beyond reading them, no imports but the standard
library and `units`.
"""
