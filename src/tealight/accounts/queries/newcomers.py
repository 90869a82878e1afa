"""What is by people who joined a short while ago: of an anonymous face nobody asks how old the account behind it is."""

from datetime import date

from django.db.models import Q

from tealight.accounts.models import PersonaKind


def by_newcomers(since: date) -> Q:
    """Return the condition on what stands under the pen name of an account made since a day, or under any anonymous face."""
    return Q(persona__kind=PersonaKind.THREAD) | Q(persona__member__joined_on__gte=since)
