"""How a deck remembers what it was like when it was made, so that work done on it by hand is not lost.

`manifest` makes the parts that carry the memory; `guard` reads them before a file is replaced.
"""
