from datetime import datetime

from tealight.kernel import prose
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import is_erased
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person, Viewer
from tealight.stories.codes import again_tags, code_of, number_of, tag_of
from tealight.stories.models import Confession

NOTHING = "There are no words yet. Write one line, or close the page."


class SentAlready(Refused):
    """These words were sent by this form a while ago, and their code was shown then: it is not shown to whoever comes later."""

    def __init__(self):
        super().__init__("These words were sent already, and their code was shown then.")


class FormSpent(Refused):
    """Other words were sent by this form, or what it sent was taken back: nobody means those in the box by it."""

    def __init__(self):
        super().__init__(
            "This form was sent already, and the code was shown then. What is in the box now was not sent. Press Send "
            "once more if it is to go as well."
        )


def tidied(text: str) -> str:
    """Return what was typed as it is kept; Refused, with a sentence, if it is none, or too long."""
    text = prose.tidy(text).strip()
    if not prose.has_words(text):
        raise Refused(NOTHING, "text")
    if len(text) > Confession.LONGEST:
        raise Refused(
            f"This is longer than {Confession.LONGEST} characters. Nothing is lost: it is still in the box. What matters most in it?",
            "text",
        )
    return text


@action
def show_code_again(*, viewer: Viewer, now: datetime, text: str, form_number: int) -> str:
    """Return the code of what this form sent just now, in these words; "" where it sent nothing.

    Raises `SentAlready` or `FormSpent`. No pace stops this: who presses Send twice must be shown the code twice.
    Records no event: nothing changes.
    """
    code, text = code_of(form_number), tidied(text)
    sent = Confession.objects.filter(tag=tag_of(code)).values_list("text", "again").first()
    if sent is None:
        if is_erased("confession", number_of(form_number)):
            raise FormSpent
        return ""
    if sent[1] is not None and bytes(sent[1]) in again_tags(code, text, is_person=isinstance(viewer, Person), now=now):
        return code
    raise SentAlready if sent[0] == text else FormSpent
