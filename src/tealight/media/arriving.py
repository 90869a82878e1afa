"""Photos on their way in: sealed as they come, so that nothing lies on a disk in the clear.

Django would put a large file into a temporary folder as it came, with its place and time in it. This
handler takes the fields called `photos` before that and writes sealed pieces of a megabyte; how much
somebody sends does not change how much memory is needed.
"""

from dataclasses import dataclass, field

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers

from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.media import files
from tealight.media.plan import HEAD, HEAVIEST

FIELD = "photos"
#: files taken from one form; nobody chooses more, and more could fill the disk
MOST = 12


@dataclass(slots=True)
class Arrival:
    """One file that came with a form: sealed pieces on the disk, of which no row knows yet."""

    box: files.Box
    size: int = 0
    pieces: int = 0
    head: bytes = b""
    _held: bytearray = field(default_factory=bytearray, repr=False)

    @classmethod
    def begin(cls) -> "Arrival":
        return cls(files.Box(files.UPLOADS, new_id(), files.new_name(), files.new_key()))

    def take(self, chunk: bytes) -> None:
        """Take what came next; of what is too heavy nothing is kept."""
        self.head = (self.head + chunk)[:HEAD] if len(self.head) < HEAD else self.head
        self.size += len(chunk)
        if self.size > HEAVIEST:
            self.drop()
            return
        self._held += chunk
        while len(self._held) >= files.PIECE:
            self._put(bytes(self._held[: files.PIECE]))
            del self._held[: files.PIECE]

    def finish(self) -> "Arrival":
        """Put down the last piece."""
        if self._held:
            self._put(bytes(self._held))
            self._held.clear()
        return self

    def drop(self) -> None:
        """Delete what came."""
        self._held.clear()
        self.box.remove()

    def close(self) -> None:
        """Nothing is held open; Django asks every file it gives away."""

    def _put(self, piece: bytes) -> None:
        self.box.put(str(self.pieces), piece, clock.day(clock.now()))
        self.pieces += 1


class SealedArrival(FileUploadHandler):
    """Takes the files of `photos` from forms of people who are signed in; leaves all others alone."""

    def __init__(self, request=None):
        super().__init__(request)
        self.arrival: Arrival | None = None
        self.taken = 0

    def new_file(self, field_name, *args, **kwargs):
        super().new_file(field_name, *args, **kwargs)
        self.arrival = None
        if field_name != FIELD:
            return
        # A form is read before it is judged: whoever is not signed in could fill the disk.
        if not getattr(getattr(self.request, "viewer", None), "is_person", False) or self.taken >= MOST:
            raise SkipFile
        self.taken += 1
        self.arrival = Arrival.begin()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data, start):
        if self.arrival is None:
            return raw_data
        self.arrival.take(bytes(raw_data))
        return None

    def file_complete(self, file_size):
        return None if self.arrival is None else self.arrival.finish()

    def upload_interrupted(self):
        if self.arrival is not None:
            self.arrival.drop()
