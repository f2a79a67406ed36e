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
  for (const change of changes) list.append(changeRow(words, change));
  return el("details", { class: "block" }, el("summary", { text: `${words.changes} (${changes.length})` }), list);
}

function changeRow(words, change) {
  const row = el("li", {}, el("strong", { text: change.title }), el("p", { text: change.reason }));
  row.append(el("p", {}, el("span", { class: "quiet", text: `${words.drafted}: ` }), el("q", { text: change.before })));
  if (change.after) {
    row.append(el("p", {}, el("span", { class: "quiet", text: `${words.now}: ` }), el("q", { text: change.after })));
  }
  return row;
}
