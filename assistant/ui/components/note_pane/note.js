// The note side: sections of sentences, each with its verdict in words. One sentence is chosen at a time.

function noteSide(pane) {
  const { data } = pane;
  const head = el("div", { class: "head" }, el("h2", { text: data.words.note }));
  if (data.open.length) {
    const label = data.to_check ? `${data.words.next_check} (${data.to_check})` : data.words.next_check;
    head.append(button(label, () => chooseNext(pane, 1), { class: "next", "aria-keyshortcuts": "n" }));
  }
  if (!data.to_check) head.append(el("span", { class: "quiet", text: data.words.all_checked }));
  pane.noteBox = el("div", { class: "scroll" });
  for (const section of data.sections) pane.noteBox.append(sectionBlock(pane, section));
  const changes = changesBlock(pane);
  if (changes) pane.noteBox.append(changes);
  pane.noteBox.addEventListener("keydown", (event) => onKey(pane, event));
  const parts = [head, openList(pane), pane.noteBox, keysHint(pane)].filter(Boolean);
  return el("section", { class: `side note ${data.signed ? "signed" : ""}` }, ...parts);
}

function items(pane) {
  return pane.data.sections.flatMap((section) => section.items);
}

function sectionBlock(pane, section) {
  const block = el("div", { class: "block" }, el("h3", { text: section.title }));
  if (section.hint) block.append(el("p", { class: "quiet", text: section.hint }));
  if (!section.items.length) block.append(el("p", { class: "nothing", text: pane.data.words.nothing_said }));
  const list = el("ul", { class: "statements" });
  let problem = "";
  const folded = el("ul", { class: "statements" });
  for (const item of section.items) {
    if (item.problem && item.problem !== problem) list.append(el("li", { class: "problem", text: item.problem }));
    problem = item.problem;
    (item.folded ? folded : list).append(statementRow(pane, item));
  }
  block.append(list);
  if (section.fold) block.append(minorBlock(pane, section.fold, folded));
  if (section.key && !pane.data.locked) block.append(addBlock(pane, section));
  return block;
}

// What is small is folded away, and left out with one press.
function minorBlock(pane, minor, list) {
  const leave = button(minor.leave, () => act(pane, "leave_minor", ""), { disabled: pane.busy });
  const row = minor.leave && !pane.data.locked ? el("div", { class: "actions" }, leave) : null;
  return fold(pane, "minor", minor.title, ...[row, list].filter(Boolean));
}

function addBlock(pane, section) {
  const { words } = pane.data;
  const holder = el("div", { class: "add" });
  const show = (open) => {
    if (!open) {
      const label = `${words.add}: ${section.title}`;
      holder.replaceChildren(button(`+ ${words.add}`, () => show(true), { class: "quiet-button", "aria-label": label }));
      return;
    }
    const send = (text) => act(pane, "add", section.key, { text });
    holder.replaceChildren(form(pane, { label: words.added_text, value: "", submit: words.add_sentence, send, close: () => show(false) }));
    holder.querySelector("textarea").focus();
  };
  show(false);
  return holder;
}

function statementRow(pane, item) {
  const text = el("span", { class: "words" }, ...markedText(item.text, item.spans.map((span) => ({ quote: span }))));
  const marks = el("span", { class: "marks" }, ...item.marks.map(badge));
  const line = el("button", {
    type: "button",
    class: "line",
    "data-id": item.id,
    tabindex: "-1",
    "aria-expanded": "false",
    onclick: () => choose(pane, item.id),
  });
  line.append(text, marks);
  line.addEventListener("mouseenter", () => preview(pane, item));
  line.addEventListener("mouseleave", () => preview(pane, null));
  return el("li", { class: `statement ${item.flagged ? "flagged" : ""}`, "data-id": item.id }, line);
}

// Resting on a sentence shows its words in the transcript; leaving it shows those of the chosen one again.
function preview(pane, item) {
  clearTimeout(pane.resting);
  const shown = item || items(pane).find((candidate) => candidate.id === pane.selected);
  pane.resting = setTimeout(() => pane.mode || highlight(pane, shown, item !== null), 250);
}

function lines(pane) {
  return [...pane.noteBox.querySelectorAll("button.line")];
}

function choose(pane, id, focus = false) {
  if (pane.selected !== id) Object.assign(pane, { mode: null, draft: null, finding: null });
  pane.selected = id;
  showChosen(pane);
  if (focus) lines(pane).find((line) => line.dataset.id === id)?.focus({ preventScroll: true });
}

function showChosen(pane) {
  const item = items(pane).find((candidate) => candidate.id === pane.selected);
  const all = lines(pane);
  all.forEach((line, index) => {
    const chosen = item !== undefined && line.dataset.id === item.id;
    line.tabIndex = chosen || (!item && index === 0) ? 0 : -1;
    line.setAttribute("aria-expanded", String(chosen));
    line.parentElement.classList.toggle("chosen", chosen);
    line.parentElement.querySelector(".details")?.remove();
    if (chosen) line.parentElement.append(detailsBlock(pane, item));
    if (chosen) line.closest("details.fold")?.setAttribute("open", "");
    if (chosen) reveal(pane.noteBox, line.parentElement, true);
  });
  clearTimeout(pane.resting);
  showPicks(pane, item);
  highlight(pane, item, true);
}

// Walks along the list of what is open, most severe first; from any other sentence it starts at an end.
function chooseNext(pane, step) {
  const order = [...new Set(pane.data.open.map((point) => point.id))];
  if (!order.length) return;
  const here = order.indexOf(pane.selected);
  const start = step > 0 ? 0 : order.length - 1;
  choose(pane, order[here < 0 ? start : (here + step + order.length) % order.length], true);
}

function onKey(pane, event) {
  const line = event.target.closest("button.line");
  if (!line) return;
  const all = lines(pane).filter((one) => !one.closest("details:not([open])"));
  const last = all.length - 1;
  const at = all.indexOf(line);
  const goal = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
  if (goal !== undefined) {
    event.preventDefault();
    choose(pane, all[goal].dataset.id, true);
  } else if (event.key === "Enter" && pane.selected === line.dataset.id && pane.data.audio) {
    event.preventDefault();
    const piece = items(pane).find((item) => item.id === pane.selected).evidence[0];
    if (piece) play(pane, piece.start, piece.end);
  }
}
