"""Addresses of stories, of what answers them, and of the people who wrote them."""

from django.urls import path

from tealight.stories.views import author, feed, held, reactions, replies, room, story

app_name = "stories"

_STORY = "stories/<int:story_id>/"
_REPLY = _STORY + "replies/<int:reply_id>/"

urlpatterns = [
    # lists
    path("stories/", feed.feed, name="feed"),
    path("stories/mine/", feed.mine, name="mine"),
    path("kept/", feed.kept, name="kept"),
    path("rooms/<slug:slug>/", room.room, name="room"),
    # one story
    path(_STORY, story.story, name="story"),
    path(_STORY + "reaction/", reactions.reaction, name="reaction"),
    path(_STORY + "withdrawal/", author.withdrawal, name="withdrawal"),
    path(_STORY + "closing/", author.closing, name="closing"),
    path(_STORY + "opening/", author.opening, name="opening"),
    path(_STORY + "appearance/", held.story, name="appearance"),
    # its replies
    path(_STORY + "replies/", replies.reply, name="reply"),
    path(_REPLY, replies.place, name="reply_place"),
    path(_REPLY + "withdrawal/", replies.withdrawal, name="reply_withdrawal"),
    path(_REPLY + "appearance/", held.reply, name="reply_appearance"),
    # the desk
    path("desk/held/", held.desk, name="held"),
]
