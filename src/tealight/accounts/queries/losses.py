"""A member's own losses, for their own pages only: nobody else's request ever opens them."""

from dataclasses import dataclass

from tealight.accounts.losses import (
    KINDS,
    ROLES,
    Loss,
    Said,
    gestation_of,
    path_of,
    read,
    said_of,
    when_of,
)
from tealight.accounts.queries.own import own_record
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person


@dataclass(frozen=True, slots=True)
class LossCard:
    """One loss as its owner's pages show it.

    Whatever speaks of a loss says `said.title` or `said.phrase`, both empty where nothing is to be said.
    """

    id: int
    said: Said
    #: what tells it from another in a list: kinds, path, weeks, season, where they stood; "" if all of that was left open
    told: str


def own_losses(viewer: Person) -> tuple[LossCard, ...]:
    """Return the viewer's losses, those written down last first. One statement."""
    record = own_record(viewer)
    return tuple(_card(read(kept), record.word) for kept in record.losses)


def own_loss(viewer: Person, loss_id: int) -> tuple[Loss, LossCard]:
    """Return one of the viewer's losses and its card; NotFound if they have no such one. One statement."""
    record = own_record(viewer)
    for kept in record.losses:
        if kept["id"] == loss_id:
            loss = read(kept)
            return loss, _card(loss, record.word)
    raise NotFound


def _card(loss: Loss, word: str) -> LossCard:
    parts = (
        *(KINDS[kind] for kind in loss.kinds), *path_of(loss), gestation_of(loss), when_of(loss), ROLES.get(loss.role, ""),
    )
    return LossCard(loss.id, said_of(loss, word), " · ".join(part for part in parts if part))
