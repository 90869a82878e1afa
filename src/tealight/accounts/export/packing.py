"""From a row to a sealed file: every kind of thing gives its part, one photo in memory at a time.

A try that fails leaves nothing on the disk, and the job comes again, from the start.
"""

import errno
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.accounts.actions.begin_export import Begun, begin_export
from tealight.accounts.actions.finish_export import finish_export
from tealight.accounts.actions.give_up_export import give_up_export
from tealight.accounts.export import files
from tealight.accounts.export.pages import Book
from tealight.accounts.models import ExportFault
from tealight.accounts.queries.viewer import load_person
from tealight.jobs import progress
from tealight.kernel import clock
from tealight.kernel.viewer import Person, System

_PACKING = System("somebody asked for everything they gave")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def pack(export: int, job: int, now: datetime) -> None:
    """Pack one export, if somebody still waits for it."""
    begun = begin_export(viewer=_PACKING, now=now, export=export, job=job)
    viewer = load_person(begun.member, now) if begun else None
    if begun is None or viewer is None:
        return  # taken back, or the account was closed; whoever did that ends the row
    key = files.new_key()
    try:
        size = _write(export, begun, key, viewer, now)
    except OSError as fault:
        if fault.errno not in _NO_ROOM:
            raise
        give_up_export(viewer=_PACKING, now=now, export=export, fault=ExportFault.FULL)
        return
    if not finish_export(
        viewer=_PACKING, now=now, export=export, member=begun.member, name=begun.name, key=key, size=size
    ):
        files.remove([begun.name])


def _write(export: int, begun: Begun, key: bytes, viewer: Person, now: datetime) -> int:
    kinds = [kind for kind in import_string(settings.TEALIGHT_KINDS).values() if kind.export]
    with (
        files.sealing(begun.name, export, key, clock.day(now)) as sealed,
        ZipFile(sealed, "w", ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        book = Book(archive, viewer, now)
        for done, kind in enumerate(kinds):
            # Parts and no things: how many things there are would tell how much somebody wrote anonymously.
            progress.report(done, len(kinds))
            book.add(kind.ask("export")(viewer))
        book.close()
    return sealed.size
