"""Signs in a body or a mind that cannot wait. What to do, never what it is.

Sources: NHS Greater Glasgow and Clyde, "Seeking emergency services" (early
pregnancy assessment); Tommy's, "I think I'm having a miscarriage"; Action on
Postpartum Psychosis; on movements, East and North Hertfordshire and Tameside
maternity services, 2025. Collected in November 2026.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, how a person would notice it, and what more to say."""

    title: str
    notice: str
    say: str = ""


URGENT_SIGNS: tuple[Sign, ...] = (
    Sign(
        "Heavy bleeding",
        "Soaking more than one maternity pad in an hour, large clots, feeling faint, "
        "or severe pain.",
    ),
    Sign(
        "Pain on one side, or at the tip of the shoulder",
        "Also with dizziness or collapse, and also before anyone has seen where a pregnancy is.",
    ),
    Sign(
        "Fever",
        "Feeling hot and shivery, pain that grows worse, or discharge that smells bad, "
        "after a loss, a birth or an operation.",
    ),
    Sign(
        "Sudden confusion, voices, or racing thoughts",
        "Hearing or seeing what others don’t, beliefs that frighten the people near you, or "
        "hardly sleeping and not tired. It can begin in the days and weeks after any birth, "
        "also when the baby died, and grows worse fast.",
        "The person it happens to may not notice. Someone near can ring.",
    ),
)

#: kept apart and closed until asked for: many who come here cannot read of movements
MOVEMENTS = Sign(
    "Movements fewer, weaker or different",
    "Ring the maternity unit now, at any hour. Don’t wait until tomorrow, and don’t use a "
    "listening device at home to decide.",
    "If you can’t reach the unit, ring the emergency number.",
)
