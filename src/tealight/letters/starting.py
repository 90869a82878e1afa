"""Words to begin with, when one of the team writes first: to be changed before they are sent. Pure.

No number stands in them. Whoever reads has the numbers of their own country on the same page, and those
are right; the team does not know the country.
"""

PLAN = (
    "I’m {who} here. I’ve read what you wrote. Are you thinking of ending your life tonight? Have you "
    "already done anything? If yes, please ring the emergency number on this page first and answer me after. "
    "I can’t see who or where you are. Is anyone with you?"
)
UNCLEAR = (
    "I’m {who}. I’ve read what you wrote, and I’m not sure how you meant it. Some people mean missing; some "
    "mean dying. You can say either to me. Which is nearer tonight? If it’s dying, the crisis line on this page is there "
    "now, and the emergency number if you might act. Your answer won’t cost you this place."
)
#: what each is called on the page -> its words
WORDS = {"plan": ("A plan, means or a goodbye", PLAN), "unclear": ("Not clear how it is meant", UNCLEAR)}


def words(key: str, name: str) -> str:
    """Return the words to begin with, said by `name`, or by no name while there is none; "" for a key that is none."""
    who = f"{name}, a volunteer" if name else "a volunteer"
    return WORDS[key][1].format(who=who) if key in WORDS else ""
