"""What is not kept can not be stolen: columns that must never exist, libraries' tables included."""

import re

import pytest
from django.apps import apps
from django.db import connections, models

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("tealight.")}

FORBIDDEN = re.compile(
    r"(^|_)(ip|ips|ip_address|remote_addr|address|user_agent|agent|last_login|email|e_?mails?|referr?er|location|"
    r"latitude|longitude|hospital|fingerprint|phone|postcode|ssn|gender|sex|birth|due_date|last_seen_at|"
    r"signed_in_at|login_at|last_used_at|date_joined|first_name|last_name|real_name)($|_)"
)
FORBIDDEN_KINDS = (models.GenericIPAddressField, models.EmailField)

# column -> why it may be there. Libraries' columns named here hold nothing: their tables stay empty,
# or the column does, and `test_libraries_columns_stay_empty` and the sample community show it.
EMPTY: dict[str, str] = {
    "account.EmailAddress.email": "allauth's own list of addresses; ours is one sealed value in the member's record",
    "account.EmailConfirmation.email_address": "the same: addresses are confirmed by our own one-time links",
    "wagtailadmin.EditingSession.last_seen_at": "the CMS's “who else is editing”; its pings answer 404 here",
}
# Columns of ours whose name sounds like a forbidden one and which are not.
INNOCENT: dict[str, str] = {
    "mfa.Authenticator.last_used_at": "allauth's, kept to the day; tests/accounts shows it",
    "place.PlaceSettings.leave_address": "a web address: where “Leave site” goes",
}


def columns():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            yield model, field


def _name(model, field) -> str:
    return f"{model._meta.label}.{field.name}"


def test_no_column_keeps_what_we_do_not_keep():
    strays = {
        _name(model, field)
        for model, field in columns()
        if FORBIDDEN.search(field.name) or isinstance(field, FORBIDDEN_KINDS)
    }
    allowed = EMPTY.keys() | INNOCENT.keys()
    assert strays - allowed == set(), sorted(strays - allowed)
    assert allowed - strays == set(), f"no longer there, take them off the list: {sorted(allowed - strays)}"


# Django's permissions for the team in the CMS: rows about editors, written when a role is given.
OF_THE_CMS = {"accounts.Member_groups", "accounts.Member_user_permissions"}


def test_our_own_rows_have_random_keys():
    """A key that counts up tells the order in which people came and wrote."""
    counting = [
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
        and isinstance(model._meta.pk, models.AutoField | models.BigAutoField | models.UUIDField)
        and model._meta.label not in OF_THE_CMS
    ]
    assert not counting, counting


# Moments (not days or hours) that our own rows may keep, and why they betray nobody.
MOMENTS: dict[str, str] = {
    "moderation.Alarm.since": "a danger's minute, for those who answer it; the row goes with the decision (PRIVACY 5)",
    "moderation.Alarm.due": "as its minute",
    "jobs.Job.run_at": "when a job that waits for a time is due; empty for one that was just asked for, gone with the row",
    "jobs.Job.lease_until": "while a worker is at the job; gone with the row",
    "jobs.Tick.due_at": "when the schedule comes round; nobody's doing",
    "accounts.Link.expires_at": "a whole hour, long after it was asked for; the row says of nobody",
    "accounts.Throttle.until": "a whole five minutes, of a name known by a tag only; names nobody has count alike",
    "rota.Shift.starts_at": "planned beforehand, in half hours; whose it is is sealed",
    "rota.Shift.ends_at": "planned beforehand, in half hours; whose it is is sealed",
    "stories.Story.answered_on": "a whole hour, as the reply's own",
    "stories.Story.appears_at": "a whole hour, drawn by chance",
    "stories.Reply.appears_at": "a whole hour, drawn by chance",
    "stories.Confession.appears_at": "a whole hour, drawn by chance",
}


def test_our_own_rows_keep_no_moments_but_the_listed():
    """A minute joins what was written anonymously to whoever was there at that minute."""
    found = {
        _name(model, field)
        for model, field in columns()
        if model._meta.app_label in OURS and isinstance(field, models.DateTimeField) and not _is_an_hour(field)
    }
    assert found - MOMENTS.keys() == set(), sorted(found - MOMENTS.keys())
    assert MOMENTS.keys() - found == set(), f"take them off the list: {sorted(MOMENTS.keys() - found)}"


def _is_an_hour(field) -> bool:
    """Named for the hour; test_sample.py shows that only whole hours get in."""
    return "hour" in field.name


def test_no_row_of_ours_keeps_when_it_was_touched():
    automatic = [
        _name(model, field)
        for model, field in columns()
        if model._meta.app_label in OURS and (getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))
    ]
    assert not automatic, automatic


@pytest.mark.django_db
def test_libraries_columns_stay_empty():
    """As migrated; test_sample.py shows that they stay so when people live here."""
    for column in EMPTY:
        assert not apps.get_model(column.rsplit(".", 1)[0]).objects.exists(), column


@pytest.mark.django_db
def test_no_database_keeps_a_hidden_order():
    """SQLite numbers rows by insertion unless the key is the row's own number."""
    if connections["default"].vendor != "sqlite":
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_sequences")
        return
    hidden = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        alias = "ring" if model._meta.app_label == "keyring" else "default"
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type='table' AND name=%s", [model._meta.db_table])
            (made,) = cursor.fetchone()
        key = model._meta.pk.column
        own_number = re.search(rf'"{key}" (integer|bigint)[^,]* PRIMARY KEY', made, re.IGNORECASE)
        if "WITHOUT ROWID" not in made.upper() and not (own_number and own_number[1].lower() == "integer"):
            hidden.append(model._meta.label)
        if "AUTOINCREMENT" in made.upper():
            hidden.append(f"{model._meta.label} counts up")
    assert not hidden, hidden
