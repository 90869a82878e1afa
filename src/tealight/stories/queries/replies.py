"""The replies of a story, in order, a page of threads at a time."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from tealight.accounts.queries import Face
from tealight.accounts.queries.own_personas import is_own_face
from tealight.kernel import prose
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Reply, Story
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.covers import (
    listed,
    passages,
    phrases,
    said_over_whole,
    show_mention,
)
from tealight.stories.queries.facts import Author, Cover, Passage, PictureCard, ReplyCard
from tealight.stories.queries.menus import menu_of_reply
from tealight.stories.queries.pictures import Setting
from tealight.stories.queries.pictures import cards as picture_cards
from tealight.stories.queries.reply_row import COLUMNS, ReplyRow
from tealight.stories.queries.waiting import Waiting, waiting

#: replies to the story itself on one page; their answers come with them
THREADS = 20
#: up to this ordinal a thread is read whole, which is cheaper than asking for a part of it
SHORT = 60
_READS = Prepared()
_STANDS = ("ordinal", "answers_id", "answers__ordinal", "story__group_id", "held_on", "appears_at")


def reply_place(viewer: Viewer, story_id: int, reply_id: int) -> Asked | None:
    """Return what to ask for so that a reply stands on the page, or None if it never does.

    A reply the viewer's filters leave out is asked for by name: it stands there
    covered, as a story reached by its link does.
    """
    def write(number: int, story: int) -> QuerySet:
        stories = Story.objects.filter(policy.visible_to(viewer))
        rows = Reply.objects.filter(policy.replies_visible_to(viewer), policy.under(stories), id=number, story_id=story)
        return rows.values_list(*_STANDS)

    found = viewer.prepared.ask("where a reply is", write, reply_id, story_id)
    return _stands(viewer, story_id, reply_id, found[0], reply_id)[0] if found else None


def own_reply_stands(viewer: Person, story_id: int, reply_id: int) -> tuple[Asked | None, Waiting]:
    """Return what `reply_place` does of a reply the viewer wrote, and for what it waits.

    One's own words are always read, and never left out: only what they answer is asked for on their behalf.
    """
    found = _READS.ask("where one's own is", _where, reply_id, story_id)
    # Their own by its tag: the viewer was read before the name they wrote under was made.
    if not found or not is_own_face(viewer, story_id, *found[0][:2]):
        return None, Waiting.NOTHING
    return _stands(viewer, story_id, reply_id, found[0][2:])


def _where(number: int, story: int) -> QuerySet:
    return Reply.objects.filter(id=number, story_id=story).values_list("persona_id", "persona__owner_tag", *_STANDS)


def _stands(viewer: Viewer, story_id: int, reply_id: int, row: tuple, *ids: int) -> tuple[Asked, Waiting]:
    ordinal, above, ordinal_above, group, held_on, appears_at = row
    ids = (*ids, above) if above else ids

    def met(*ids: int) -> QuerySet:
        return Reply.objects.filter(policy.wanted_inside(viewer, group), id__in=ids).values_list("id")

    left_out = viewer.filters.left_out_in(group)
    is_met = viewer.prepared.ask(("whether it is met", left_out, len(ids)), met, *ids) if ids else ()
    asked = Asked(
        story_id,
        # A thread's ordinal counts answers too, so up to here it is on the first page.
        start=(above or reply_id) if (ordinal_above or ordinal) > THREADS else None,
        at=None if len(is_met) == len(ids) else reply_id,
    )
    return asked, Waiting.of(held_on, appears_at)


def waits(viewer: Viewer, reply_id: int) -> Waiting:
    """Return for what a reply the viewer may read waits."""
    def write(number: int) -> QuerySet:
        rows = Reply.objects.filter(policy.replies_visible_to(viewer), id=number)
        return rows.values_list("held_on", "appears_at")

    found = viewer.prepared.ask("whether a reply waits", write, reply_id)
    return Waiting.of(*found[0]) if found else Waiting.NOTHING


class ReplyReader:
    """Turns one page of the replies of a story into cards for one reader; one statement.

    What the reader may not read or does not want is not among them; a reply that
    cannot be read any more stays only as the place its answers hang from. A covered
    reply sends no answers: they come when it is opened.
    """

    def __init__(self, viewer: Viewer, notes: Notes, story: Story, asked: Asked):
        self.viewer, self.notes, self.story, self.asked = viewer, notes, story, asked
        self._may_answer = bool(policy.may_reply(viewer, story))
        self._readable = policy.replies_visible_to(viewer)
        self._words: dict[int, wording.Wording] = {}
        self._answers: dict[int, list[ReplyRow]] = {}
        self._covers: dict[int, Cover | None] = {}
        self._authors: dict[int, Author] = {}
        tops = self._arrange(self._read())
        self._next = tops[THREADS].id if len(tops) > THREADS else None
        self._tops = tops[:THREADS]

    def _read(self) -> list[ReplyRow]:
        """Return the rows of a page; the statement is kept for the page most people ask for, the first."""
        return [ReplyRow.of_columns(self.story, row) for row in self._columns()]

    def _columns(self) -> Iterable[tuple]:
        if self.asked.start or self.asked.at:
            return self._rows(self.story.id)
        # What is left out differs from room to room; everything else of it hangs on the reader.
        left_out = self.viewer.filters.left_out_in(self.story.group_id)
        return self.viewer.prepared.ask(("replies", left_out, self._is_short), self._rows, self.story.id)

    @property
    def _is_short(self) -> bool:
        return self.story.next_ordinal <= SHORT

    def _rows(self, story: int) -> QuerySet:
        """Return the rows of a page, in order; of a short thread, all of them."""
        may_read = ExpressionWrapper(self._readable, BooleanField())
        rows = Reply.objects.filter(self._wanted(), story_id=story).annotate(may_read=may_read)
        rows = rows.order_by("ordinal").values_list(*COLUMNS)
        if self._is_short:
            return rows
        tops = self._tops_from_start(story).values("id")[: THREADS + 1]
        return rows.filter(Q(id__in=tops) | Q(answers__in=tops))

    def _tops_from_start(self, story: int) -> QuerySet[Reply]:
        below = Reply.objects.filter(self._readable, self._wanted(), answers=OuterRef("id"))
        rows = Reply.objects.filter(self._wanted(), story_id=story, answers__isnull=True)
        if self.asked.start:
            start = Reply.objects.filter(story_id=story, id=self.asked.start)
            rows = rows.filter(ordinal__gte=Subquery(start.values("ordinal")))
        return rows.filter(self._readable | Exists(below)).order_by("ordinal")

    def _wanted(self) -> Q:
        """Return what is wanted, and the one reply the reader followed a link to, with the one above."""
        wanted, at = policy.wanted_inside(self.viewer, self.story.group_id), self.asked.at
        if at is None or not wanted:
            return wanted
        return wanted | Q(id=at) | Q(id__in=Reply.objects.filter(id=at).values("answers"))

    def _arrange(self, rows: Iterable[ReplyRow]) -> list[ReplyRow]:
        """Put answers under what they answer; return the replies to the story, from the start on."""
        tops = []
        for row in rows:
            if row.answers_id is None:
                tops.append(row)
            elif row.may_read:
                self._answers.setdefault(row.answers_id, []).append(row)
        tops = [top for top in tops if top.may_read or top.id in self._answers]
        ids = [top.id for top in tops]
        if self.asked.start in ids:
            tops = tops[ids.index(self.asked.start) :]
        elif self.asked.start and self._is_short:
            self.asked = replace(self.asked, start=None)
        for top in tops:
            self._covers[top.id] = self._cover(top)
            if self._covers[top.id]:
                self._answers.pop(top.id, None)
        return tops

    @cached_property
    def texts(self) -> list[wording.Wording]:
        """Return the words that will be shown, as far as they are not covered themselves."""
        rows = [row for row in self._tops if row.may_read and not self._covers[row.id]]
        rows += [row for top in self._tops for row in self._answers.get(top.id, ())]
        return [self._take(row) for row in rows]

    def mentions(self) -> list[int]:
        """Return the persona ids mentioned in what will be shown."""
        return [number for text in self.texts for _, html in text.parts for number in prose.mentioned(html)]

    @property
    def faces(self) -> dict[int, Face]:
        """Return the faces already read: whoever wrote something here."""
        rows = [*self._tops, *(row for top in self._tops for row in self._answers.get(top.id, ()))]
        return {row.persona_id: row.persona for row in rows}

    def page(self, known: dict[int, Face], drawn: dict) -> tuple[tuple[ReplyCard, ...], str, str]:
        """Return the cards, and the addresses of the first page and of the next one.

        `drawn` is what `drawn_of` says of the photos in `texts`.
        """
        self._drawn, self._show_mention = drawn, show_mention(known)
        cards = tuple(self._thread(row) for row in self._tops)
        earlier = self.asked.beginning(None) if self.asked.start else ""
        later = self.asked.beginning(self._next) if self._next else ""
        return cards, earlier, later

    def _thread(self, top: ReplyRow) -> ReplyCard:
        below = tuple(self._card(row, self._cover(row)) for row in self._answers.get(top.id, ()))
        if not top.may_read:
            return ReplyCard(top.id, gone="A reply stood here.", answers=below)
        return self._card(top, self._covers[top.id], below)

    def _cover(self, row: ReplyRow) -> Cover | None:
        token = f"r{row.id}"
        if token in self.asked or not row.may_read:
            return None
        sentence = said_over_whole(
            self.viewer, self.notes, row.notes, self.story.group_id, row.persona_id, "A reply"
        )
        return Cover(sentence, self.asked.opening(token, f"reply-{row.id}")) if sentence else None

    def _card(self, row: ReplyRow, cover: Cover | None, answers: tuple[ReplyCard, ...] = ()) -> ReplyCard:
        """Return one reply as the reader gets it, with its answers."""
        if cover:
            return ReplyCard(row.id, cover=cover.sentence, cover_url=cover.url)
        author, words = self._author(row.persona), self._take(row)
        return ReplyCard(
            id=row.id,
            persona=author,
            anonymous=author.anonymous,
            hour=row.hour,
            edited=row.edited_on is not None,
            parts=self._parts(row, words),
            pictures=self._pictures(row, author.name, words),
            note=self._note(row),
            answer_url=self._answer_url(row),
            menu=menu_of_reply(self.viewer, row, self.asked.query),
            answers=answers,
        )

    def _answer_url(self, row: ReplyRow) -> str:
        may = self._may_answer and policy.may_answer(self.viewer, row)
        return self.asked.answering(row.id) if may else ""

    def _note(self, row: ReplyRow) -> str:
        """Return what is said beside the hour, in the software's own words."""
        said = ["wrote this story"] if row.persona_id == self.story.persona_id else []
        if row.notes and (printed := phrases(self.notes, row.notes)):
            said.append(f"with {listed(printed)}")
        if row.removed_on:
            said.append("taken down by the team")
        elif row.withdrawn_on:
            said.append("taken back, only you can read it")
        elif waits_for := waiting(row):
            said.append(waits_for)
        return " · ".join(said)

    def _author(self, face: Face) -> Author:
        """Return who wrote a reply; of several by one person, the same."""
        author = self._authors.get(face.id)
        if author is None:
            author = self._authors[face.id] = Author.of(face)
        return author

    def _pictures(self, row: ReplyRow, author: str, words: wording.Wording) -> tuple[PictureCard, ...]:
        return picture_cards(self._setting(row, author), words.pictures, self._drawn) if words.pictures else ()

    def _parts(self, row: ReplyRow, words: wording.Wording) -> tuple[Passage, ...]:
        token = f"r{row.id}p"
        return passages(
            self.viewer,
            self.notes,
            words.parts,
            self.story.group_id,
            policy.is_mine(self.viewer, row),
            opened=lambda index: f"{token}{index}" in self.asked,
            open_url=lambda index: self.asked.opening(f"{token}{index}", f"reply-{row.id}"),
            show_mention=self._show_mention,
        )

    def _setting(self, row: ReplyRow, author: str) -> Setting:
        above = (f"r{row.answers_id}",) if row.answers_id else ()
        return Setting(
            self.viewer, self.notes, self.story.group_id, policy.is_mine(self.viewer, row), author, self.asked,
            f"/stories/{self.story.id}/replies/{row.id}/", f"reply-{row.id}", ("story", *above, f"r{row.id}"),
        )

    def _take(self, row: ReplyRow) -> wording.Wording:
        words = self._words.get(row.id)
        if words is None:
            words = self._words[row.id] = wording.to_read(row, self.story, self.viewer)
        return words
