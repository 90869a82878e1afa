"""What a crowd told, told once more by the actions that people use, to be compared with it."""

from datetime import UTC, datetime, time

from tests import make

SAME = ("persona_id", "title", "excerpt", "source", "parts", "notes", "audience", "group_id", "circle_id", "need",
        "ordinal", "withdrawn_on", "held_on", "removed_on", "closed_on", "edited_on", "hour")


def author_of(row):
    from tealight.accounts.models import Member

    return make.as_viewer(Member.objects.get(persona_id=row.persona_id).id)


def as_it_is(row):
    """The columns of a row; what is sealed in it, opened. Photos have ids of their own: see below."""
    sealed = row.sealed and row.sealed.open_json(author_of(row).keys, row.id) | {"pictures": []}
    return [getattr(row, name) for name in SAME if hasattr(row, name)] + [sealed]


def masks(kind, thing):
    """The notes under which words of a thing can be found."""
    from tealight.search.models import Passage

    return set(Passage.objects.filter(kind=kind, thing=thing).values_list("mask", flat=True))


def shared_again(row, **photos):
    """Share what a story says by the action; return the row."""
    from tealight.place.queries import notes
    from tealight.stories import wording
    from tealight.stories.models import Story

    words = wording.take(row, row, author_of(row))
    return Story.objects.get(id=make.a_story(
        author_of(row), words.source, now=row.hour, title=words.title, audience=row.audience, group=row.group_id,
        need=row.need, notes=[note.key for note in notes().of(row.notes)], **photos,
    ))


def answered_again(row, other):
    """Answer `other` by the action as `row` was answered; return the pairs of replies."""
    from tealight.place.queries import notes
    from tealight.stories import wording
    from tealight.stories.models import Reply

    twins: dict[int, int] = {}
    for reply in row.replies.order_by("ordinal"):
        twins[reply.id] = make.a_reply(
            author_of(reply), other.id, wording.take(reply, row, author_of(reply)).source, now=reply.hour,
            answers=twins.get(reply.answers_id), notes=[note.key for note in notes().of(reply.notes)],
        )
    return [(Reply.objects.get(id=one), Reply.objects.get(id=twin)) for one, twin in twins.items()]


def midnight(day):
    return datetime.combine(day, time(), UTC)


def withdrawn_again(row, other, replies=()):
    """Take back by the actions what was taken back of `row` and its replies."""
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tealight.stories.actions.withdraw_story import withdraw_story

    for reply, twin in replies:
        if reply.withdrawn_on:
            withdraw_reply(viewer=author_of(twin), now=midnight(reply.withdrawn_on), reply=twin.id)
            twin.refresh_from_db()
    if row.withdrawn_on:
        withdraw_story(viewer=author_of(other), now=midnight(row.withdrawn_on), story=other.id)
    other.refresh_from_db()


def photos_of(row):
    """What is said of each photo of a story, its row and its files; nothing that is its own alone."""
    from tealight.media import files
    from tealight.media.models import Photo
    from tealight.media.queries import holder
    from tealight.stories import wording

    found = []
    for picture in wording.take(row, row, author_of(row)).pictures:
        photo = Photo.objects.get(id=picture.id)
        box = files.Box(files.PHOTOS, photo.id, photo.name, bytes.fromhex(picture.key))
        lying = sorted(box._path("x").parent.glob(f"{photo.name}.*"))
        found.append((
            picture.alt, picture.line, picture.notes, picture.width, picture.height,
            bytes(photo.held_by) == holder("story", row.id), photo.key, photo.width, photo.widths, photo.formats,
            [(path.name.partition(".")[2], path.stat().st_mode, path.stat().st_size, path.stat().st_mtime) for path in lying],
            [box.get(path.name.partition(".")[2]) for path in lying],
        ))
    return found
