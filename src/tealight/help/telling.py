"""What a trustee is written when somebody complains."""

from datetime import date

from django.utils.formats import date_format

#: six digits: enough to tell the complaints of one month apart, and to say on the telephone
_NUMBERS = 10**6


def complaint_number(form_number: int) -> int:
    """Return the number both sides know a complaint by, of a form's own random number."""
    return form_number % _NUMBERS


def spoken(number: int) -> str:
    """Return a complaint's number as it is read: 402 118."""
    digits = f"{number % _NUMBERS:06}"
    return f"{digits[:3]} {digits[3:]}"


def complaint_mail(place: str, day: date, number: int, body: str, reply_to: str) -> str:
    """Return the whole mail to a trustee, in plain text. Without `reply_to` it says that nobody can be answered."""
    answer = f"They left an address for an answer: {reply_to}" if reply_to else "They left no address for an answer."
    return (
        f"Complaint {spoken(number)}, {date_format(day, 'j F Y')}.\n\n"
        f"Somebody at {place} wrote to you as the trustee who hears complaints about the team. It went to you "
        "alone: the team does not see it, and the software keeps nothing of it and did not look at who they are.\n\n"
        f"{answer}\n\n"
        "Do not answer this mail: nobody reads what goes back to its sender.\n\n"
        f"What they wrote\n\n{body}\n"
    )
