"""Many posts at once: which there are, where their decks go, and the work over the cores or over many machines.

    find      the posts in a folder
    targets   where the deck of each goes
    state     which decks are as they were made, from posts that are as they were
    work      one post: what becomes of it
    run       all of them, through an executor
    engines   the executors there are
    report    what became of all, as JSON

Nothing is printed here.
"""
