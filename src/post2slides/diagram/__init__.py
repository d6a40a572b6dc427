"""Diagrams: Mermaid's text becomes boxes and arrows, and these are set out in points. Colours are the layout's.

`parse` reads the text of those that are drawn, `figures` that of those that are charts. Neither is loaded unless a post
has a diagram.
"""
