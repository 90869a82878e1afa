from datetime import date, datetime

from tealight.help import policy
from tealight.help.actions.facts import (
    ChannelFacts,
    HelplineFacts,
    channel_rows,
    write_channels,
    write_facts,
)
from tealight.help.models import Channel, Country, Helpline
from tealight.help.models.directory import read_directory
from tealight.help.models.hours import read_hours
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def load_directory(*, viewer: Viewer, now: datetime) -> int:
    """Bring the release's helplines into the database; return how many rows changed.

    Runs at every start and is harmless when repeated. What this place has checked,
    changed or retired itself is left alone. What an older release brought and this
    one no longer knows is retired. Records no event: nobody did this.
    """
    require(policy.may_load_directory(viewer))
    directory = read_directory()
    stamp = {
        "verified_by": directory["checked_by"],
        "verified_on": directory["checked_on"],
        "expires_on": directory["expires_on"],
    }
    changed = 0
    countries = {row.code: row for row in Country.objects.all()}
    lines = {row.key: row for row in Helpline.objects.all()}
    new: list[Helpline] = []
    for entry in directory["country"]:
        country, was_changed = _put_country(countries.get(entry["code"]), entry, stamp)
        changed += was_changed
        for place, line in enumerate(entry["line"]):
            row = lines.pop(line["key"], None)
            if row is None:
                new.append(_written(Helpline(key=line["key"]), country, line, stamp, place))
            elif _is_older(row, stamp["verified_on"]):
                _written(row, country, line, stamp, place).save()
                write_channels(row, _channels(line))
                changed += 1
    Helpline.objects.bulk_create(new)
    wanted = {line["key"]: line for entry in directory["country"] for line in entry["line"]}
    Channel.objects.bulk_create(
        channel for row in new for channel in channel_rows(row, _channels(wanted[row.key]))
    )
    return changed + len(new) + _retire_forgotten(lines.values(), clock.day(now))


def _is_older(row, checked_on: date) -> bool:
    return row.taken_over_on is None and row.verified_on < checked_on


def _put_country(row: Country | None, entry: dict, stamp: dict) -> tuple[Country, bool]:
    if row is not None and not _is_older(row, stamp["verified_on"]):
        return row, False
    row = row or Country(code=entry["code"])
    row.name, row.own_name, row.language = entry["name"], entry["own_name"], entry["language"]
    row.emergency = entry["emergency"]
    row.emergency_words = entry.get("emergency_words", "emergency services")
    row.also, row.also_words = entry.get("also", ""), entry.get("also_words", "")
    row.where_to_go = entry.get("where_to_go", "the emergency department")
    row.timezone = entry["timezone"]
    _put_stamp(row, stamp)
    row.save()
    return row, True


def _written(
    row: Helpline, country: Country, line: dict, stamp: dict, place: int
) -> Helpline:
    """Put the file's words into `row`; the caller saves it."""
    row.country = country
    row.place = place
    row.retired_on = None
    write_facts(row, _facts_of(line, country.timezone))
    row.confidence = line["confidence"]
    _put_stamp(row, stamp)
    return row


def _channels(line: dict) -> tuple[ChannelFacts, ...]:
    return tuple(ChannelFacts(**channel) for channel in line["channels"])


def _put_stamp(row, stamp: dict) -> None:
    for name, value in stamp.items():
        setattr(row, name, value)


def _facts_of(line: dict, timezone: str) -> HelplineFacts:
    return HelplineFacts(
        name=line["name"],
        scope=line["scope"],
        is_crisis=line["is_crisis"],
        channels=_channels(line),
        timezone=line.get("timezone", timezone),
        about=line.get("about", ""),
        region=line.get("region", ""),
        languages=line.get("languages", ""),
        hours=read_hours(line.get("hours", "")),
        hours_words=line.get("hours_words", ""),
        cost=line.get("cost", ""),
        appears_on_bill=line.get("on_bill", "unknown"),
        source=line["source"],
        note=line.get("note", ""),
    )


def _retire_forgotten(left_over, today: date) -> int:
    forgotten = [
        row for row in left_over if row.taken_over_on is None and row.retired_on is None
    ]
    for row in forgotten:
        row.retired_on = today
        row.save(update_fields=["retired_on"])
    return len(forgotten)
