from datetime import datetime

from django.db import transaction

from tealight.accounts.export import files
from tealight.accounts.models import Export
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def end_every_export(*, viewer: System, now: datetime) -> None:
    """End every export that is being packed or waits to be fetched: keys were stolen, and it joins all of a life.

    Whoever asked for one asks again. Records no event: its owner looks.
    """
    require(may_rekey(viewer))
    names = list(Export.objects.filter(name__isnull=False).values_list("name", flat=True))
    Export.objects.all().delete()
    transaction.on_commit(lambda: files.remove(names))
