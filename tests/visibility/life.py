"""A place in which people write while others read, with nothing kept in memory ever forgotten.

One turn: some readers ask for some pages, so that whatever can be kept is kept; something happens in
the middle of one more reading; and they ask again. Before and afterwards every page is exactly as the
plan says; what was read meanwhile is never more than the plan allowed before or allows now.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from tests.visibility import building, drawing, ground, oracle, surfaces, things, worlds, writers
from tests.visibility.elsewhere import Here
from tests.visibility.reader import Reader, readers
from tests.visibility.surfaces import Page
from tests.visibility.telling import Answer, Become, Edit, Publish, Step
from tests.visibility.worlds import VISITOR, World

#: statements of a page that was not read before, about
LENGTH = 12


class Life:
    """A place, its people's browsers, and what happens by chance, through a writer here or elsewhere.

    `only` names the lists that are read, where not all are; `always` who reads in every turn, and what is done is
    then done to stories they can read; `unread` says how often the page in whose reading it happens was not read
    before: what is kept is then kept of that very moment.
    """

    def __init__(
        self, chance: Random, counted: Counter[str], writer: type[Here] = Here,
        only: frozenset[str] | None = None, always: frozenset[str] = frozenset(), unread: float = 0.4,
    ):
        self.chance, self.only, self.always, self.unread = chance, only, always, unread
        ground.a_ground()
        self.place = building.build(drawing.draw(chance, 10, 14))
        self.readers = list(readers(self.place, counted).values())
        self.writer = writer(self.place)

    def __enter__(self) -> "Life":
        return self

    def __exit__(self, *raised) -> None:
        self.writer.end()

    def turn(self) -> None:
        """Let some read, something happen meanwhile, and the same read again."""
        step = self._something()
        asked = [(reader, page) for reader in self._some_readers(step) for page in self._some_pages(reader, step)]
        reader, page = self.chance.choice([pair for pair in asked if pair[1].surface != "search in a room"])
        unread, lengths = self.chance.random() < self.unread, {}
        for pair in asked:
            if unread and pair == (reader, page):
                continue
            with counted_statements() as seen:
                surfaces.exactly(*pair)
            lengths[pair[0].name, pair[1]] = seen[0]
        before = self.place.world
        length = lengths.get((reader.name, page), LENGTH)
        if self.writer.is_beside and self.chance.random() < 0.5:
            self.writer.begin(step)
            page.ask(reader)
            self.writer.finish()
        else:
            with interrupted(self.chance.randint(0, length), lambda: self.writer.write(step)):
                page.ask(reader)
        now = self.place.world
        reader.never_more(
            f"{page.surface} meanwhile", page.expected(before), page.expected(now), may=page.may(before) | page.may(now)
        )
        for reader, page in asked:
            surfaces.exactly(reader, page)
        for reader in self.chance.sample(self.readers, 2):
            self._touched(reader, step)

    def _something(self) -> Step:
        """Something that somebody can do; to a story those can read who always read, where there is one."""
        world = self.place.world
        for _ in range(20):
            step = writers.draw(self.chance, world)
            number = _story_of(step, world)
            if not self.always:
                break
            if number is not None and any(oracle.may_read(world, who, world.stories[number]) for who in self.always):
                break
        return step

    def _some_readers(self, step: Step) -> list[Reader]:
        """Some readers: whom the step is about among them, if it is about somebody."""
        asked = {getattr(step, "who", None)} | self.always
        found = [reader for reader in self.readers if reader.name in asked]
        others = [reader for reader in self.readers if reader.name not in asked]
        return found + self.chance.sample(others, 3 - len(found))

    def _some_pages(self, reader: Reader, step: Step) -> list[Page]:
        number = _story_of(step, self.place.world)
        if number is None:
            number = self.chance.choice(_touched_by(step, self.place.world) or range(len(self.place.world.stories)))
        page = surfaces.of_story(reader.name, number, opened=self.chance.random() < 0.3)
        if reader.name == VISITOR:
            return [page]
        lists = [one for one in surfaces.pages_of(reader) if self._is_read(one, reader)]
        return [page, *self.chance.sample(lists, min(2, len(lists)))]

    def _is_read(self, page: Page, reader: Reader) -> bool:
        if self.only is not None and page.surface not in self.only:
            return False
        return page.surface not in surfaces.OF_TEAM or reader.name in worlds.MODERATORS

    def _touched(self, reader: Reader, step: Step) -> None:
        """Ask for what the step was about in other ways, and for a photo that was there before."""
        world, number = self.place.world, _story_of(step, self.place.world)
        if number is not None:
            story = world.stories[number]
            things.story_page(reader, story)
            for reply in world.replies_to(story)[-2:]:
                things.deep_link(reader, reply)
        photos = [photo for photo in world.photos if number is None or photo.owner.number == number] or world.photos
        if photos:
            things.photo_files(reader, self.chance.choice(photos))
        if reader.name != VISITOR:
            surfaces.notices(reader)


def _story_of(step: Step, world: World) -> int | None:
    """The story a step is about; None if it is about none, or about one that is not there yet."""
    number = None
    if isinstance(step, Publish):
        number = step.story.number
    elif isinstance(step, Answer):
        number = step.story
    elif isinstance(step, (Become, Edit)):
        number = step.number if step.kind == "story" else world.replies[step.number].story.number
    return number if number is not None and number < len(world.stories) else None


def _touched_by(step: Step, world: World) -> list[int]:
    """The stories whose readers a step changes, where it is about no story."""
    if isinstance(step, writers.Circle):
        return [story.number for story in world.stories if story.audience == "circle" and story.author == step.owner]
    if isinstance(step, writers.Room):
        return [story.number for story in world.stories if story.room == step.room]
    return []


@contextmanager
def counted_statements() -> Iterator[list[int]]:
    """Count the statements within that something could happen before."""
    from django.db import connection

    seen = [0]

    def watch(execute, sql, params, many, context):
        seen[0] += not connection.in_atomic_block
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


@contextmanager
def interrupted(at: int, write: Callable[[], None]) -> Iterator[None]:
    """Within, let `write` happen before statement `at` of what is read; afterwards, if there are fewer.

    Between two statements of a reading, outside any transaction, is where another's commit would come.
    """
    from django.db import connection

    seen, done = 0, False

    def watch(execute, sql, params, many, context):
        nonlocal seen, done
        if not done and not connection.in_atomic_block:
            if seen == at:
                done = True
                write()
            seen += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    if not done:
        write()
