// Entry point: called once when the pane appears and again whenever the page sends new data.

const panes = new WeakMap();

function freshPane() {
  return {
    selected: null, neighbour: null, goal: null, mode: null, draft: null, finding: null, busy: false,
    hadFocus: false, unfolded: new Set(),
    stopAt: null, ownSeek: false, player: null, resting: 0,
  };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const pane = panes.get(parentElement) || freshPane();
  panes.set(parentElement, pane);
  const tops = [pane.noteBox?.scrollTop || 0, pane.transcriptBox?.scrollTop || 0];
  // A decision takes its own button away, so the focus is nowhere until the answer has come.
  const hadFocus = hasFocus(pane) || (pane.hadFocus && document.activeElement === document.body);
  if (pane.data && pane.data.turn !== data.turn) settle(pane);
  pane.send = setTriggerValue;
  const asked = data.select && data.select !== pane.data?.select;
  pane.data = data;
  if (asked) pane.selected = data.select;
  // The page may draw once more with the old data before the sentence that was put back is there.
  const reached = items(pane).some((item) => item.id === pane.goal);
  if (reached) Object.assign(pane, { selected: pane.goal, goal: null });
  if (!items(pane).some((item) => item.id === pane.selected)) pane.selected = pane.neighbour;
  draw(pane, parentElement, tops);
  if (hadFocus || reached) choose(pane, pane.selected, true);
}

// The last decision was handled: what was asked under the sentence is answered.
function settle(pane) {
  Object.assign(pane, { busy: false, mode: null, draft: null, finding: null, hadFocus: false });
}

function hasFocus(pane) {
  const focused = pane.root?.getRootNode().activeElement;
  return Boolean(focused && pane.root.contains(focused));
}

function draw(pane, parentElement, tops) {
  // It takes the focus when one clicks beside the buttons, so that the keys work from there on.
  const root = el("div", { class: "pane", tabindex: "-1" }, noteSide(pane), transcriptSide(pane));
  root.addEventListener("keydown", (event) => onShortcut(pane, event));
  if (pane.root?.isConnected) pane.root.replaceWith(root);
  else parentElement.append(root);
  pane.root = root;
  [pane.noteBox.scrollTop, pane.transcriptBox.scrollTop] = tops;
  showChosen(pane);
}
