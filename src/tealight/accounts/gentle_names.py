"""Names made for one story: gentle, and of nobody. Pure.

Drawn by chance out of the same words for everyone, so that a name says nothing of whoever bears it:
no pronoun, no age, no loss, nothing that grows or is small, no day or hour.
"""

from collections.abc import Collection
from secrets import choice

from tealight.accounts.names import fold_name

FIRST = (
    "Amber", "Ash", "Birch", "Blue", "Bramble", "Brook", "Calm", "Cedar", "Clear", "Clover", "Cloud", "Copper",
    "Coral", "Dusk", "Elder", "Ember", "Far", "Fern", "Field", "Flax", "Forest", "Garden", "Grey", "Harbour", "Hazel",
    "Heather", "Hill", "Hollow", "Honey", "Indigo", "Iron", "Island", "Ivy", "Juniper", "Kind", "Lake", "Lantern",
    "Laurel", "Lavender", "Linen", "Long", "Maple", "Marsh", "Meadow", "Mellow", "Mint", "Mist", "Moss", "North",
    "Oak", "Olive", "Open", "Orchard", "Paper", "Pebble", "Pine", "Plain", "Plum", "Quiet", "Rain", "Reed", "River",
    "Rowan", "Russet", "Saffron", "Sage", "Salt", "Sand", "Silver", "Slate", "Slow", "Soft", "South", "Stone",
    "Still", "Tall", "Thistle", "Thyme", "Umber", "Velvet", "Violet", "Walnut", "Warm", "West", "White", "Wide",
    "Wild", "Willow", "Wind", "Wool",
)
SECOND = (
    "Acre", "Anchor", "Arbour", "Bank", "Barn", "Basin", "Bay", "Beacon", "Bench", "Bridge", "Cairn", "Candle",
    "Canopy", "Cove", "Current", "Dale", "Delta", "Door", "Dune", "Estuary", "Fen", "Ferry", "Fjord", "Ford",
    "Gate", "Glade", "Glen", "Grove", "Haven", "Headland", "Heath", "Hearth", "Hedge", "Horizon", "Inlet", "Jetty",
    "Kettle", "Ladder", "Lamp", "Lane", "Leaf", "Ledge", "Lichen", "Loom", "Lowland", "Mere", "Mill", "Moor",
    "Oar", "Orbit", "Pasture", "Path", "Pier", "Plateau", "Pond", "Porch", "Quarry", "Quay", "Reef", "Ridge",
    "Roof", "Sail", "Shore", "Signal", "Slope", "Spire", "Spring", "Station", "Stile", "Strand", "Stream", "Summit",
    "Table", "Terrace", "Thicket", "Tide", "Tower", "Track", "Valley", "Verge", "Wall", "Water", "Way", "Well",
    "Wharf", "Window", "Wood", "Yard",
)


def draw(taken: Collection[str]) -> str:
    """Return a name by chance that is not in `taken`, the folded names of one story.

    There are some eight thousand; a story that used half of them is still answered at once.
    """
    while True:
        name = f"{choice(FIRST)} {choice(SECOND)}"
        if fold_name(name) not in taken:
            return name
