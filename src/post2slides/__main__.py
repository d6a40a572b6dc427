"""`python -m post2slides` is `post2slides`."""

from post2slides.cli import main

if __name__ == "__main__":
    main(prog_name="post2slides")
