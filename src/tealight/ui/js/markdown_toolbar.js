// Bold, italic, quote, list: puts the marks round what is selected. The buttons are made here, so
// that nobody without script sees a button that does nothing. Needs data-for, the textarea's id.
{
  const MARKS = [
    ["Bold", "**"],
    ["Italic", "*"],
    ["Quote", "> ", true],
    ["List", "- ", true],
  ];

  class MarkdownToolbar extends HTMLElement {
    connectedCallback() {
      this.field = document.getElementById(this.dataset.for);
      if (!this.field) return;
      const bar = document.createElement("div");
      bar.className = "toolbar";
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Shape the text");
      for (const [label, mark, lines] of MARKS) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => (lines ? this.begin(mark) : this.wrap(mark)));
        bar.append(button);
      }
      this.replaceChildren(bar);
    }

    wrap(mark) {
      const { selectionStart: start, selectionEnd: end, value } = this.field;
      const chosen = value.slice(start, end);
      const marked = chosen.startsWith(mark) && chosen.endsWith(mark) && chosen.length > 2 * mark.length;
      const text = marked ? chosen.slice(mark.length, -mark.length) : mark + chosen + mark;
      this.put(text, start, end);
      if (!chosen) this.field.setSelectionRange(start + mark.length, start + mark.length);
      else this.field.setSelectionRange(start, start + text.length);
    }

    begin(mark) {
      const { selectionStart: start, selectionEnd: end, value } = this.field;
      const from = value.lastIndexOf("\n", start - 1) + 1;
      const lines = value.slice(from, end).split("\n");
      const all = lines.every((line) => line.startsWith(mark));
      const text = lines.map((line) => (all ? line.slice(mark.length) : mark + line)).join("\n");
      this.put(text, from, end);
      this.field.setSelectionRange(from + text.length, from + text.length);
    }

    put(text, from, to) {
      this.field.focus();
      this.field.setSelectionRange(from, to);
      // insertText keeps the browser's own Undo; where it is not spoken, the text is set plainly.
      if (!document.execCommand?.("insertText", false, text)) {
        this.field.setRangeText(text, from, to, "end");
        this.field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }

  customElements.define("markdown-toolbar", MarkdownToolbar);
}
