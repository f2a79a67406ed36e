// What opens under the chosen sentence: what was said, what the checks found, and what can be done.

function detailsBlock(pane, item) {
  const block = el("div", { class: "details" });
  block.append(evidenceBlock(pane, item));
  for (const finding of item.findings) block.append(findingBlock(finding));
  if (!pane.data.locked && item.editable) block.append(actionsBlock(pane, item));
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
  return row;
}

function findingBlock(finding) {
  const block = el("div", { class: "finding" }, badge(finding.mark), el("span", { text: finding.explanation }));
  if (finding.resolution) block.append(el("p", { class: "quiet", text: finding.resolution }));
  return block;
}

function actionsBlock(pane, item) {
  const { words } = pane.data;
  if (pane.mode) return decisionForm(pane, item);
  const open = (mode, draft) => () => {
    pane.mode = mode;
    pane.draft = draft;
    showChosen(pane);
    pane.noteBox.querySelector(".details textarea")?.focus();
  };
  const keep = item.reason_needed ? open("accept", "") : () => act(pane, "accept", item.id, "");
  const row = el("div", { class: "actions" }, button(words.edit, open("edit", item.text)));
  if (item.repair) row.append(button(`${words.use_repair} “${item.repair}”`, open("edit", item.repair)));
  if (item.flagged) row.append(button(words.keep, keep));
  row.append(button(words.remove, () => act(pane, "remove", item.id, "")));
  for (const control of row.children) control.disabled = pane.busy;
  return row;
}

function decisionForm(pane, item) {
  const { words } = pane.data;
  const edit = pane.mode === "edit";
  return form(pane, {
    label: edit ? words.new_text : words.reason,
    value: pane.draft ?? (edit ? item.text : ""),
    submit: edit ? words.save : words.keep_sentence,
    typed: (text) => (pane.draft = text),
    send: (text) => act(pane, edit ? "edit" : "accept", item.id, text),
    close: () => {
      pane.mode = null;
      choose(pane, item.id, true);
    },
  });
}
