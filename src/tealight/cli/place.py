"""Bringing a data directory up to this version before anyone is let in."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from tealight import __version__
from tealight.cli import apart
from tealight.config import env


class NotReady(Exception):
    """The place can not be opened; the message is the operator's sentence."""


def prepare() -> env.Env:
    """Makes directories and keys (first start) and lets Django stand.

    Raises SettingsFault, also when key ring, master key and data do not belong together."""
    chosen = env.chosen()
    made_a_key = chosen.prepare()
    import django

    django.setup()
    from tealight.cli.ring import ring_fault

    fault = ring_fault(chosen)
    if fault:
        if made_a_key:  # beside what it can not open it would look like the one that was lost
            chosen.master_key_file.unlink()
            fault = f"There is no master key at {chosen.master_key_file}. {fault}"
        raise env.SettingsFault((fault,))
    return chosen


def bring_up(*steps) -> None:
    """Runs steps in a process of their own, so that what they load does not stay in memory.

    Raises NotReady when one of them failed; its own words are already on the console."""
    def take() -> int:
        try:
            for step in steps:
                step()
        except NotReady as fault:
            print(fault, file=sys.stderr)
            return 1
        return 0

    if apart.ended(apart.begin(take)) != 0:
        raise NotReady("The place was not opened, see above.")


def migrate() -> None:
    """Brings both databases to this version's shape; quick when there is nothing to do."""
    from django.core.management import call_command
    from django.db import connections

    # The ring holds one room's table alone; walking every library's history for it takes seconds.
    call_command("migrate", "keyring", database="ring", interactive=False, verbosity=0)
    call_command("migrate", database="default", interactive=False, verbosity=0)
    connections.close_all()
    for alias in connections:
        if connections[alias].vendor == "sqlite":
            Path(connections[alias].settings_dict["NAME"]).chmod(0o600)


def erase_again() -> None:
    """Erases what an old backup brought back and the erasure journal, kept with the key ring, knows to be
    erased; and overwrites copies of the ring that are too old. Before anyone is let in."""
    from tealight.accounts import erasures
    from tealight.kernel import clock
    from tealight.kernel.crypto import copies

    copies.forget_old_copies(clock.day(clock.now()))
    number = erasures.erase_again(clock.now())
    if number:
        print(f"A backup had brought back what was erased: {number} {'thing is' if number == 1 else 'things are'} erased again.")


def collect_files() -> None:
    """Gathers static files under names with hashes and compresses them, once per version.

    The directory is built beside the old one and changes place in one step: a start that was
    killed in the middle leaves no half-styled pages."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
    from whitenoise.compress import Compressor

    sources = {}
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, source in finder.list([]):
            sources.setdefault(path, source)  # as in templates: the first to name a file provides it
    for path, source in sorted(sources.items()):
        status = os.stat(source.path(path))
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".made-from"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    coming = root.with_name(root.name + ".coming")
    shutil.rmtree(coming, ignore_errors=True)
    files = ManifestStaticFilesStorage(location=coming, base_url=settings.STATIC_URL)
    for path, source in sources.items():
        with source.open(path) as file:
            files.save(path, file)
    for _, _, outcome in files.post_process({path: (files, path) for path in sources}):
        if isinstance(outcome, Exception):
            raise outcome
    compressor = Compressor(use_gzip=True, use_brotli=False, quiet=True)
    for directory, _, names in os.walk(coming):
        for name in names:
            if compressor.should_compress(name):
                compressor.compress(os.path.join(directory, name))
    (coming / ".made-from").write_text(digest.hexdigest())
    shutil.rmtree(root, ignore_errors=True)
    coming.rename(root)


def learn_file_names() -> None:
    """Reads the names the static files were just given.

    Wagtail asks for the storage while it is imported, at a first start before there are any names;
    without this, every page of that first start would look for a stylesheet nobody knows."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()
