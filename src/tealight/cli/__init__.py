"""The `tealight` command: how an operator starts, looks after and examines a place."""

import argparse
import os
import sys
from importlib import import_module

from tealight import __version__
from tealight.config import env

# name -> what it does, in the operator's words. Each has a module here with `add_arguments` and `run`.
COMMANDS = {
    "serve": "open the place: web and background work, until told to stop",
    "demo": "the same, with a sample community made at the first start",
    "worker": "background work alone, for a second machine",
    "doctor": "examine settings, records, key ring and databases",
    "keys": "show, confirm, verify and change the master key",
    "import": "take in articles from an export of Ghost or WordPress",
    "export": "write every article to files, as Markdown",
    "compliance": "write the compliance workbook to files, as PDF and JSON",
    "bench": "measure what pages cost, in a sample of any size",
    "screen": "what screening finds in texts: one JSON line in, one out",
    "createoperator": "make an operator's account from the console",
}


def parser() -> argparse.ArgumentParser:
    """The command line, every command's options included."""
    top = argparse.ArgumentParser(prog="tealight", description="A quiet community place.")
    top.add_argument("--version", action="version", version=f"tealight {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"tealight {name}: {purpose}.")
        command.add_argument("--data", metavar="DIR", help="where everything is kept (otherwise TEALIGHT_DATA or ./data)")
        _module(name).add_arguments(command)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit status; faults of settings are told all at once."""
    options = parser().parse_args(arguments)
    os.umask(0o077)  # whatever we write is ours alone
    os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
    env.choose(data=options.data)
    try:
        return _module(options.command).run(options) or 0
    except KeyboardInterrupt:
        return 130
    except env.SettingsFault as fault:
        print("Tealight can not start:", file=sys.stderr)
        for sentence in fault.faults:
            print(f"  · {sentence}", file=sys.stderr)
        return 2


def _module(name: str):
    return import_module(f"tealight.cli.{name}")
