// What is still to be decided, the most severe first, and what was done before anybody saw the draft.

function openList(pane) {
  const { words, open } = pane.data;
  if (!open.length) return null;
  const list = el("ol", { class: "open-list" });
  for (const point of open) list.append(openRow(pane, point));
  const summary = el("summary", { text: `${words.open}: ${open.length}` });
  const block = el("details", { class: "open", open: pane.openShown !== false }, summary, list);
  block.addEventListener("toggle", () => (pane.openShown = block.open));
  return block;
}

function openRow(pane, point) {
  const about = el("span", { class: "about quiet", text: `“${point.about}”` });
  const row = el("button", { type: "button", class: "point", onclick: () => choose(pane, point.id, true) });
  row.append(badge(point.mark), el("span", { class: "told", text: point.text }), about);
  return el("li", {}, row);
}

function changesBlock(pane) {
  const { words, changes } = pane.data;
  if (!changes.length) return null;
  const list = el("ul", { class: "changes" });
  for (const change of changes) list.append(changeRow(pane, change));
  return fold(pane, "changes", `${words.changes} (${changes.length})`, list);
}

// A folded part of the note that stays as the person left it when the page sends new data.
function fold(pane, name, title, ...children) {
  const block = el("details", { class: `block fold ${name}-fold`, open: pane.unfolded.has(name) });
  block.append(el("summary", { text: title }), ...children);
  block.addEventListener("toggle", () => (block.open ? pane.unfolded.add(name) : pane.unfolded.delete(name)));
  return block;
}

function changeRow(pane, change) {
  const { words } = pane.data;
  const row = el("li", {}, el("strong", { text: change.title }), el("p", { text: change.reason }));
  if (change.before) {
    row.append(el("p", {}, el("span", { class: "quiet", text: `${words.drafted}: ` }), el("q", { text: change.before })));
  }
  if (change.after) {
    row.append(el("p", {}, el("span", { class: "quiet", text: `${words.now}: ` }), el("q", { text: change.after })));
  }
  if (change.undone) row.append(el("p", { class: "quiet", text: change.undone }));
  else if (!pane.data.locked) row.append(undoButton(pane, change));
  return row;
}

// Leads to the sentence, so that one sees at once what the checks say of it.
function undoButton(pane, change) {
  const undo = () => {
    if (pane.busy) return;
    act(pane, "put_back", change.id, { number: change.number });
    pane.goal = change.id;
  };
  const label = `${change.undo}: “${change.before || change.after}”`;
  const control = button(change.undo, undo, { "aria-label": label });
  return el("div", { class: "actions" }, control);
}
