"""Rules as pages show them, and as a decision names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from tealight.kernel import prose
from tealight.place.models import PLACE, RulesVersion
from tealight.place.queries.standing import Rules, rules_of


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule of `place/_rules.html`. `more` is safe HTML, or empty."""

    number: int
    title: str
    sentence: str
    more: SafeString


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule as a decision names it: whose it is (0: the place's), which version, which number."""

    group: int
    version: int
    number: int
    called: str
    sentence: str


def cards(rules: Rules | None) -> tuple[RuleCard, ...]:
    """Return `rules` as pages show them: the team's own words, which may have lists and links."""
    return tuple(
        RuleCard(rule.number, rule.title, rule.sentence, _html(rule.more)) for rule in (rules.rules if rules else ())
    )


def choices(found: Iterable[Rules | None]) -> tuple[RuleChoice, ...]:
    """Return what can be named of `found`, in its order."""
    return tuple(
        RuleChoice(rules.group, rules.version, rule.number, rule.called, rule.sentence)
        for rules in found if rules for rule in rules.rules
    )


def _html(source: str) -> SafeString:
    return mark_safe("".join(part.html for part in prose.render(source)))  # noqa: S308 - sanitised


def rules_for(group: int | None, at: date) -> Rules | None:
    """Return the rules of a room, or of the place without one, as they held at the end of the day `at`.

    None where there were none. Of two versions of one day the later one counts; a decision says which it
    names. Rules of the place are everyone's; whether somebody may know of a room is asked by who shows it.
    """
    rows = RulesVersion.objects.filter(group=group or PLACE, since__lte=at).order_by("-version")
    row = rows.first()
    return None if row is None else rules_of(row)


def rules_version(group: int | None, version: int) -> Rules | None:
    """Return one version of the rules of a room, or of the place; None if there is no such version."""
    row = RulesVersion.objects.filter(group=group or PLACE, version=version).first()
    return None if row is None else rules_of(row)


def earlier_rules(group: int | None) -> tuple[Rules, ...]:
    """Return the versions that hold no more, the latest first."""
    rows = RulesVersion.objects.filter(group=group or PLACE, until__isnull=False).order_by("-version")
    return tuple(rules_of(row) for row in rows)
