"""What the operator chose. The only module that reads the process's environment.

Every fault is collected and told at once: an operator setting up a place in the evening should
not meet the faults one restart at a time.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tealight.config import reading


class SettingsFault(Exception):
    """Some settings can not be used; `faults` has one sentence for each of them."""

    def __init__(self, faults: tuple[str, ...]):
        self.faults = faults
        super().__init__("\n".join(faults))


def _operator(comment: str, read: Callable[[str], object], default: object, secret: bool = False):
    """A setting: what the operator needs to know of it, how its text is read, what holds without it."""
    note = {"comment": comment, "read": read, "secret": secret}
    if callable(default):
        return field(default_factory=default, metadata=note)
    return field(default=default, metadata=note)


@dataclass(frozen=True, slots=True)
class Env:
    """One immutable set of choices. A field `smtp_url` is read from TEALIGHT_SMTP_URL or, for
    secrets kept in files, from the file named by TEALIGHT_SMTP_URL_FILE."""

    data: Path = _operator(
        "Where everything is kept: database, key ring, media, static files. Back it up as docs/operating.md says.",
        reading.directory,
        lambda: Path.cwd() / "data",
    )
    host: str = _operator("The interface to listen on. Anything but loopback needs TEALIGHT_BEHIND_HTTPS.", str, "127.0.0.1")
    port: int = _operator("The port to listen on.", reading.port, 8000)
    behind_https: bool = _operator(
        "Say yes when a web server in front of us speaks HTTPS with people and passes X-Forwarded-Proto"
        " and X-Forwarded-For; see docs/operating.md.",
        reading.switch,
        False,
    )
    address: str = _operator(
        "The address people type, such as https://our-place.example: for links in mail and for passkeys.",
        reading.public_address,
        "",
    )
    other_hosts: tuple[str, ...] = _operator("Further host names we answer to, with commas between.", reading.names, ())
    database_url: str = _operator(
        "postgresql://user:password@host/name for a grown-up place. Without it: SQLite in the data directory.",
        reading.database,
        "",
        secret=True,
    )
    ring_url: str = _operator(
        "Where the key ring lives: postgresql://… or file:///path. Never on a disk that data backups take along.",
        reading.ring,
        "",
        secret=True,
    )
    master_key: str = _operator(
        "The master key that opens the key ring. Without it: the file master.key in the data directory, made at first start.",
        reading.key,
        "",
        secret=True,
    )
    next_master_key: str = _operator(
        "Only while the master key is being changed: the key that `tealight keys rotate` wraps the ring with.",
        reading.key,
        "",
        secret=True,
    )
    secret_key: str = _operator(
        "Signs links and forms. Without it: the file secret.key in the data directory, made at first start.",
        reading.key,
        "",
        secret=True,
    )
    smtp_url: str = _operator(
        "smtp://user:password@host:587 (STARTTLS), or smtps://…:465. Without it no mail leaves.",
        reading.smtp,
        "",
        secret=True,
    )
    mail_from: str = _operator("The sender of our mail; keep it neutral, other people see mailboxes.", str, "")
    web_threads: int = _operator("How many requests the web process answers at a time.", reading.count, 4)
    avif: bool = _operator(
        "Say yes to keep photos as AVIF too: a third lighter to look at, three times the work to make.",
        reading.switch,
        False,
    )
    cases_kept_days: int = _operator(
        "How many days after it was decided a case is kept: what was reported, by nobody, and what a reader saw.",
        reading.count,
        180,
    )
    log_level: str = _operator("How much the log says: debug, info, warning or error.", str.upper, "INFO")

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ, **given: object) -> "Env":
        """Reads every setting; `given` (from the command line) goes before the environment.

        Raises SettingsFault with all faults at once."""
        faults: list[str] = []
        chosen: dict[str, object] = {}
        for entry in fields(cls):
            name = "TEALIGHT_" + entry.name.upper()
            if given.get(entry.name) is not None:
                text = str(given[entry.name])
            else:
                text = _text(name, environment, faults)
            if text is None:
                continue
            try:
                chosen[entry.name] = entry.metadata["read"](text)
            except ValueError as fault:
                shown = "" if entry.metadata["secret"] else f" is “{text}”, which"
                faults.append(f"{name}{shown} {fault}.")
        unknown = {
            name
            for name in environment
            if name.startswith("TEALIGHT_") and not name.startswith("TEALIGHT_TEST_")
        } - {"TEALIGHT_" + entry.name.upper() + end for entry in fields(cls) for end in ("", "_FILE")}
        faults += [f"{name} is no setting of Tealight; see `tealight doctor --settings`." for name in sorted(unknown)]
        env = cls(**chosen)
        faults += env._contradictions()
        if faults:
            raise SettingsFault(tuple(faults))
        return env

    def _contradictions(self) -> list[str]:
        faults = []
        if self.log_level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            faults.append("TEALIGHT_LOG_LEVEL must be debug, info, warning or error.")
        if self.host not in reading.LOOPBACK and not self.behind_https:
            faults.append(
                f"TEALIGHT_HOST is {self.host}, which other machines can reach, and nothing says that HTTPS stands in"
                " front. What people write here must not be read on the way: put a web server with HTTPS before"
                " Tealight and start it with --behind-https, or keep to 127.0.0.1."
            )
        if self.behind_https and not self.address:
            faults.append("TEALIGHT_ADDRESS must say the https:// address people type when TEALIGHT_BEHIND_HTTPS is yes.")
        if self.smtp_url and "@" not in self.mail_from:
            faults.append("TEALIGHT_MAIL_FROM must be a mail address when TEALIGHT_SMTP_URL is set.")
        return faults

    @property
    def allowed_hosts(self) -> list[str]:
        hosts = ["127.0.0.1", "localhost", "[::1]", *self.other_hosts]
        if self.address:
            hosts.append(urlsplit(self.address).hostname)
        return hosts

    @property
    def own_address(self) -> str:
        """The address links begin with, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.address or f"http://{host}:{self.port}"

    def directory(self, *names: str) -> Path:
        """A directory under the data directory, made if it is not there, closed to other users."""
        place = self.data.joinpath(*names)
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place

    @property
    def signing_key_file(self) -> Path:
        return self.data / "secret.key"

    @property
    def master_key_file(self) -> Path:
        return self.data / "master.key"

    @property
    def ring_file(self) -> Path:
        """The key ring's own SQLite file, when the ring is no PostgreSQL database."""
        if self.ring_url.startswith("file:"):
            return Path(unquote(urlsplit(self.ring_url).path))
        return self.data / "ring" / "ring.sqlite3"

    def prepare(self) -> bool:
        """Makes the data directory and, on the very first start, its keys. Harmless when repeated.

        Returns whether it made a master key.

        A ring without its master key is never given a new one: that would turn everything sealed
        into noise at the first write. Raises SettingsFault then."""
        self.directory("ring")
        if not self.secret_key and not self.signing_key_file.exists():
            _write_secret(self.signing_key_file, secrets.token_urlsafe(48))
        if not self.master_key and not self.master_key_file.exists():
            if self.ring_url.startswith("postgres") or self.ring_file.exists():
                raise SettingsFault(
                    (
                        f"There is a key ring but no master key at {self.master_key_file}."
                        " Put the key back from your recovery copy; a new one could not open what is sealed.",
                    )
                )
            from tealight.kernel.crypto.master import make_key_file

            make_key_file(self.master_key_file)
            return True
        return False

    def has_database_file(self) -> bool:
        """Whether there is a database file of ours; asking SQLite itself would make one."""
        file = self.data / "tealight.sqlite3"
        return not self.database_url and file.exists() and file.stat().st_size > 0

    def signing_key(self) -> str:
        """The key of signed links and forms. Raises SettingsFault before the first start."""
        if self.secret_key:
            return self.secret_key
        try:
            return self.signing_key_file.read_text().strip()
        except OSError as fault:
            raise SettingsFault((f"{self.signing_key_file} can not be read: {fault.strerror}.",)) from None

    def master_key_bytes(self) -> bytes:
        """The master key, 32 bytes. Raises SettingsFault with the operator's sentence."""
        from tealight.kernel.crypto import master

        try:
            if self.master_key:
                return master.decode(self.master_key)
            return master.read_key_file(self.master_key_file)
        except master.KeyFileWrong as fault:
            raise SettingsFault((f"Master key: {fault}.",)) from None

    def next_master_key_bytes(self) -> bytes | None:
        """The key that is taking the master key's place, while that is so. Raises SettingsFault."""
        from tealight.kernel.crypto import master

        try:
            if self.next_master_key:
                return master.decode(self.next_master_key)
            file = master.next_file(self.master_key_file)
            return master.read_key_file(file) if not self.master_key and file.exists() else None
        except master.KeyFileWrong as fault:
            raise SettingsFault((f"Next master key: {fault}.",)) from None


def _write_secret(file: Path, text: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())


def _text(name: str, environment: Mapping[str, str], faults: list[str]) -> str | None:
    plain, file = environment.get(name), environment.get(name + "_FILE")
    if plain is not None and file is not None:
        faults.append(f"{name} and {name}_FILE are both set; keep one.")
    if plain is not None:
        return plain
    if file is None:
        return None
    try:
        return Path(file).read_text().strip()
    except OSError as fault:
        faults.append(f"{name}_FILE can not be read: {fault.strerror}.")
        return None


_given: dict[str, object] = {}


def choose(**given: object) -> None:
    """What the command line said; it goes before the environment. Call it before Django starts."""
    _given.update({name: value for name, value in given.items() if value is not None})


def chosen() -> Env:
    """The settings of this process."""
    return Env.load(**_given)
