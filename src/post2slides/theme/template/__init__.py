"""Somebody else's template as a theme: a company's .pptx or .potx with its masters, layouts, fonts and colours.

    file ── archive ──> Parts ── cleaning ──> Parts without slides
                          │
                       sheets (layouts and masters) ── matching ──> which layout serves what
                          │                               │
                   inheritance, ground, scheme        arrangement (layouts that are missing) ── derive ──> their parts
                          └──────────── reading ──────────┘──> Theme

The template's parts stay as they are. What it lacks is made from its own layouts and added to the decks that need it.
"""
