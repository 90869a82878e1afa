"""What beside confessions is sealed or tagged under old keys still (decision 0019); see queries/rekeying.py."""

from tealight.accounts.queries.rekeying import Left, owners_of_personas
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey
from tealight.stories.models import Confession, ConfessionReaction
from tealight.stories.queries.beside_confessions import opened, tags_of


def confessions_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the confessions beside which words of the team are sealed with old keys of the place."""
    require(may_rekey(viewer))
    rows = Confession.objects.filter(letter__isnull=False).values_list("id", "letter")
    return {row: () for row, letter in rows.iterator() if everybody.place.is_old(letter)}


def confession_reactions_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the reactions under an old tag, or sealed with old keys of the place: (keys of whoever left it or None,)."""
    require(may_rekey(viewer))
    owners, found = owners_of_personas(viewer, everybody), {}
    rows = ConfessionReaction.objects.values_list("id", "confession", "tag", "sealed")
    for row, confession, tag, sealed in rows.iterator():
        keys = everybody.members.get(owners.get(opened(row, sealed, everybody.place).persona, 0))
        if everybody.place.is_old(sealed) or (keys and bytes(tag) in tags_of(keys, confession)[1:]):
            found[row] = (keys,)
    return found
