"""Addresses of stories, of what answers them, and of the people who wrote them."""

from django.urls import path

from tealight.stories.views import (
    author,
    composer,
    danger_help,
    drafts,
    edits,
    erasing,
    feed,
    held,
    keeping,
    missing_notes,
    offers,
    own_confessions,
    people,
    pictures,
    portrait,
    reactions,
    replies,
    room,
    shelf,
    slow,
    small_hours,
    story,
)

app_name = "stories"

_STORY = "stories/<int:story_id>/"
_REPLY = _STORY + "replies/<int:reply_id>/"
_PICTURE = "pictures/<int:picture_id>/<int:width>/<slug:form>/"

urlpatterns = [
    # what is asked for most is tried first
    path(_STORY, story.story, name="story"),
    path("stories/", feed.feed, name="feed"),
    path(_STORY + _PICTURE, pictures.of_story, name="picture"),
    path(_REPLY + _PICTURE, pictures.of_reply, name="reply_picture"),
    # lists
    path("stories/mine/", feed.mine, name="mine"),
    path("stories/mine/replies/", feed.my_answers, name="my_replies"),
    path("kept/", feed.kept, name="kept"),
    path("rooms/<slug:slug>/", room.room, name="room"),
    # writing
    path("stories/looking/", offers.look, name="look"),
    path("stories/new/", composer.new, name="new"),
    path("stories/drafts/", drafts.drafts, name="drafts"),
    path("stories/drafts/keep/", drafts.keep, name="keep_draft"),
    path("stories/drafts/<int:slot>/", drafts.one, name="draft"),
    path("stories/drafts/<int:slot>/throw-away/", drafts.throw_away, name="throw_away"),
    path(_STORY + "edit/", edits.story, name="edit"),
    path(_STORY + "edit/draft/", drafts.keep_edit, name="keep_edit"),
    path(_STORY + "replies/draft/", drafts.keep_reply, name="keep_reply"),
    path(_REPLY + "edit/", edits.reply, name="edit_reply"),
    path(_REPLY + "edit/draft/", drafts.keep_reply_edit, name="keep_reply_edit"),
    # one story
    path(_STORY + "reaction/", reactions.reaction, name="reaction"),
    path(_STORY + "withdrawal/", author.withdrawal, name="withdrawal"),
    path(_STORY + "help/", danger_help.story, name="help"),
    path(_STORY + "erasure/", erasing.story, name="erasure"),
    path(_STORY + "closing/", author.closing, name="closing"),
    path(_STORY + "opening/", author.opening, name="opening"),
    path(_STORY + "appearance/", held.story, name="appearance"),
    path(_STORY + "keeping/", keeping.keeping, name="keeping"),
    path(_STORY + "note/", missing_notes.story, name="note"),
    path(_STORY + "distance/<slug:way>/", people.from_author, name="distance"),
    # its replies
    path(_STORY + "replies/", replies.reply, name="reply"),
    path(_REPLY, replies.place, name="reply_place"),
    path(_REPLY + "withdrawal/", replies.withdrawal, name="reply_withdrawal"),
    path(_REPLY + "help/", danger_help.reply, name="reply_help"),
    path(_REPLY + "erasure/", erasing.reply, name="reply_erasure"),
    path(_REPLY + "appearance/", held.reply, name="reply_appearance"),
    path(_REPLY + "note/", missing_notes.reply, name="reply_note"),
    path(_REPLY + "distance/<slug:way>/", people.from_replier, name="reply_distance"),
    # the shelf of those nobody answered yet
    path("shelf/", shelf.index, name="shelf"),
    path("shelf/<int:story_id>/claim/", shelf.claim, name="claim"),
    path("shelf/<int:story_id>/release/", shelf.release, name="release"),
    # very short and anonymous
    path("small-hours/", small_hours.index, name="small_hours"),
    path("small-hours/write/", small_hours.write, name="confess"),
    path("small-hours/come-back/", own_confessions.come_back, name="come_back"),
    path("small-hours/mine/", own_confessions.mine, name="my_confessions"),
    path("small-hours/<int:confession_id>/", small_hours.one, name="confession"),
    path("small-hours/<int:confession_id>/reaction/", small_hours.reaction, name="confession_reaction"),
    path("small-hours/<int:confession_id>/erasure/", own_confessions.erasure, name="confession_erasure"),
    # people
    path("people/<int:persona_id>/", people.person, name="person"),
    path("people/<int:persona_id>/" + _PICTURE, pictures.of_person, name="person_picture"),
    path("people/<int:persona_id>/distance/<slug:way>/", people.from_person, name="person_distance"),
    path("account/photo/", portrait.portrait, name="portrait"),
    # the desk
    path("desk/proposed-notes/", missing_notes.desk, name="proposed_notes"),
    path("desk/proposed-notes/<int:story_id>/put/", missing_notes.put, name="put_note"),
    path("desk/proposed-notes/<int:proposal_id>/not-needed/", missing_notes.turn_down, name="turn_note_down"),
    path("desk/held/", held.desk, name="held"),
    path("desk/held/photos/<int:portrait_id>/", held.portrait, name="portrait_appearance"),
    path("desk/held/small-hours/<int:confession_id>/", held.confession, name="confession_appearance"),
    path("desk/slow/", slow.index, name="slow"),
    path("desk/slow/end/", slow.end, name="slow_end"),
    path("desk/slow/small-hours/", slow.small_hours, name="slow_small_hours"),
    path("desk/slow/<int:story_id>/", slow.thread, name="slow_thread"),
]
