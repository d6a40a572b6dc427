"""`python -m post2slides.cli`."""

from post2slides.cli import main

main()
