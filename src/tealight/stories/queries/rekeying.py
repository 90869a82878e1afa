"""What in stories is sealed or tagged under old keys still, for the software that makes keys anew (decision 0019).

Each answer is row id -> what its action has to know. Rows of whoever has no keys any more are noise
and not among them.
"""

from tealight.accounts.queries.rekeying import Left, owners_of_personas
from tealight.groups.queries.rekeying import keys_of_circles
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media.queries import holders, holders_in_use
from tealight.place.policy import may_rekey
from tealight.stories.models import Audience, Draft, Portrait, Reaction, Reply, Story
from tealight.stories.queries.alongside import opened, tags_of


def drafts_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the drafts under an old tag, or sealed with old keys: (member, slot)."""
    require(may_rekey(viewer))
    slots = everybody.slots("draft/v1", Draft.SLOTS)
    found = {}
    for row in Draft.objects.iterator():
        whose = slots.get(bytes(row.tag))
        if whose and (whose[2] or everybody.members[whose[0]].is_old(row.body)):
            found[row.id] = whose[:2]
    return found


def stories_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the stories sealed with old keys of their author or circle, or with photos under an old tag: (keys or None,)."""
    require(may_rekey(viewer))
    rows = Story.objects.values_list("id", "persona_id", "audience", "circle_id", "withdrawn_on", "sealed")
    return _words_left(viewer, everybody, "story", rows.iterator())


def replies_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the replies sealed with old keys of their author or circle, or with photos under an old tag: (keys or None,)."""
    require(may_rekey(viewer))
    columns = ("id", "persona_id", "story__audience", "story__circle_id", "withdrawn_on", "sealed")
    return _words_left(viewer, everybody, "reply", Reply.objects.values_list(*columns).iterator())


def _words_left(viewer: Viewer, everybody: Everybody, kind: str, rows) -> Left:
    owners, circles = owners_of_personas(viewer, everybody), keys_of_circles(viewer, everybody)
    held, found = holders_in_use(), {}
    for row, persona, audience, circle, withdrawn_on, sealed in rows:
        keys = None
        if sealed is not None and (withdrawn_on or audience == Audience.ME):
            keys = everybody.members.get(owners.get(persona, 0))
        elif sealed is not None and circle in circles:
            keys = circles[circle]
        if sealed is not None and keys is None:
            continue  # nobody can open it any more
        has_photos = not held.isdisjoint(holders(kind, row)[1:])
        if has_photos or (sealed is not None and keys.is_old(sealed)):
            found[row] = (keys,)
    return found


def reactions_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the reactions under an old tag, or sealed with old keys of the place: (keys of whoever left it or None,)."""
    require(may_rekey(viewer))
    owners, found = owners_of_personas(viewer, everybody), {}
    for row, story, tag, sealed in Reaction.objects.values_list("id", "story", "tag", "sealed").iterator():
        keys = everybody.members.get(owners.get(opened(row, sealed, everybody.place).persona, 0))
        if everybody.place.is_old(sealed) or (keys and bytes(tag) in tags_of(keys, story)[1:]):
            found[row] = (keys,)
    return found


def portraits_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the photos of pen names that stand under an old tag."""
    require(may_rekey(viewer))
    held = holders_in_use()
    rows = Portrait.objects.values_list("id", "persona_id")
    return {row: () for row, persona in rows if not held.isdisjoint(holders("portrait", persona)[1:])}
