// A decision on its way to the page.

// A labelled text box with two buttons. Escape leaves it, Ctrl+Enter sends it.
function form(pane, options) {
  const area = el("textarea", { rows: "3", "aria-label": options.label });
  area.value = options.value;
  if (options.typed) area.addEventListener("input", () => options.typed(area.value));
  const submit = () => area.value.trim() && options.send(area.value.trim());
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") options.close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  const row = el("div", { class: "actions" });
  row.append(button(options.submit, submit, { class: "primary" }), button(pane.data.words.cancel, options.close));
  for (const control of row.children) control.disabled = pane.busy;
  return el("div", { class: "form" }, el("span", { class: "label", text: options.label }), area, row);
}

// The answer comes back as new data; until then no second decision can be sent.
function act(pane, kind, id, text) {
  if (pane.busy) return;
  pane.busy = true;
  pane.send("action", { kind, id, text, turn: pane.data.turn });
  showChosen(pane);
}
