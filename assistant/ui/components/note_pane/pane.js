// Entry point: called once when the pane appears and again whenever the page sends new data.

const panes = new WeakMap();

function freshPane() {
  return { selected: null, mode: null, draft: null, busy: false, stopAt: null, ownSeek: false, player: null };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const pane = panes.get(parentElement) || freshPane();
  panes.set(parentElement, pane);
  const tops = [pane.noteBox?.scrollTop || 0, pane.transcriptBox?.scrollTop || 0];
  const hadFocus = pane.root?.contains(parentElement.activeElement ?? document.activeElement);
  if (pane.data && pane.data.turn !== data.turn) Object.assign(pane, { busy: false, mode: null, draft: null });
  pane.send = setTriggerValue;
  const asked = data.select && data.select !== pane.data?.select;
  pane.data = data;
  if (asked) pane.selected = data.select;
  draw(pane, parentElement, tops);
  if (hadFocus) choose(pane, pane.selected, true);
}

function draw(pane, parentElement, tops) {
  const root = el("div", { class: "pane" }, noteSide(pane), transcriptSide(pane));
  if (pane.root?.isConnected) pane.root.replaceWith(root);
  else parentElement.append(root);
  pane.root = root;
  [pane.noteBox.scrollTop, pane.transcriptBox.scrollTop] = tops;
  showChosen(pane);
}
