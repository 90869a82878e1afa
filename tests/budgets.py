"""How many statements a page may ask of the database, whatever it holds. A change that spends more
says why in its commit.

Counted for a person with filters set and something new, with BEGIN and SAVEPOINT left out. Knowing who asks and where
(session, member, sanctions, place) counts as one, for every page pays it. `tealight bench` counts by the same rule.
"""

from tealight.operations.measuring.statements import counted

__all__ = ["STATEMENTS", "counted"]

STATEMENTS = {
    # the viewer; the page of cards; who is called in their excerpts; is a notice there that may be seen
    "stories:feed": 4,
    # the viewer; has the team written to them; what is new for them; the newest stories; who is called in them; who
    # waits; the rooms; one or two of the small hours; is a notice there that may be seen
    "web:home": 9,
    # the same, and the room
    "stories:room": 5,
    # the viewer; the story with one's own reaction; its replies; who is called and is not among them; a
    # reply begun before; which reviewed articles answer what it asks; is a notice there that may be seen
    "stories:story": 7,
    # the same, and who is alongside
    "stories:story, its author": 8,
    # as for others, and how it stands on the shelf
    "stories:story, from the shelf": 8,
    # the viewer; a page of it with who is writing; who is called in it; is a notice there that may be seen
    "stories:shelf": 4,
    # the viewer; the story; is a notice there that may be seen
    "stories:story, covered": 3,
    # as the feed, the face with its photo, and what can be shown of that; one less where there is none
    "stories:person": 6,
    # as the feed
    "stories:kept": 4,
    "stories:mine": 4,
    "stories:my_replies": 4,
    # the viewer; the notices; was the viewer named; has the team written to them; is one there and new, for the frame
    "notices:notices": 5,
    # the viewer; the page of cases with who has them in hand; which the viewer left for today; is a notice there
    # that may be seen
    "moderation:queue": 4,
}

#: the same for pages of the magazine: a visitor is who asks without a statement of their own, but for the place
READING = {
    # who asks; the article with its category; all that stands beside it; its topics. One more in a series
    "magazine:article, a visitor": 4,
    # the viewer; the article; what stands beside it; its topics; stories about it; the chosen country, its helplines,
    # their numbers; is a notice there that may be seen
    "magazine:article, a member": 9,
    # the viewer; the article; is a notice there that may be seen
    "magazine:article, covered": 3,
    # who asks; the categories; what is new; a few questions
    "magazine:front, a visitor": 4,
    # who asks; the category; its articles
    "magazine:category, a visitor": 3,
    "magazine:latest, a visitor": 2,
    "magazine:questions, a visitor": 2,
}
