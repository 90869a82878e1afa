"""The replies of a story, in order, a page of threads at a time."""

from dataclasses import replace

from django.db.models import BooleanField, ExpressionWrapper

from tealight.accounts.queries import Face
from tealight.kernel import prose
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Reply, Story
from tealight.stories.queries.covers import (
    blocks_for,
    cover_of_whole,
    labels,
    show_mention,
)
from tealight.stories.queries.facts import ReplyCard
from tealight.stories.queries.opened import Opened

#: replies to the story itself on one page; their answers come with them
THREADS = 20


def thread(viewer: Viewer, story: Story, start: int = 0) -> list[Reply]:
    """Return the rows of one page: replies from ordinal `start` on, then answers.

    Two statements. One reply more than a page shows, if there is one. What the
    viewer may not read or does not want is not among them; a reply taken back
    stays only as the place its answers hang from.
    """
    wanted = policy.wanted_by(viewer, "story__group_id")
    readable = policy.replies_visible_to(viewer)
    rows = Reply.objects.filter(story=story).select_related("persona")
    rows = rows.annotate(may_read=ExpressionWrapper(readable, BooleanField()))
    tops = list(
        rows.filter(answers__isnull=True, ordinal__gte=start)
        .filter(wanted)
        .order_by("ordinal")[: THREADS + 1]
    )
    answers = list(
        rows.filter(answers__in=[top.id for top in tops[:THREADS]])
        .filter(readable, wanted)
        .order_by("ordinal")
    )
    return tops + answers


def reply_place(viewer: Viewer, reply_id: int) -> tuple[int, int, int] | None:
    """Return (story id, ordinal of its thread, its ordinal) for a deep link, or None."""
    reply = (
        Reply.objects.filter(policy.replies_visible_to(viewer), id=reply_id)
        .select_related("answers")
        .first()
    )
    if reply is None:
        return None
    if not Story.objects.filter(policy.visible_to(viewer), id=reply.story_id).exists():
        return None
    top = reply.answers.ordinal if reply.answers else reply.ordinal
    return reply.story_id, top, reply.ordinal


class ReplyReader:
    """Turns the rows of one page of replies into cards for one reader."""

    def __init__(self, viewer: Viewer, notes: Notes, story: Story, opened: Opened):
        self.viewer, self.notes, self.story, self.opened = viewer, notes, story, opened
        self.known: dict[int, Face] = {}
        self._words: dict[int, wording.Wording] = {}

    def mentions(self, rows: list[Reply]) -> list[int]:
        """Return the persona ids mentioned in what of `rows` may be read."""
        found: list[int] = []
        for row in rows:
            if row.may_read:
                found += prose.mentioned("".join(html for _, html in self._take(row).parts))
        return found

    def page(
        self, rows: list[Reply], start: int, known: dict[int, Face]
    ) -> tuple[tuple[ReplyCard, ...], str, str]:
        """Return the cards, and the addresses of the pages before and after."""
        self.known = known
        tops = [row for row in rows if row.answers_id is None]
        answers: dict[int, list[ReplyCard]] = {}
        for row in rows:
            if row.answers_id is not None:
                answers.setdefault(row.answers_id, []).append(self.card(row))
        cards = []
        for row in tops[:THREADS]:
            below = tuple(answers.get(row.id, ()))
            if row.may_read:
                cards.append(replace(self.card(row), answers=below))
            elif below:
                cards.append(self._gone(row, below))
        url = f"/stories/{self.story.id}/"
        later = f"{url}?from={tops[THREADS].ordinal}#replies" if len(tops) > THREADS else ""
        earlier = f"{url}#replies" if start else ""
        return tuple(cards), earlier, later

    def card(self, row: Reply) -> ReplyCard:
        """Return one reply as the reader gets it."""
        viewer, story, anchor = self.viewer, self.story, f"r{row.ordinal}"
        url, token = f"/stories/{story.id}/replies/{row.id}/", f"r{row.id}"
        if token not in self.opened:
            cover = cover_of_whole(
                viewer, self.notes, row.notes, story.group_id, row.persona_id,
                "A reply", self.opened.url(token, anchor),
            )
            if cover:
                return ReplyCard(row.id, row.ordinal, url, cover)
        row.story = story
        mine = policy.is_mine(viewer, row)
        return ReplyCard(
            id=row.id,
            ordinal=row.ordinal,
            url=url,
            cover=None,
            author=Face.of(row.persona),
            hour=row.hour,
            blocks=self._blocks(row, mine, anchor),
            notes=labels(self.notes, row.notes),
            is_edited=row.edited_on is not None,
            is_mine=mine,
            is_of_author=row.persona_id == story.persona_id,
            is_held=row.held_on is not None,
            is_gone=row.withdrawn_on is not None or row.removed_on is not None,
            may_answer=bool(policy.may_answer(viewer, row)),
            may_edit=bool(policy.may_edit(viewer, row)),
            may_withdraw=bool(policy.may_withdraw(viewer, row)),
            may_let_appear=row.held_on is not None and bool(policy.may_let_appear(viewer, row)),
        )

    def _blocks(self, row: Reply, mine: bool, anchor: str):
        token = f"r{row.id}p"
        return blocks_for(
            self.viewer,
            self.notes,
            self._take(row).parts,
            self.story.group_id,
            mine,
            opened=lambda index: f"{token}{index}" in self.opened,
            open_url=lambda index: self.opened.url(f"{token}{index}", anchor),
            show_mention=show_mention(self.known),
        )

    def _gone(self, row: Reply, below: tuple[ReplyCard, ...]) -> ReplyCard:
        """Return the place where a reply stood: no name, no words, no hour."""
        return ReplyCard(row.id, row.ordinal, "", None, is_gone=True, answers=below)

    def _take(self, row: Reply) -> wording.Wording:
        if row.id not in self._words:
            self._words[row.id] = wording.take(row, self.story, self.viewer)
        return self._words[row.id]
