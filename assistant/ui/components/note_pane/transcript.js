// The transcript side: who said what and when, with what the chosen sentence rests on highlighted.

function transcriptSide(pane) {
  const { data } = pane;
  const head = el("div", { class: "head" }, el("h2", { text: data.words.transcript }));
  if (data.audio) head.append(player(pane));
  pane.turns = el("ol", { class: "turns" });
  for (const turn of data.utterances) pane.turns.append(turnRow(pane, turn));
  pane.transcriptBox = el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": data.words.transcript },
    pane.turns,
  );
  return el("section", { class: "side transcript" }, head, pane.transcriptBox);
}

function player(pane) {
  // The element outlives redraws, so that listening goes on while a sentence is corrected.
  if (!pane.player || pane.player.dataset.url !== pane.data.audio) {
    pane.player = el("audio", {
      controls: true,
      preload: "metadata",
      src: pane.data.audio,
      "data-url": pane.data.audio,
      "aria-label": pane.data.words.recording,
    });
    pane.player.addEventListener("timeupdate", () => followPlayer(pane));
    pane.player.addEventListener("seeking", () => {
      if (!pane.ownSeek) pane.stopAt = null;
      pane.ownSeek = false;
    });
  }
  return pane.player;
}

function followPlayer(pane) {
  const now = pane.player.currentTime;
  if (pane.stopAt !== null && now >= pane.stopAt) {
    pane.player.pause();
    pane.stopAt = null;
  }
  for (const row of pane.turns.children) {
    const playing = !pane.player.paused && now >= Number(row.dataset.start) && now < Number(row.dataset.end);
    row.classList.toggle("playing", playing);
  }
}

function play(pane, start, end) {
  const player = pane.player;
  const begin = () => {
    pane.ownSeek = true;
    player.currentTime = Math.max(0, start - 0.25);
    pane.stopAt = end + 0.4;
    player.play().catch(() => {});
  };
  if (player.readyState >= 1) begin();
  else player.addEventListener("loadedmetadata", begin, { once: true });
  if (player.readyState < 1) player.load();
}

function turnRow(pane, turn) {
  const { words, audio, timed } = pane.data;
  const who = el("span", { class: "who", text: turn.speaker });
  const head = el("div", { class: "turn-head" }, who);
  if (timed && audio) {
    const label = `${words.play} ${clock(turn.start)}`;
    const start = () => play(pane, turn.start, turn.end);
    head.append(button(`▶ ${clock(turn.start)}`, start, { class: "time", "aria-label": label }));
  } else if (timed) head.append(el("span", { class: "time", text: clock(turn.start) }));
  if (turn.unsure) head.append(el("span", { class: "unsure", text: words.unsure }));
  const options = { class: "turn", "data-id": turn.id, "data-start": turn.start, "data-end": turn.end };
  return el("li", options, head, el("p", {}, ...markedText(turn.text, doubtMarks(pane, turn))));
}

// Words that were hard to hear: a question mark and a dotted line, and words for those who see neither.
function doubtMarks(pane, turn) {
  return turn.doubts.map(([from, to]) => ({ from, to, doubt: pane.data.words.unsure_word }));
}

// While a person shows where a sentence is said, each turn has a button.
function showPicks(pane, item) {
  const picking = pane.mode === "evidence" && item !== undefined;
  for (const row of pane.turns.children) {
    row.querySelector(".pick")?.remove();
    if (picking) row.querySelector(".turn-head").append(pickButton(pane, item, Number(row.dataset.id)));
  }
}

function pickButton(pane, item, number) {
  const pick = button(pane.data.words.said_here, () => act(pane, "evidence", item.id, { number }), { class: "pick" });
  pick.disabled = pane.busy;
  pick.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...pane.turns.querySelectorAll(".pick")];
    all[all.indexOf(pick) + step]?.focus();
  });
  return pick;
}

// Words beside the colour, for those who do not see it.
function otherwise(pane) {
  return el("span", { class: "otherwise", text: pane.data.words.otherwise });
}

// Marks what an item rests on and what was said against it; `follow` brings the first of it into view.
function highlight(pane, item, follow) {
  const quotes = new Map();
  const against = new Set((item?.findings || []).filter((f) => f.against && !f.resolution).map((f) => f.against.utterance));
  for (const piece of item?.evidence || []) {
    quotes.set(piece.utterance, [...(quotes.get(piece.utterance) || []), { quote: piece.quote }]);
  }
  let first = null;
  for (const row of pane.turns.children) {
    const id = Number(row.dataset.id);
    const turn = pane.data.utterances.find((candidate) => candidate.id === id);
    const chosen = quotes.has(id) || against.has(id);
    row.classList.toggle("evidence", quotes.has(id));
    row.classList.toggle("against", against.has(id));
    row.querySelector(".otherwise")?.remove();
    if (against.has(id)) row.querySelector(".turn-head").append(otherwise(pane));
    row.setAttribute("aria-current", chosen ? "true" : "false");
    const marks = [...(quotes.get(id) || []), ...doubtMarks(pane, turn)];
    row.querySelector("p").replaceChildren(...markedText(turn.text, marks));
    if (chosen && !first) first = row;
  }
  if (follow) reveal(pane.transcriptBox, first);
}
