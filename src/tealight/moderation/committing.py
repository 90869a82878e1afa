"""What the append-only record commits to of a decision."""

from tealight.moderation.models import Decision


def committed(row: Decision, sealed: dict) -> dict:
    """Return what the record commits to of a decision: all of it, but what makes undoing possible."""
    open_columns = ("kind", "thing", "face", "what", "ground", "category", "noticed")
    said = {name: sealed[name] for name in ("until", "reason", "by", "rule")}
    return {
        "decision": row.id, "day": row.decided_on.isoformat(), **{name: getattr(row, name) for name in open_columns}, **said,
    }
