// Single keys, while the focus is in the pane and not in a field that one types into.

function onShortcut(pane, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("textarea, input, select")) return;
  const run = shortcuts(pane)[event.key.toLowerCase()];
  if (!run) return;
  event.preventDefault();
  event.stopPropagation(); // Streamlit has keys of its own, and "r" draws the page again.
  run();
}

function shortcuts(pane) {
  const item = items(pane).find((candidate) => candidate.id === pane.selected);
  const walk = { n: () => chooseNext(pane, 1), p: () => chooseNext(pane, -1) };
  if (pane.mode && item) return { ...walk, escape: () => leaveMode(pane) };
  if (pane.data.locked || !item || pane.busy) return walk;
  return { ...walk, ...(item.kind === "omission" ? omissionKeys(pane, item) : statementKeys(pane, item)) };
}

function statementKeys(pane, item) {
  const keep = item.keepable ? { a: () => keepItem(pane, item) } : {};
  return {
    ...keep,
    e: () => openMode(pane, "edit", item.text),
    r: () => openMode(pane, "remove"),
    v: () => openMode(pane, "evidence"),
  };
}

function omissionKeys(pane, item) {
  if (!item.open) return {};
  return {
    a: () => addMissing(pane, item),
    e: () => openMode(pane, "missing", item.suggestion || ""),
    r: () => openMode(pane, "leave"),
  };
}

// What the keys do, in words, because nobody guesses them.
function keysHint(pane) {
  const hint = el("p", { class: "keys quiet" }, el("span", { text: pane.data.words.keys }));
  for (const [key, does] of pane.data.keys) {
    hint.append(el("span", { class: "key" }, el("kbd", { text: key }), el("span", { text: ` ${does}` })), " ");
  }
  return hint;
}
