"""Facts that are the same by day and by night: faces, texts, rooms, rows."""

from types import SimpleNamespace as Facts

from django.utils.safestring import SafeString

from tealight.groups.views.cards import RoomCard
from tealight.help.queries import MOVEMENTS, URGENT_SIGNS
from tealight.help.queries.cards import HelplineCard, WayIn
from tealight.help.queries.helplines import CountryHelp, CountryLink, Directory

TICKET = SafeString(
    "<p>Nobody warns you about the admin. I had a list in my phone of every appointment I had to ring up and"
    " cancel, and every person on the other end said “no problem”, as if I had cancelled a delivery.</p>"
    "<p>On the way out the ticket machine asked me whether I had had a nice visit. I stood there with my finger over"
    " the green face and the red face, and a man behind me said, very quietly, “take your time”.</p>"
)
AFTER = SafeString("<p>I think about that man more than almost anyone.</p>")
EVERY_SHAPE = SafeString(
    "<p>There is a drawer I do not open. In it: <strong>one hat</strong>, the bracelet, a receipt for a car seat we"
    " <em>never collected</em>.</p><blockquote><p>Take your time.</p></blockquote><ul><li>the form they post to you</li>"
    "<li>the form you ask for</li></ul><ol><li>ring the clinic</li><li>ring it again</li></ol>"
    '<p>The wording is on <a href="#words">the hospital’s page</a>, though it took three calls to find.</p>'
)


def persona(number: int, name: str, url: str = "#words") -> Facts:
    """Return a face; the number draws its wheel."""
    return Facts(id=number, name=name, url=url)


MARIGOLD = persona(9003, "Marigold Lane")
LANTERN = persona(9014, "Small Lantern", "")
TEASEL = persona(9004, "Teasel")
BEN = persona(9001, "Ben Harrow")
HERON = persona(9017, "Quiet Heron", "")


class Things:
    """What a pane shows besides what needs its own ids or the time."""

    faces = (Facts(label="Stories", url="#words", current=True), Facts(label="Replies", url="#words", current=False))
    swatches = (
        "paper", "sheet", "inset", "line", "edge", "ink-2", "ink", "accent-soft", "accent", "glow-soft", "glow",
    )  # fmt: skip
    numbers = range(9000, 9024)
    offer = Facts(
        kind="note", words="", title="You mention children at home.", text="Add a note? People avoiding that won’t see this.",
        yes="Add note", no="No note", value="living-children",
    )  # fmt: skip
    seen_first = Facts(
        html=AFTER,
        offers=(
            Facts(
                kind="nudge", value="nudge", title="These words are meant well, and can hurt.", words="",
                text="Perhaps: I’m glad somebody was kind.", yes="Use these words", no="Keep mine",
            ),
            Facts(
                kind="leak", value="leak-hospital", title="This names a hospital.", words="St Mary’s",
                text="People who know you may recognise it.", yes="Leave it", no="",
            ),
        ),
    )  # fmt: skip
    signs = URGENT_SIGNS
    movements = MOVEMENTS
    country = CountryHelp(
        country=CountryLink("GB", "gb", "United Kingdom", "", "", "999"), emergency="999", emergency_href="tel:999",
        emergency_words="Ambulance, police, fire.", also="111", also_href="tel:111", also_words="When it is not that urgent.",
        where_to_go="an emergency department", crisis=(), loss=(), others=(), directory=Directory("A directory", "#words"),
    )  # fmt: skip
    lines = (
        HelplineCard(
            name="A helpline by telephone", region="", note="Nobody asks for your name.", unconfirmed="", closed_now=False,
            about="For anyone who lost a pregnancy or a baby, and for those close to them", withheld="", has_numbers=True,
            ways=(
                WayIn("phone", "Ring", "0800 000 0000", "tel:08000000000", "", leaves=False),
                WayIn("text", "Text", "00000", "sms:00000", "with the word HELLO", leaves=False),
                WayIn("web", "Write to them", "helpline.example", "#words", "", leaves=True),
            ),
            facts=("Weekdays 9 am–5 pm, Tuesdays until 8 pm", "Free", "Does not show on a phone bill", "English, Welsh"),
            checked="Checked 2 March 2026",
        ),
        HelplineCard(
            name="A line nobody checked lately", region="Wales", note="", about="", closed_now=False, has_numbers=False,
            ways=(WayIn("web", "Their own page", "line.example", "#words", "", leaves=True),), facts=(),
            unconfirmed="Hours not confirmed", checked="",
            withheld="We have not checked this number for more than a year, so we do not print it.",
        ),
    )  # fmt: skip
    ways_in = (Facts(url="#words", label="Join"), Facts(url="#words", label="Read first"), Facts(url="#words", label="Help now"))
    note = Facts(url="#words", text="Someone may check this device? What we can’t hide")
    points = ("Replies to it go with it.", "You can’t undo this.")
    rooms = (
        RoomCard("Late loss and stillbirth", "#words", "From about the middle of pregnancy on.", go="#words", label="Leave"),
        RoomCard("Early loss", "#words", "You decide whether it was early.", press="#words", label="Join"),
        RoomCard("Ending a pregnancy for medical reasons", "#words", "Nobody here will ask you to explain.",
                 state="You’ve asked to come in.", press="#words", label="Stop asking"),
        RoomCard("Long ago", "#words", "It does not matter how many years it has been.", state="By invitation"),
    )  # fmt: skip
    ways = (
        Facts(url="#words", label="Filters", text="What is shown, covered or left out."),
        Facts(url="#words", label="My circle", text="3 people you invited."),
        Facts(url="#words", label="Devices and sign-in", text="Where you are signed in; your password and recovery words."),
    )
    rows = (
        Facts(name="Pen name", value="Marigold Lane", url="#words", action="Change"),
        Facts(name="E-mail", value="None. Your recovery words are the only way back in.", url="#words", action="Add"),
        Facts(name="Country", value="United Kingdom", url="", action=""),
    )
    #: squares in the manner of a QR code; it says nothing
    code = SafeString(
        '<svg viewBox="0 0 21 21" aria-hidden="true"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 0h1v3H9zM11 2h2v1h-2z'
        'M8 5h3v1H8zM9 8h4v2H9zM14 9h2v3h-2zM18 8h3v1h-3zM2 9h4v1H2zM0 11h3v1H0zM9 12h2v4H9zM13 14h3v2h-3zM18 13h2v4h-2z'
        'M12 18h4v2h-4zM9 18h1v3H9zM18 19h3v1h-3z"/><path fill="#fff" d="M1 1h5v5H1zM15 1h5v5h-5zM1 15h5v5H1z"/>'
        '<path d="M2 2h3v3H2zM16 2h3v3h-3zM2 16h3v3H2z"/></svg>'
    )
    words = (
        "harbour", "lichen", "candle", "anchor", "thistle", "meadow",
        "copper", "willow", "ember", "saltmarsh", "juniper", "lantern",
    )  # fmt: skip
