"""`python -m post2slides.cli`."""

from post2slides.cli import main

if __name__ == "__main__":  # the processes that convert many posts import it under another name
    main()
