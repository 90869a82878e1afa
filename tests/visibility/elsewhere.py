"""Who writes while others read: this process in their midst, or another one beside them."""

import multiprocessing
import traceback

from tests.visibility import writers
from tests.visibility.building import Place
from tests.visibility.telling import Step


class Here:
    """Does each step in this process, through the actions that people use."""

    #: whether a step can go on while somebody reads
    is_beside = False

    def __init__(self, place: Place):
        self.place = place

    def write(self, step: Step) -> None:
        self.place.world = writers.after(self.place.world, step)
        step.act(self.place)

    def end(self) -> None:
        pass


class Elsewhere(Here):
    """Does each step in a process of its own: what that process forgets by itself, the readers' does not."""

    is_beside = True

    def __init__(self, place: Place):
        from django.db import connections

        super().__init__(place)
        connections.close_all()  # no connection may be used by two
        fork = multiprocessing.get_context("fork")
        self.pipe, theirs = fork.Pipe()
        self.process = fork.Process(target=_work, args=(place, theirs), daemon=True)
        self.process.start()

    def write(self, step: Step) -> None:
        self.begin(step)
        self.finish()

    def begin(self, step: Step) -> None:
        self.step = step
        self.pipe.send(step)

    def finish(self) -> None:
        """Wait until the step is done, and be in the world that is then."""
        assert self.pipe.poll(60), "the writer says nothing"
        failed, notices = self.pipe.recv()
        assert not failed, failed
        self.place.world = writers.after(self.place.world, self.step)
        self.place.world.notices = notices

    def end(self) -> None:
        self.pipe.send(None)
        self.process.join(20)
        if self.process.is_alive():
            self.process.kill()


def _work(place: Place, pipe) -> None:
    from django.db import connections

    here = Here(place)
    while (step := pipe.recv()) is not None:
        try:
            here.write(step)
            pipe.send(("", place.world.notices))
        except Exception:
            pipe.send((traceback.format_exc(), {}))
    connections.close_all()
