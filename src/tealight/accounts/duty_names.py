"""The words a moderator can be called by on duty. Pure.

Plants, and words seldom given to a child: whoever is written to in a bad night must not meet the name of
the baby they miss. Nobody may take one as a pen name: it would be read as the team's.
"""

DUTY_NAMES = (
    "Alder", "Betony", "Bilberry", "Bistort", "Borage", "Bracken", "Burdock", "Chicory", "Comfrey", "Cranesbill",
    "Damson", "Fennel", "Fescue", "Gorse", "Hornbeam", "Hyssop", "Larch", "Lovage", "Mallow", "Medlar", "Pennywort",
    "Sallow", "Sedge", "Speedwell", "Spindle", "Sycamore", "Tamarisk", "Tansy", "Tormentil",
    "Vetch", "Woodruff", "Yarrow",
)
