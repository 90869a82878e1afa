"""Who is behind a name made for one story is seen by nobody: the same week, lived twice, with two authors swapped.

    week       what happens in a week, drawn by chance: plain values; two of its writers are hidden
    life       lets it happen, through the pages people use, with the hidden two being this or that person
    deeds      how each of these things is done
    looking    who looks at what meanwhile, and afterwards
    chance     what is drawn at random in the software, drawn the same in both lives
    seen       what everybody else is shown, mailed and told of meanwhile, byte by byte

Noninterference (Goguen and Meseguer, 1982): what one party does must not be seen by another. Here what is kept
from everyone is which of two people did what was done anonymously. So the two change places, nothing
else changes, and not one byte that anybody else meets may.
"""
