"""A place is lived in for weeks, stolen every hour without its keys, and thieves try to name who wrote anonymously.

    python -m bench.linkage --in DIRECTORY [--members 500] [--days 42] [--seed 1] [--postgres]

    habits     what the people of the place are like, drawn from a seed
    life       their visits: signing in, reading, drafts, writing under a name and without one
    with_team  what they have to do with the team and with their account
    team       volunteers at the queue: cases, letters, decisions, appeals
    running    the place itself, at a time of its own, and the hour at which it is copied
    sqlite     what a copy of SQLite's files tells: rows, write-ahead log, freed pages, order in the index
    rows       what changed from one copy to the next, and whom a changed row names
    evidence   all that a thief knows in the end
    attacks    each attack: one thing a thief may notice about an item and a member
    judge      how much better the thieves do than the same thieves with public pages only
"""
