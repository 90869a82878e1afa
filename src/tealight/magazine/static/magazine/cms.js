// Begins Wagtail's date pickers, choosers and panels from data instead of inline scripts,
// those of the page and those put into it later (see tealight/magazine/quiet_widgets.py), and
// lets no press overtake what was just typed.
(() => {
  const path = (name) => name.split(".").reduce((found, part) => found?.[part], window);

  function begin(mark) {
    if (!mark.isConnected) return; // begun already, with what it was put in by
    const args = JSON.parse(mark.dataset.cmsArgs);
    const { cmsNew, cmsCall } = mark.dataset;
    mark.remove();
    if (cmsNew) new (path(cmsNew))(...args);
    else path(cmsCall)(...args);
  }

  function beginIn(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("[data-cms-args]")) begin(node);
    else node.querySelectorAll("[data-cms-args]").forEach(begin);
  }

  // While the page is still being read, as an inline script would run: once it is read, Wagtail
  // takes menus out of the choosers they belong to.
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(beginIn);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // The editor of texts hands on what was typed a quarter of a second later. Whoever saves before
  // that, by a key most of all, would lose their last words and be told that all is saved.
  const HANDED_ON = 400;
  let typed = -HANDED_ON;
  const notice = (event) => {
    if (event.target.closest?.("[contenteditable]")) typed = performance.now();
  };
  document.addEventListener("keydown", notice, true);
  document.addEventListener("input", notice, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[type=submit], [data-workflow-action-name]");
    if (!button || performance.now() - typed > HANDED_ON) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => button.click(), HANDED_ON + 50);
  }, true);

  // The cropping tool asks whether there is touch by writing an inline handler; it is told instead.
  // jQuery keeps the order in which it was asked, so this comes before the tool is used.
  window.jQuery?.(() => {
    if (window.jQuery.Jcrop) window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
  });
})();
