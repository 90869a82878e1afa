"""`tealight compliance`: writes the workbook of the UK Online Safety Act to files."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--to", metavar="FILE", default="workbook.pdf", help="the PDF; a JSON file with every version goes beside it"
    )


def run(options: argparse.Namespace) -> int:
    pdf = Path(options.to).with_suffix(".pdf")
    place.prepare()
    from django.db import DatabaseError

    from tealight.compliance.printing import printed
    from tealight.compliance.queries.book import every_version, whole_book
    from tealight.kernel import clock
    from tealight.kernel.viewer import System
    from tealight.place.queries import place as the_place

    viewer, today = System("compliance"), clock.day(clock.now())
    try:
        book = whole_book(viewer, the_place().name, today)
        written = json.dumps({"now": asdict(book), **every_version(viewer)}, ensure_ascii=False, indent=1, default=str)
    except DatabaseError as fault:
        print(f"The workbook cannot be read: {type(fault).__name__}. `tealight doctor` says more.")
        return 1
    for file, content in ((pdf, printed(book)), (pdf.with_suffix(".json"), written.encode())):
        try:
            file.write_bytes(content)
        except OSError as fault:
            print(f"{file} cannot be written: {fault.strerror}.")
            return 1
        print(f"written: {file}")
    return 0
