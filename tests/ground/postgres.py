"""A PostgreSQL of our own: an unprivileged user, a directory of its own, a free port, loopback only."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: the database of a whole run's server that is migrated once, and copied for each of its processes
TEMPLATE = "tealight_migrated"


class Missing(Exception):
    """Something the tests need is neither there nor installable; the message says what."""


@dataclass(frozen=True, slots=True)
class Postgres:
    programs: Path
    directory: Path
    port: int
    user: str

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://tealight@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> None:
        import psycopg
        from psycopg.sql import SQL, Identifier

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(database)))


def find_programs() -> Path | None:
    """The directory with initdb and pg_ctl: the newest Debian keeps, or the one in PATH."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parent.parent.name), reverse=True
    )
    if versions:
        return versions[0].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def install(*packages: str) -> None:
    """Installs Debian packages when this process may; raises Missing when not."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing(f"install {' '.join(packages)} (this process is not allowed to)")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-q", "update"], ["apt-get", "-qy", "install", "--no-install-recommends", *packages]):
        done = subprocess.run(command, env=environment, check=False, **quiet)
        if done.returncode:
            raise Missing(f"{' '.join(command)} failed: {done.stderr.strip()[-400:]}")


def _unprivileged() -> str:
    """Whom the server runs as: never root, PostgreSQL refuses and is right."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Missing("a user called postgres or nobody to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@cache
def started() -> Postgres:
    """Starts PostgreSQL once for this process and stops it at exit. Raises Missing."""
    # fsync off: these rows live for minutes. Durability is tested on its own, with it on.
    # jit off: compiling a statement for tables of a few rows costs more than asking it.
    server = start(Path(tempfile.mkdtemp(prefix="tealight-postgres-")), "-c fsync=off -c full_page_writes=off -c autovacuum=off -c jit=off -c max_connections=60")
    atexit.register(stop, server, os.getpid())
    return server


def start(directory: Path, choices: str = "") -> Postgres:
    """Starts PostgreSQL on what is in `directory`, or on a new database there; the caller halts it. Raises Missing."""
    programs = find_programs()
    if programs is None:
        install("postgresql")
        programs = find_programs()
    if programs is None:
        raise Missing("PostgreSQL's initdb (on Debian: apt install postgresql)")
    user = _unprivileged()
    directory.mkdir(mode=0o700, exist_ok=True)
    shutil.chown(directory, user)
    server = Postgres(programs, directory, _free_port(), user)
    if not (directory / "db").exists():
        _as(server, "initdb", "-D", str(directory / "db"), "-U", "tealight", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync")
    where = f"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {choices}"
    _as(server, "pg_ctl", "-D", str(directory / "db"), "-o", where, "-w", "-l", str(directory / "log"), "start")
    return server


def halt(server: Postgres) -> None:
    """Stops the server; what it holds stays."""
    _as(server, "pg_ctl", "-D", str(server.directory / "db"), "-m", "fast", "-w", "stop", check=False)


def stop(server: Postgres, owner: int) -> None:
    """Stops the server and removes its directory; only in the process that started it."""
    if os.getpid() != owner:
        return
    _as(server, "pg_ctl", "-D", str(server.directory / "db"), "-m", "immediate", "-w", "stop", check=False)
    shutil.rmtree(server.directory, ignore_errors=True)


def _as(server: Postgres, program: str, *arguments: str, check: bool = True) -> None:
    command = [str(server.programs / program), *arguments]
    choices: dict[str, object] = {}
    if os.geteuid() == 0:
        who = pwd.getpwnam(server.user)
        choices = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    # The words of initdb are kept for the failure; pg_ctl's server would hold a pipe open for ever.
    words = subprocess.PIPE if program == "initdb" else subprocess.DEVNULL
    done = subprocess.run(
        command,
        cwd=server.directory,
        stdin=subprocess.DEVNULL,
        stdout=words,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        **choices,
    )
    if check and done.returncode:
        log = server.directory / "log"
        words = (done.stdout or "") + (log.read_text() if log.exists() else "")
        raise Missing(f"{program} failed: {words.strip()[-600:]}")
