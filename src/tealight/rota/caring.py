"""What to do when a member has died: the steps in their order, and words to begin with. Pure.

It says what is known to be kind and possible here, and claims nothing about what caused anything.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CareStep:
    """One thing to do. `url` leads to where it is done, `label` says where; "" where a person does it elsewhere."""

    title: str
    text: str
    url: str = ""
    label: str = ""


STEPS: tuple[CareStep, ...] = (
    CareStep(
        "Call the lead, and one of you takes it",
        "One person speaks for the place from here on. Everybody else on the team is told before members are, and "
        "nobody works on this alone or through the night.",
        "/desk/rota/", "Who is on duty",
    ),
    CareStep(
        "Be sure",
        "Wait for the word of a relative, or of somebody known to them. A rumour in a thread is answered with: we do not "
        "know, and we will say when we do. Somebody who only stays away has a right to.",
        "/desk/messages/", "Messages to the team",
    ),
    CareStep(
        "Ask the family what they want",
        "Whether it may be said here, in which words, and under which name. Say nothing of what the member wrote "
        "here: the name on these pages may be one nobody at home knows. Without a yes, nothing is announced.",
    ),
    CareStep(
        "Let nothing be sent in their name",
        "An operator can pause what the account sends, and close it when the family asks. Nobody signs in for them, and "
        "nobody reads what they kept for themselves.",
        "/desk/people/", "People",
    ),
    CareStep(
        "Look after their thread",
        "Let it stand. If replies hurt, close them gently: what was said stays. Take nothing away because it is hard to "
        "read now. A reply that guesses how or why is taken out, with a kind letter.",
        "/stories/", "Stories",
    ),
    CareStep(
        "Say it once, in one place",
        "A short line in the room they were part of, from the team and under a duty name, as the family agreed. Then "
        "let members answer each other. No method, no place, no reasons, no praise for an end of suffering.",
        "/rooms/", "Rooms",
    ),
    CareStep(
        "Put help beside it",
        "Help now belongs next to that line. See that the numbers for your country are still right: they will be used.",
        "/desk/helplines/", "Helplines",
    ),
    CareStep(
        "Leave a way to remember",
        "Members may leave a candle beside the story, or write what they want kept. It need not be lively, and it may "
        "go on for years.",
    ),
    CareStep(
        "Look who was close",
        "Those who answered them most, and whoever wrote to the team about them, hear from you first, in a message of their "
        "own. For some weeks, put more hours on the list than usual.",
        "/desk/rota/new/", "Put hours on the list",
    ),
    CareStep(
        "Look after each other",
        "Whoever read their words on duty did not cause this, and no clock here says so. Rest is offered, and "
        "leaving the team for a while is no failure.",
        "/desk/rota/rest/", "An hour off the list",
    ),
    CareStep(
        "Write down what was done",
        "What you knew, when, and what you did, for the trustee and for whoever has to ask. Only what is needed, and "
        "no guesses.",
        "/desk/rota/notes/", "Notes for whoever is next",
    ),
)

#: words to begin with, each for one moment: (when, the words)
WORDS: tuple[tuple[str, str], ...] = (
    (
        "In the room, with the family’s agreement",
        "Some of you knew Plane Tree here. Their family has told us that they have died, and asked us to tell you. Replies "
        "are open as long as you need them. We don’t know more than this, and would not say it here if we did. Help "
        "now is on every page, at any hour.",
    ),
    (
        "To somebody who was close",
        "I’m Alder, a volunteer here. I wanted you to hear this from a person and not from a page: Plane Tree has died. "
        "You answered them for a long time. Is somebody with you tonight?",
    ),
    (
        "To the family",
        "Thank you for telling us. We are sorry. We will say nothing here that you don’t want said. What was "
        "written here was written to members; we can tell you what the law lets us pass on, and what we cannot.",
    ),
    (
        "When somebody asks why",
        "We don’t know, and it is not ours to guess. What we can talk about is how you are.",
    ),
)
