"""A deck's file read back: what its slides show, whoever made it.

This is what a check of any program's deck looks at, and how post2slides knows its own work again. Nothing is written.
"""
