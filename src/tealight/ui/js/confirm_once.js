// A trembling hand presses twice: a form that is on its way is not sent again. The server makes a
// repeated call harmless all the same; this only spares the second wait.
{
  const sent = new WeakSet();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    // aria-disabled rather than disabled: the pressed button's own value must still be sent.
    event.submitter?.setAttribute("aria-disabled", "true");
    addEventListener("pageshow", () => release(form, event.submitter), { once: true });
    setTimeout(() => release(form, event.submitter), 8000);
  });

  function release(form, button) {
    sent.delete(form);
    button?.removeAttribute("aria-disabled");
  }
}
