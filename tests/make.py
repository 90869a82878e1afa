"""Make what tests need, through the same actions that people use."""

from datetime import UTC, datetime

from tealight.kernel.viewer import Person, System

#: a Monday evening; tests pass it on and never sleep
NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
TEST = System("test")
PASSWORD = "three warm lanterns"


def a_place(*, now: datetime = NOW, sign_up_mode: str = "open", **changes) -> None:
    """A place with its notes, every answer given, and open doors."""
    from tealight.place.actions.lay_foundations import lay_foundations
    from tealight.place.actions.open_place import open_place
    from tealight.place.actions.shape_place import shape_place

    lay_foundations(viewer=TEST, now=now, name="Harbour")
    answered = {
        "sign_up_mode": sign_up_mode,
        "rules": "Speak of your own.",
        "confidentiality": "What you tell stays here, unless a life is in danger.",
        "hours": [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "19:00", "to": "23:00"}],
        "safeguarding_lead": "Hazel Dunn",
        "safeguarding_deputy": "Mira Holt",
        "out_of_hours_plan": "Nobody watches; the page says so.",
        "police_position": "We tell what the law requires.",
        "key_copy_confirmed_on": now.date(),
        "mail_tested_on": now.date(),
    }
    shape_place(viewer=TEST, now=now, **{**answered, **changes})
    open_place(viewer=TEST, now=now)


def a_member(pen_name: str, *, now: datetime = NOW, password: str | None = PASSWORD, **choices) -> int:
    """Make an account; return its member id."""
    from tealight.accounts.actions.make_member import make_member

    return make_member(viewer=TEST, now=now, pen_name=pen_name, password=password, **choices).member_id


def as_viewer(member_id: int, now: datetime = NOW) -> Person:
    """Load a member as they ask from now on: after each change, ask again."""
    from tealight.accounts.queries.viewer import load_person

    person = load_person(member_id, now)
    assert person is not None, "this account is closed, suspended, or not let in"
    return person


def a_person(pen_name: str, **choices) -> Person:
    """Make an account; return its viewer."""
    return as_viewer(a_member(pen_name, **choices), choices.get("now", NOW))


def a_second_step(viewer: Person, now: datetime = NOW) -> str:
    """Set up a codes app for `viewer`; return its secret."""
    from tealight.accounts.actions.add_codes_app import add_codes_app

    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    add_codes_app(viewer=viewer, now=now, secret=secret)
    return secret
