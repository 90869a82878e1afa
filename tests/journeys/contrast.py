"""Whether every text of a page stands out from what is behind it, by axe, which judges each pair of colours once.

Axe looks for colours longest of all: four times a page, and what it finds behind a text is the same few papers
on every page. So what it passed is remembered: the colours and the size of a text, what is painted behind it
from outside in, and whatever else is painted where it stands. A text that is alike in all of these is not judged
again in this process; one that differs in any of them is. What axe did not pass is never remembered as passed.
"""

from axe_playwright_python.base import AXE_SCRIPT

#: enhanced contrast says nothing of what has less than the plain rule asks
RULES = ["color-contrast", "color-contrast-enhanced"]
#: every sort of text that axe passed, or found nothing to say of
JUDGED: set[str] = set()

_JUDGE = """async ([rules, judged]) => {
  const known = new Set(judged), styles = new Map();
  const of = one => styles.get(one) ?? (styles.set(one, getComputedStyle(one)), styles.get(one));
  const short = text => { let sum = 0n; for (const sign of text) sum = (sum * 1099511628211n + BigInt(sign.codePointAt(0))) & 0xffffffffffffffffn; return sum.toString(36); };
  const painted = one => of(one).backgroundColor !== 'rgba(0, 0, 0, 0)' || of(one).backgroundImage !== 'none';
  const paint = one => [of(one).backgroundColor, of(one).backgroundImage, of(one).opacity, of(one).filter, of(one).mixBlendMode].join();
  const within = one => { const ways = []; for (let up = one; up; up = up.parentElement) if (painted(up) || of(up).opacity !== '1' || of(up).filter !== 'none') ways.push(paint(up)); return ways; };
  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const drawn = [...document.body.querySelectorAll('*')].filter(one => one.checkVisibility());
  const sheets = drawn.filter(one => painted(one) || one.matches('img, video, canvas, svg, picture')).map(one => [one, one.getBoundingClientRect()]);
  const own = one => one.matches('input:not([type=hidden]), select, textarea') || [...one.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim());
  const at = one => { const range = document.createRange(); range.selectNodeContents(one); const box = one.getBoundingClientRect(), text = range.getBoundingClientRect();
    return text.width ? { left: Math.min(box.left, text.left), right: Math.max(box.right, text.right), top: Math.min(box.top, text.top), bottom: Math.max(box.bottom, text.bottom) } : box; };
  const texts = [];
  for (const one of drawn.filter(own)) {
    const s = of(one), where = at(one);
    const others = sheets.filter(([sheet, box]) => sheet !== one && !sheet.contains(one) && meets(box, where))
      .map(([sheet]) => [sheet.nodeName, paint(sheet), of(sheet).position, of(sheet).zIndex, one.compareDocumentPosition(sheet)].join());
    const sort = short([s.color, s.webkitTextFillColor, s.textShadow, s.fontSize, s.fontWeight, s.position, s.zIndex, ...within(one), '|', ...others].join(';'));
    // Of the same words in the same piece axe says the same nothing: of a single sign, say, or of what is switched off.
    const piece = short([sort, one.nodeName, one.className, one.textContent, one.matches(':disabled, :disabled *, [aria-disabled] *, [aria-disabled]'), one.control?.disabled].join(';'));
    if (!known.has(sort) && !known.has(piece)) texts.push({ one, sort, piece });
  }
  if (!texts.length) return { faults: [], judged: [] };
  const found = await axe.run({ include: texts.map(({ one }) => one) },
    { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations', 'passes'], elementRef: true, selectors: false });
  const nodes = group => found[group].flatMap(rule => rule.nodes.map(node => ({ ...node, rule: rule.id })));
  const wrong = nodes('violations').map(node => node.element), passes = nodes('passes').map(node => node.element);
  const passed = one => passes.filter(other => other === one).length === rules.length;
  return {
    faults: nodes('violations').slice(0, 6).map(node => `${node.rule}: ${node.html.slice(0, 140)} ${(node.failureSummary ?? '').split(/\\s+/).join(' ').slice(0, 200)}`),
    judged: texts.filter(({ one }) => !wrong.includes(one)).map(({ one, sort, piece }) => passed(one) ? sort : piece),
  };
}"""


def faults(page) -> list[str]:
    """What axe says of the colours of the page as it stands, one line each."""
    with_axe(page)
    said = page.evaluate(_JUDGE, [RULES, sorted(JUDGED)])
    JUDGED.update(said["judged"])
    return said["faults"]


def with_axe(page) -> None:
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE_SCRIPT)
