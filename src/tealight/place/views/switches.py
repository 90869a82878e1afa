"""The switches for a bad day, one for a bold one, what waits of words that sound dangerous, and who finds articles."""

from dataclasses import dataclass

from tealight.place.queries import Answers


@dataclass(frozen=True, slots=True)
class Switch:
    """Something an operator turns on and off with one press.

    `column` holds the day it was turned on; `is_on` is the answer that tells.
    """

    key: str
    column: str
    is_on: str
    title: str
    about: str
    turn_on: str
    turn_off: str
    said_on: str
    said_off: str


SWITCHES = (
    Switch(
        "posting", "posting_paused_on", "posting_paused", "Pause posting",
        "Nobody can share or answer anything. Drafts and what people write for themselves go on being kept, "
        "and everything can still be read.",
        "Pause posting", "Let posting go on",
        "Posting is paused. Everyone can go on reading.", "Posting goes on.",
    ),
    Switch(
        "visitors", "small_hours_shut_on", "small_hours_shut", "Short anonymous posts from members alone",
        "For a night in which somebody floods the page of short anonymous posts. Nobody without an account can leave a few "
        "words there; they are told so, and where else to turn. Members go on writing, and codes go on opening what they "
        "open. Moderators and leads can press this as well, under “Slow”.",
        "Take them from members alone", "Take them from visitors again",
        "Visitors cannot leave a few words now. Members can.", "Visitors can leave a few words again.",
    ),
    Switch(
        "reading", "read_only_on", "read_only", "Read only",
        "Nothing can be written or changed, by members or the team, in the CMS neither, and nothing happens by "
        "itself: mail and notices wait until people may write again. Everyone can still read, find help, leave, "
        "choose colours and size, sign in and out; you can still change what is on this page. For repairs, or "
        "while you move.",
        "Make it read only", "Let people write again",
        "The place can only be read now.", "The place can be written in again.",
    ),
    Switch(
        "anyone", "anyone_audience_on", "anyone_audience", "Stories for anyone",
        "Authors may choose “Anyone” for a story: people without an account, search engines and journalists can "
        "then read it. Off, such stories are for members.",
        "Allow it", "Stop it",
        "Stories can be shared with anyone now, if their authors want it.", "Stories are for members again.",
    ),
    Switch(
        "plans", "plans_shown_on", "shows_plans", "A plan or a goodbye, shown at once",
        "Off, words that tell of a plan, of means or of a goodbye wait until a person has read them; whoever wrote them "
        "is told so, and shown help. On, members meet them at once. The team hears of them either way.",
        "Show them at once", "Let them wait",
        "Words that tell of a plan are shown at once now.", "Words that tell of a plan wait for a person again.",
    ),
    Switch(
        "feelings", "feelings_wait_on", "holds_feelings", "Feelings of not wanting to live wait",
        "Off, words that tell of such feelings, and of no plan, can be read at once: nobody is silenced for them. On, "
        "they wait until a person has read them. The team hears of them either way.",
        "Let them wait", "Show them at once",
        "Words that tell of such feelings wait for a person now.", "Words that tell of such feelings are shown at once again.",
    ),
    Switch(
        "medical", "medical_waits_on", "holds_medical", "A medical emergency waits",
        "Off, it can be read at once, and its author is shown the emergency number first. On, it waits until a person has "
        "read it. The team hears of it either way.",
        "Let it wait", "Show it at once",
        "Words that tell of a medical emergency wait for a person now.",
        "Words that tell of a medical emergency are shown at once again.",
    ),
    Switch(
        "dangers", "danger_waits_on", "holds_danger", "Other dangers wait",
        "Somebody else in danger, a child, abuse, voices or beliefs that frighten. Off, such words can be read at once. On, "
        "they wait until a person has read them. The team hears of them either way.",
        "Let them wait", "Show them at once",
        "Words that tell of other dangers wait for a person now.", "Words that tell of other dangers are shown at once again.",
    ),
    Switch(
        "unlisted", "articles_unlisted_on", "articles_unlisted", "Articles stay out of search engines",
        "Off, search engines may list articles, so that people find them at night. On, they are asked not to. Stories, "
        "replies and members are never listed, whatever stands here.",
        "Keep articles out", "Let articles be found",
        "Search engines are asked to leave articles out now. What they listed goes within weeks.",
        "Articles can be found by search engines again.",
    ),
    Switch(
        "ai", "articles_for_ai_on", "articles_for_ai", "Articles for AI",
        "Off, crawlers of AI are asked to read nothing here. On, they may read articles, to learn from or to answer with. "
        "Stories, replies and members are refused to them, whatever stands here.",
        "Let AI read articles", "Refuse AI again",
        "Crawlers of AI may read articles now. What they learned can not be taken back later.",
        "Crawlers of AI are asked to read nothing again.",
    ),
)


@dataclass(frozen=True, slots=True)
class SwitchCard:
    """A switch as its page shows it. `value` is what the button sends."""

    key: str
    title: str
    about: str
    is_on: bool
    label: str
    value: str


def cards(answers: Answers) -> tuple[SwitchCard, ...]:
    """Return the switches as they stand."""
    return tuple(
        SwitchCard(
            switch.key, switch.title, switch.about, on,
            switch.turn_off if on else switch.turn_on, "off" if on else "on",
        )
        for switch in SWITCHES
        for on in [getattr(answers, switch.is_on)]
    )
