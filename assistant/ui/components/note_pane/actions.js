// A decision on its way to the page.

// A labelled text box with two buttons, and a choice above it when `choices` are given.
// Escape leaves it, Ctrl+Enter sends it.
function form(pane, options) {
  const area = el("textarea", { rows: "3", "aria-label": options.label });
  area.value = options.value;
  if (options.typed) area.addEventListener("input", () => options.typed(area.value));
  const select = options.choices ? choiceBox(pane, options.choices) : null;
  const mayBeEmpty = options.optional === true;
  const submit = () => (mayBeEmpty || area.value.trim()) && options.send(area.value.trim(), select?.value || "");
  const block = el("div", { class: "form" });
  block.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") options.close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  const row = el("div", { class: "actions" });
  row.append(button(options.submit, submit, { class: "primary" }), button(pane.data.words.cancel, options.close));
  for (const control of row.children) control.disabled = pane.busy;
  if (select) block.append(el("label", { class: "label" }, el("span", { text: pane.data.words.section }), select));
  block.append(el("span", { class: "label", "aria-hidden": "true", text: options.label }), area, row);
  return block;
}

function choiceBox(pane, choices) {
  const select = el("select", { "aria-label": pane.data.words.section });
  for (const choice of choices) select.append(el("option", { value: choice.key, text: choice.title }));
  return select;
}

// The answer comes back as new data; until then no second decision can be sent.
function act(pane, kind, id, rest = {}) {
  if (pane.busy) return;
  Object.assign(pane, { busy: true, goal: null });
  pane.neighbour = neighbourOf(pane, id);
  pane.hadFocus = hasFocus(pane);
  pane.send("action", { kind, id, text: "", number: -1, section: "", ...rest, turn: pane.data.turn });
  showChosen(pane);
}

// Where to go when the chosen sentence is gone afterwards: the next one, or the one before.
function neighbourOf(pane, id) {
  const ids = items(pane).map((item) => item.id);
  const at = ids.indexOf(id);
  return at < 0 ? null : ids[at + 1] || ids[at - 1] || null;
}
