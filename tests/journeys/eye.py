"""What a page costs and what goes wrong in it, seen while a real browser loads it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.journeys import contrast

#: all but the colours, which contrast.py looks at
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"],
    "rules": {name: {"enabled": False} for name in ("color-contrast", "color-contrast-enhanced")},
}
# Watches from before the first byte; read when the page has come to rest.
WATCH = """
  window.seen = { moved: [], refused: [] };
  const name = node => node ? `${node.nodeName} ${node.className ?? node.data ?? ''}` : 'what is gone since';
  const at = box => `${box.x},${box.y} ${box.width}x${box.height}`;
  new PerformanceObserver(list => list.getEntries().forEach(one => {
    if (one.hadRecentInput) return;
    const what = one.sources.map(({ node, previousRect, currentRect }) => `${name(node)}: ${at(previousRect)} -> ${at(currentRect)}`);
    window.seen.moved.push(`${one.value} by ${what.join('; ')}`);
  })).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', one => window.seen.refused.push(`${one.violatedDirective} ${one.blockedURI}`));
"""
REST = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.seen)))))"


@dataclass(slots=True)
class Load:
    """One loading of one page, in bytes as they came over the line, headers included."""

    status: int = 0
    asked: list[str] = field(default_factory=list)
    page_bytes: int = 0
    font_bytes: int = 0
    picture_bytes: int = 0
    requests: int = 0
    moved: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class Eye:
    """Looks at a tab. `load(path)` goes there; pictures are counted apart from the page."""

    def __init__(self, context, page):
        self.page = page
        page.add_init_script(WATCH)
        self.line = context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.kinds: dict[str, tuple[str, str]] = {}
        self.cached: set[str] = set()
        self.load_now = Load()
        self.line.on("Network.responseReceived", self._answered)
        self.line.on("Network.requestServedFromCache", lambda said: self.cached.add(said["requestId"]))
        self.line.on("Network.loadingFinished", self._came)

    def forget(self) -> None:
        """Let the browser be one that was never here: nothing it fetched is kept."""
        self.page.goto("about:blank")
        self.line.send("Network.clearBrowserCache")

    def load(self, path: str) -> Load:
        self.load_now = load = Load()
        self.cached.clear()
        answer = self.page.goto(path)
        load.status = answer.status
        seen = self.page.evaluate(REST)
        load.moved, load.refused = seen["moved"], seen["refused"]
        return load

    def _answered(self, said: dict) -> None:
        response = said["response"]
        if response.get("fromDiskCache") or response.get("fromPrefetchCache"):
            self.cached.add(said["requestId"])
        self.kinds[said["requestId"]] = (said["type"], response["url"])

    def _came(self, said: dict) -> None:
        kind, url = self.kinds.get(said["requestId"], ("", ""))
        if said["requestId"] in self.cached or url.startswith("data:"):
            return
        size, load = int(said["encodedDataLength"]), self.load_now
        load.asked.append(f"{kind} {urlsplit(url).path} {size}")
        if kind == "Font":
            load.font_bytes += size
        elif kind in {"Image", "Media"} and "/static/" not in url:
            load.picture_bytes += size
            return
        else:
            load.page_bytes += size
        load.requests += 1


def axe(page, rules: dict = RULES) -> list[str]:
    """What axe finds, one line each."""
    contrast.with_axe(page)
    found = page.evaluate(
        "rules => axe.run(document, rules).then(found => found.violations)", {"resultTypes": ["violations"], **rules}
    )
    return [f"{one['id']}: {node['html'][:140]} {' '.join(node.get('failureSummary', '').split())[:200]}"
            for one in found for node in one["nodes"][:3]]


PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SMALL = {"width": 320, "height": 640}
#: 1280 px enlarged four times: what is left is 320 px wide and low
ENLARGED = {"width": 320, "height": 256}


def faults_in(page, rules: dict = RULES) -> list[str]:
    """What is wrong with the page as it stands: day and night, desk and small phone, enlarged.

    Structure does not change with the theme, so each theme meets all rules once and the colours twice.
    """
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    faults = [f"1280 light {fault}" for fault in axe(page, rules) + contrast.faults(page)] + [f"at 1280 {one}" for one in wide(page)]
    page.emulate_media(color_scheme="dark")
    faults += [f"1280 dark {fault}" for fault in contrast.faults(page)]
    page.set_viewport_size(SMALL)
    faults += [f"320 dark {fault}" for fault in axe(page, rules) + contrast.faults(page)] + [f"at 320 {one}" for one in wide(page)]
    page.emulate_media(color_scheme="light")
    faults += [f"320 light {fault}" for fault in contrast.faults(page)]
    page.set_viewport_size(ENLARGED)
    page.evaluate("document.documentElement.dataset.size = 'larger'")
    faults += [f"enlarged {one}" for one in wide(page)]
    page.evaluate("delete document.documentElement.dataset.size")
    return faults


def whole(page) -> None:
    """Assert that the page as it stands is whole for everyone; its size and theme are as before."""
    before = page.viewport_size
    faults = faults_in(page)
    assert not faults, f"{page.url} ({page.locator('h1').inner_text()}):\n  " + "\n  ".join(faults)
    page.set_viewport_size(before)


def wide(page) -> list[str]:
    """What makes a page wider than its window, from outside in."""
    return page.evaluate("""() => {
      const most = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= most) return [];
      const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > most + 0.5);
      return [`${document.documentElement.scrollWidth} px`, ...out.slice(0, 3).map(one => one.outerHTML.slice(0, 100))];
    }""")
