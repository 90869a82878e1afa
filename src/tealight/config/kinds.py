"""Kinds of thing people make, and the questions a room that holds only ids may ask of them.

Dotted paths, because rooms may not know each other. Who reads it today:

    erase   accounts/closing.py, when an account is closed
    count   accounts/queries/leaving.py: what the page of closing says there is of one's own
    back    accounts/erasures.py: what an old backup brought back of what was erased since
    find    web/queries/search.py: the engine finds ids, and knows nothing of who may read
    export  accounts/export/packing.py: each kind gives its part of what a member takes along
    at_desk moderation/queries/case_page.py: the thing as it is now, for whoever decides about it
    see     the test that every surface agrees on what may be seen (test_visibility_property.py)

Notices and kept stories do not. They stand above stories, or inside, and ask its policy in the
statement that reads a page of them: asked here, id by id, a page would come up short of what is
left out, and cost more statements.

    snapshot  moderation/kinds.py: what a case keeps of it, and so what can be reported
    hold … mark  moderation/measures.py: what the team can decide of it
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Kind:
    """Dotted paths. Empty means: nothing of this kind can be asked that, and the comment says why."""

    see: str  # (viewer, ids) -> the facts of those the viewer may see, by id
    find: str = ""  # (viewer, ids, room, need) -> what a search may show of them, by id
    snapshot: str = ""  # (viewer, id) -> what a report keeps of it
    at_desk: str = ""  # (viewer, notes, id, pressed) -> the thing as it is now, for whoever decides about it
    # What the team can decide of it (moderation/measures.py). `on` false undoes what it did.
    hold: str = ""  # action (kind, things, on): keep it from everyone but its author and moderators
    remove: str = ""  # action (kind, things, on): take it down
    note: str = ""  # action (kind, thing, mask, on): put content notes on it
    narrow: str = ""  # action (thing, audience, group): let fewer people read it; returns who could before
    widen: str = ""  # action (thing, audience, group, told): undoes it
    close: str = ""  # action, told the id by the kind's name (closed): nobody answers any more
    appear: str = ""  # action, told the id by the kind's name (seen): what waited can be read
    mark: str = ""  # (viewer, thing) -> sign of what it says now, as `seen`, and whether it waits
    tell: str = ""  # action (thing, text, word): leave a word for whoever wrote it, whom no letter finds
    told: str = ""  # (viewer, thing) -> what was left for whoever wrote it
    export: str = ""  # (viewer) -> the section of the viewer's own export that holds theirs (accounts/export/parts.py)
    erase: str = ""  # action: remove it, or keep it without a name
    count: str = ""  # (viewer) -> how many of the viewer's own there are, as `accounts.queries.leaving.Counted`
    back: str = ""  # (viewer, ids) -> those of the ids, of things erased before, that are there
    erase_one: str = ""  # action, told the id by the kind's name: remove this one

    def ask(self, question: str):
        """The function that answers `question` for this kind. Raises LookupError when none does."""
        path = getattr(self, question)
        if not path:
            raise LookupError(question)
        return import_string(path)


KINDS: dict[str, Kind] = {
    "account": Kind(  # goes last of all, in `finish_closing`
        see="",
        export="tealight.accounts.queries.given.account_given",
    ),
    "room": Kind(  # the operator's; who is in one stands in their own record, and goes with it
        see="",
        export="tealight.groups.queries.given.rooms_given",
    ),
    "circle": Kind(  # a list of people, no words: nothing to report or hold
        see="tealight.groups.queries.circles.circles_seen",
        export="tealight.groups.queries.given.circles_given",
        erase="tealight.groups.actions.erase_belonging.erase_belonging",
    ),
    "reply": Kind(
        see="tealight.stories.queries.seen.replies_seen",
        find="tealight.stories.queries.found.replies_found",
        snapshot="tealight.stories.queries.snapshots.reply_snapshot",
        at_desk="tealight.stories.queries.at_desk.reply_at_desk",
        export="tealight.stories.queries.given.replies_given",
        erase="tealight.stories.actions.erase_replies.erase_replies",
        count="tealight.stories.queries.counted.replies_counted",
        back="tealight.stories.queries.erased.replies_back",
        erase_one="tealight.stories.actions.erase_reply.erase_reply",
        hold="tealight.stories.actions.hold.hold",
        remove="tealight.stories.actions.take_down.take_down",
        note="tealight.stories.actions.add_notes.add_notes",
        appear="tealight.stories.actions.let_reply_appear.let_reply_appear",
        mark="tealight.stories.queries.marks.reply_mark",
    ),
    "story": Kind(
        see="tealight.stories.queries.seen.stories_seen",
        find="tealight.stories.queries.found.stories_found",
        snapshot="tealight.stories.queries.snapshots.story_snapshot",
        at_desk="tealight.stories.queries.at_desk.story_at_desk",
        export="tealight.stories.queries.given.stories_given",
        erase="tealight.stories.actions.erase_stories.erase_stories",
        count="tealight.stories.queries.counted.stories_counted",
        back="tealight.stories.queries.erased.stories_back",
        erase_one="tealight.stories.actions.erase_story.erase_story",
        hold="tealight.stories.actions.hold.hold",
        remove="tealight.stories.actions.take_down.take_down",
        note="tealight.stories.actions.add_notes.add_notes",
        narrow="tealight.stories.actions.narrow.narrow",
        widen="tealight.stories.actions.widen.widen",
        close="tealight.stories.actions.close_replies.close_replies",
        appear="tealight.stories.actions.let_story_appear.let_story_appear",
        mark="tealight.stories.queries.marks.story_mark",
    ),
    "confession": Kind(  # under a face that nobody is shown
        see="tealight.stories.queries.confession_kind.confessions_seen",
        snapshot="tealight.stories.queries.confession_kind.confession_snapshot",
        at_desk="tealight.stories.queries.confession_kind.confession_at_desk",
        export="tealight.stories.queries.confession_kind.confessions_given",
        erase="tealight.stories.actions.erase_confessions.erase_confessions",
        count="tealight.stories.queries.confession_kind.confessions_counted",
        back="tealight.stories.queries.confession_kind.confessions_back",
        erase_one="tealight.stories.actions.erase_confession.erase_confession",
        hold="tealight.stories.actions.hold_confessions.hold_confessions",
        remove="tealight.stories.actions.remove_confessions.remove_confessions",
        note="tealight.stories.actions.note_confession.note_confession",
        appear="tealight.stories.actions.let_confession_appear.let_confession_appear",
        mark="tealight.stories.queries.confession_kind.confession_mark",
        tell="tealight.stories.actions.tell_writer.tell_writer",
        told="tealight.stories.queries.confession_kind.confession_told",
    ),
    "draft": Kind(  # nobody but its owner ever sees one
        see="",
        export="tealight.stories.queries.given.drafts_given",
        erase="tealight.stories.actions.erase_drafts.erase_drafts",
        count="tealight.stories.queries.counted.drafts_counted",
    ),
    "portrait": Kind(  # stands on a page and nowhere else; the page asks
        see="",
        snapshot="tealight.stories.queries.snapshots.portrait_snapshot",
        at_desk="tealight.stories.queries.at_desk.portrait_at_desk",
        export="tealight.stories.queries.given.portrait_given",
        erase="tealight.stories.actions.erase_portrait.erase_portrait",
        back="tealight.stories.queries.erased.portraits_back",
        erase_one="tealight.stories.actions.erase_one_portrait.erase_one_portrait",
        hold="tealight.stories.actions.hold_portraits.hold_portraits",
        remove="tealight.stories.actions.remove_portraits.remove_portraits",
        appear="tealight.stories.actions.let_portrait_appear.let_portrait_appear",
        mark="tealight.stories.queries.marks.portrait_mark",
    ),
    "persona": Kind(  # the page of a pen name; the name goes with the account
        see="",
        snapshot="tealight.stories.queries.snapshots.persona_snapshot",
        at_desk="tealight.stories.queries.at_desk.persona_at_desk",
    ),
    "upload": Kind(  # nobody but its owner ever sees one
        see="",
        export="tealight.media.queries.uploads_given",
        erase="tealight.media.actions.erase_uploads.erase_uploads",
    ),
    "notice": Kind(  # only leads to things, which are asked themselves
        see="",
        export="tealight.notices.queries.notices_given",
        erase="tealight.notices.actions.forget_notices.forget_notices",
    ),
    "reaction": Kind(  # only its story's author sees it; goes with its story
        see="",
        export="tealight.stories.queries.given.reactions_given",
        erase="tealight.stories.forgetting.erase_reactions",
    ),
    "conversation": Kind(  # the team's and one face's, sealed; nobody else is ever shown one
        see="",
        export="tealight.letters.queries.given.letters_given",
        erase="tealight.letters.actions.erase_conversations.erase_conversations",
        count="tealight.letters.queries.given.conversations_counted",
        back="tealight.letters.queries.erased.conversations_back",
        erase_one="tealight.letters.actions.erase_conversation.erase_conversation",
    ),
    "message": Kind(  # to the team; of those without a name nobody can tell whose they are
        see="",
        export="tealight.help.queries.given.messages_given",
    ),
    "report": Kind(  # to the team, which keeps it with its case; of those without an account nobody can tell whose they are
        see="",
        export="tealight.moderation.queries.given.reports_given",
    ),
    "article": Kind(  # the editors', and nobody's persona: no note, no narrowing, and nobody to write a letter to
        see="tealight.magazine.queries.found.articles_seen",
        find="tealight.magazine.queries.found.articles_found",
        snapshot="tealight.magazine.queries.at_desk.article_snapshot",
        at_desk="tealight.magazine.queries.at_desk.article_at_desk",
        export="tealight.magazine.queries.kept.kept_articles_given",
        remove="tealight.magazine.actions.take_article_back.take_article_back",
    ),
    "subscriber": Kind(  # an address that is joined to no account: nobody sees it, and its own mails end it
        see="",
        back="tealight.magazine.queries.by_mail.subscribers_back",
        erase_one="tealight.magazine.actions.erase_subscriber.erase_subscriber",
    ),
    "export": Kind(  # holds all the others, and never itself
        see="",
        erase="tealight.accounts.actions.erase_exports.erase_exports",
    ),
}
