"""Who is behind a name made for one story: what nothing in the tables says, for tests of what must not say it either."""

from tealight.kernel.viewer import Person
from tests import make


def behind() -> dict[int, Person]:
    """Return persona -> the person who bears it, for each name made for one story. Everyone is asked with their own keys."""
    from tealight.accounts.models import Member

    people = [make.as_viewer(number) for number in Member.objects.values_list("id", flat=True)]
    return {face: someone for someone in people for face in someone.thread_personas.values()}
