"""What everybody else looks at: pages and lists, what is found, what the worker is told, what lies in the tables."""

from random import Random

from tests.accounts.packed import content_of, unpack
from tests.noninterference.week import KEEPER, NAMED, OTHERS, ROOM, SWAPPED

OPERATOR, VISITOR = "Olive Reed", "a visitor"


class Looks:
    """How the others look. `Life` gives them browsers and keeps what they saw."""

    def ask(self, who: str, url: str) -> None:
        """See what somebody is sent at an address."""
        client = self.browsers[who].client
        self.chance.begin("asks", len(self.acts), who, url)
        self.seen.answer(f"{len(self.acts)} {who} at {url}", lambda: client.get(url))

    def ask_own(self, who: str, url: str) -> None:
        """See the main part of a page that holds nothing of theirs; in its frame something may be new to them."""
        self.chance.begin("asks", len(self.acts), who, url)
        response = self.browsers[who].client.get(url)
        self.seen.see(f"{len(self.acts)} {who} at {url}", (response.status_code, response.content.partition(b"<main")[2].partition(b"</main>")[0]))

    def search(self, who: str, words: str) -> None:
        """See what somebody finds."""
        browser = self.browsers[who]
        fields = {"words": words, "room": "", "need": "", "order": "newest", "csrfmiddlewaretoken": browser.token()}
        self.chance.begin("searches", len(self.acts), who, words)
        self.seen.answer(
            f"{len(self.acts)} {who} searches for {words}", lambda: browser.client.post("/search/", fields, follow=True)
        )

    def take_along(self, who: str) -> None:
        """See everything the place keeps of somebody else, as they are handed it."""
        from tealight.accounts.actions.ask_export import ask_export
        from tealight.accounts.actions.fetch_export import fetch_export

        self.chance.begin("takes along", who)
        ask_export(viewer=self.viewer(who), now=self.now)
        self._work(who)
        packed = unpack(content_of(fetch_export(viewer=self.viewer(who), now=self.now)))
        self.seen.see(f"{len(self.acts)} {who} takes along what is theirs", packed.files)

    def look(self, chance: Random, many: int) -> None:
        """Let some of the others look at what was just done, and at some list."""
        act = self.acts[-1]
        watchers = (*OTHERS, KEEPER, VISITOR)
        for who in chance.sample(watchers, many):
            for url in (*self._doors(act.story), "/", chance.choice(self._lists(who))):
                self.ask(who, url)

    def look_at_everything(self) -> None:
        """Let all the others look at all there is; and the two at what is nobody's own."""
        self._sign_in()
        for who in (*OTHERS, KEEPER, OPERATOR, VISITOR):
            for url in (*self._lists(who), *self._every_thing()):
                self.ask(who, url)
            if who in self.people:
                for words in ("lantern", *SWAPPED):
                    self.search(who, words)
            if who in (OTHERS[0], KEEPER):
                self.take_along(who)
        for who in (name for name in SWAPPED if name not in self.gone):
            for url in ("/rooms/", *(f"/people/{self.persona(name)}/" for name in NAMED)):
                self.ask_own(who, url)

    def _lists(self, who: str) -> tuple[str, ...]:
        people = tuple(f"/people/{self.persona(name)}/" for name in NAMED)
        found = ("/", "/stories/", "/notices/", "/kept/", "/stories/mine/", "/stories/mine/replies/", "/rooms/", f"/rooms/{ROOM}/", *people)
        if who in (KEEPER, OPERATOR):
            desks = (f"/desk/people/{self.persona(name)}/" for name in SWAPPED)
            found += ("/desk/", "/shelf/", "/desk/held/", "/desk/people/", "/desk/rooms/", *desks)
        if who == KEEPER:
            found += ("/desk/queue/", "/desk/decisions/", "/desk/wave/", "/transparency/", *self._cases())
            found += ("/desk/letters/", "/desk/letters/closed/", *self._conversations())
        if who == OPERATOR:
            found += ("/desk/unsealing/", "/desk/unsealing/new/")
        return found

    def _cases(self) -> list[str]:
        from tealight.moderation.models import Case

        return [f"/desk/cases/{number}/" for number in Case.objects.order_by("id").values_list("id", flat=True)]

    def _conversations(self) -> list[str]:
        from tealight.letters.models import Conversation

        return [f"/desk/letters/{number}/" for number in Conversation.objects.order_by("id").values_list("id", flat=True)]

    def _doors(self, story: int) -> tuple[str, ...]:
        return (f"/stories/{story}/", f"/stories/{story}/edit/", f"/stories/{story}/withdrawal/") if story else ()

    def _every_thing(self) -> list[str]:
        from tealight.media.models import Photo
        from tealight.stories.models import Reply, Story

        urls = [f"/stories/{story.id}/" for story in Story.objects.order_by("id")]
        photos = sorted(Photo.objects.values_list("id", flat=True))
        for story in Story.objects.order_by("id"):
            urls.append(f"/stories/{story.id}/?open=story,p1,{','.join(f'i{photo}' for photo in photos)}")
            urls += [f"/people/{story.persona_id}/"]
        for reply in Reply.objects.order_by("id"):
            place = f"/stories/{reply.story_id}/replies/{reply.id}/"
            urls += [place, f"{place}{'edit' if reply.ordinal % 2 else 'withdrawal'}/"]
        return urls


def events() -> list[tuple]:
    """What waits to be told, as the worker reads it."""
    from tealight.ledger.models import Event

    return sorted((row.verb, row.kind, row.thing, str(row.ids), row.hour) for row in Event.objects.all())


def notices() -> list[tuple]:
    """Whom a notice was written for, and of what: rows that anybody can read who has the tables."""
    from tealight.notices.models import Notice

    return sorted(Notice.objects.values_list("persona_id", "kind", "story_id", "id"))


def tables() -> dict[str, list]:
    """What stands open in tables about what was written: every column that is not a ciphertext or a tag.

    Of the others, how many rows there are. Not among them: what somebody left beside a story, which they
    could not beside their own; and what was begun and never shared, which goes with an account.
    """
    from tests.groups.dump import dump

    names = {
        "accounts_persona", "stories_story", "stories_reply", "notices_notice", "search_passage", "media_photo", "jobs_job",
        "moderation_case", "moderation_report", "moderation_decision", "moderation_appeal", "letters_conversation", "letters_letter",
    }
    return {
        table: sorted(
            repr([(column, value if not isinstance(value, bytes) else len(value)) for column, value in row]) for row in rows
        ) if table in names else [str(len(rows))]
        for table, rows in dump().items() if table not in ("stories_reaction", "stories_draft", "media_upload")
    }
