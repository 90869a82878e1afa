"""What is said beside the box to whoever writes the first answer: a few lines, by what its author hopes for.

For those who asked for it, on the shelf; never a rule, and nothing of it is looked for in what they write.
"""

from tealight.stories.models import Need

_FIRST = (
    "Begin with what they told: their word for it, the name if there is one. It shows that somebody read it.",
    "Say what it does to you to read it. “I’m so sorry” is enough.",
)
_LAST = "No reasons and nothing about next time. What you ask, let them leave unanswered."
_BY_NEED = {
    Need.BEEN_THROUGH: "If you have been through something like it, one line of yours is plenty; then back to theirs. If you have not, say so.",
    Need.INFORMATION: "Say what you know and where it is from. “I don’t know, but I read this” is an answer. What is about a body belongs to a midwife or a doctor.",
    Need.COMPANY: "They asked for company, not advice. Staying beside it is the whole answer.",
}


def first_words(need: str) -> tuple[str, ...]:
    """Return the lines for a story whose author hopes for `need`."""
    ours = _BY_NEED.get(Need(need))
    return (*_FIRST, ours, _LAST) if ours else (*_FIRST, _LAST)
