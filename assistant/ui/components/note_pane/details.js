// What opens under the chosen sentence: what was said, what the checks found, and what can be done.

function detailsBlock(pane, item) {
  const block = el("div", { class: "details" });
  if (item.note) block.append(el("p", { class: "quiet", text: item.note }));
  block.append(evidenceBlock(pane, item));
  for (const finding of item.findings) block.append(findingBlock(pane, item, finding));
  if (!pane.data.locked) block.append(actionsBlock(pane, item));
  return block;
}

function evidenceBlock(pane, item) {
  const { words } = pane.data;
  const block = el("div", { class: "said" }, el("h4", { text: words.said_in_room }));
  if (!item.evidence.length) block.append(el("p", { class: "quiet", text: words.no_evidence }));
  for (const piece of item.evidence) block.append(quoteRow(pane, piece));
  return block;
}

function quoteRow(pane, piece) {
  const { words, audio, timed, utterances } = pane.data;
  const turn = utterances.find((candidate) => candidate.id === piece.utterance);
  const row = el("p", { class: "quote" });
  if (timed && audio) {
    const label = `${words.play} ${clock(piece.start)}`;
    row.append(button(`▶ ${label}`, () => play(pane, piece.start, piece.end), { class: "time", "aria-label": label }));
  }
  row.append(el("strong", { text: turn ? `${turn.speaker}: ` : "" }), el("q", { text: piece.quote }));
  if (piece.shown) row.append(el("span", { class: "quiet", text: ` (${words.shown_by_you})` }));
  return row;
}

function findingBlock(pane, item, finding) {
  const { words } = pane.data;
  const block = el("div", { class: "finding" }, badge(finding.mark), el("span", { text: finding.explanation }));
  if (finding.against) block.append(againstBlock(pane, finding.against));
  if (finding.resolution) block.append(el("p", { class: "quiet", text: finding.resolution }));
  else if (!pane.data.locked) block.append(findingActions(pane, item, finding, words));
  return block;
}

function againstBlock(pane, piece) {
  const title = el("span", { class: "quiet", text: pane.data.words.says_otherwise });
  return el("div", { class: "against" }, title, quoteRow(pane, piece));
}

function findingActions(pane, item, finding, words) {
  if (pane.mode === "overrule" && pane.finding === finding.number) return overruleForm(pane, item, finding, words);
  const row = el("div", { class: "actions" });
  if (finding.repair) {
    const repair = () => act(pane, "edit", item.id, { text: finding.repair });
    row.append(button(`${words.use_repair}: “${finding.repair}”`, repair));
  }
  row.append(button(words.wrong, () => openMode(pane, "overrule", "", finding.number)));
  for (const control of row.children) control.disabled = pane.busy;
  return row;
}

function overruleForm(pane, item, finding, words) {
  return form(pane, {
    label: words.why_wrong,
    value: pane.draft ?? "",
    submit: words.set_aside,
    optional: !item.reason_needed,
    typed: (text) => (pane.draft = text),
    send: (text) => act(pane, "overrule", item.id, { text, number: finding.number }),
    close: () => leaveMode(pane),
  });
}

function actionsBlock(pane, item) {
  if (pane.mode === "evidence") return pickHint(pane);
  if (pane.mode === "remove") return removeQuestion(pane, item);
  if (pane.mode && pane.mode !== "overrule") return decisionForm(pane, item);
  const row = el("div", { class: "actions" }, ...(item.kind === "omission" ? omissionButtons : statementButtons)(pane, item));
  for (const control of row.children) control.disabled = pane.busy;
  return row;
}

function statementButtons(pane, item) {
  const { words } = pane.data;
  const keep = button(words.keep, () => keepItem(pane, item), { "aria-keyshortcuts": "a" });
  return [
    button(words.edit, () => openMode(pane, "edit", item.text), { "aria-keyshortcuts": "e" }),
    ...(item.keepable ? [keep] : []),
    button(words.show_where, () => openMode(pane, "evidence"), { "aria-keyshortcuts": "v" }),
    button(words.remove, () => act(pane, "remove", item.id), { "aria-keyshortcuts": "r" }),
  ];
}

function omissionButtons(pane, item) {
  const { words } = pane.data;
  if (!item.open) return [];
  return [
    ...(canAdd(item) ? [button(addLabel(pane, item), () => addMissing(pane, item), { "aria-keyshortcuts": "a" })] : []),
    button(words.add_other, () => openMode(pane, "missing", item.suggestion || ""), { "aria-keyshortcuts": "e" }),
    button(words.leave_out, () => openMode(pane, "leave"), { "aria-keyshortcuts": "r" }),
  ];
}

function canAdd(item) {
  return Boolean(item.suggestion && item.section);
}

function addLabel(pane, item) {
  const place = pane.data.places.find((candidate) => candidate.key === item.section);
  return `${pane.data.words.add_to} ${place.title}: “${item.suggestion}”`;
}

function addMissing(pane, item) {
  if (canAdd(item)) act(pane, "add_omission", item.id, { number: item.number });
  else openMode(pane, "missing", item.suggestion || "");
}

function keepItem(pane, item) {
  if (item.reason_needed) openMode(pane, "accept");
  else act(pane, "accept", item.id);
}

// A mode is a question under the chosen sentence: "edit", "accept", "overrule", "remove", "evidence",
// "missing" (words for an omission) or "leave" (leave it out).
function openMode(pane, mode, draft = "", finding = null) {
  Object.assign(pane, { mode, draft, finding });
  showChosen(pane);
  const first = mode === "evidence" ? ".pick" : ".details .form textarea, .details .question button";
  const where = mode === "evidence" ? pane.turns.querySelector(".evidence .pick") : null;
  (where || pane.root.querySelector(first))?.focus();
}

function leaveMode(pane) {
  Object.assign(pane, { mode: null, draft: null, finding: null });
  choose(pane, pane.selected, true);
}

function decisionForm(pane, item) {
  const { words, places } = pane.data;
  const rest = { number: item.number ?? -1 };
  const kinds = {
    edit: [words.new_text, words.save, (text) => act(pane, "edit", item.id, { text })],
    accept: [words.reason, words.keep_sentence, (text) => act(pane, "accept", item.id, { text })],
    leave: [words.why_leave_out, words.leave_it_out, (text) => act(pane, "dismiss_omission", item.id, { ...rest, text })],
    missing: [words.missing_text, words.add_sentence, (text, section) => act(pane, "add_omission", item.id, { ...rest, text, section })],
  };
  const [label, submit, send] = kinds[pane.mode];
  return form(pane, {
    label,
    submit,
    send,
    value: pane.draft ?? "",
    optional: pane.mode === "leave" && !item.reason_needed,
    choices: pane.mode === "missing" && !item.section ? places : null,
    typed: (text) => (pane.draft = text),
    close: () => leaveMode(pane),
  });
}

function removeQuestion(pane, item) {
  const { words } = pane.data;
  const yes = button(words.remove, () => act(pane, "remove", item.id), { class: "primary" });
  const row = el("div", { class: "actions" }, yes, button(words.cancel, () => leaveMode(pane)));
  for (const control of row.children) control.disabled = pane.busy;
  return el("div", { class: "form question" }, el("span", { class: "label", text: words.sure_remove }), row);
}

function pickHint(pane) {
  const { words } = pane.data;
  const row = el("div", { class: "actions" }, button(words.cancel, () => leaveMode(pane)));
  return el("div", { class: "form" }, el("span", { class: "label", role: "status", text: words.pick }), row);
}
