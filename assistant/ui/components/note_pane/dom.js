// Building blocks of the pane. Text goes in through textContent only: what people said, and what a
// model wrote, must never become markup.

// Pixels at the top of the screen that the page's own header covers.
const PAGE_HEADER = 60;

function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "onclick") node.addEventListener("click", value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function button(label, onclick, options = {}) {
  return el("button", { type: "button", text: label, onclick, ...options });
}

function badge(mark) {
  // The icon is decoration; the word beside it carries the meaning for everyone.
  const icon = el("span", { class: "icon", "aria-hidden": "true", text: mark.icon });
  return el("span", { class: `badge ${mark.tone}` }, icon, el("span", { text: mark.word }));
}

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${pad(Math.floor((whole % 3600) / 60))}:${pad(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

// Scrolls the box, not the page. A row counts as in view when it can be seen: part of a tall box may lie
// below the edge of the screen. On a narrow screen the note is no box of its own; there the page scrolls,
// but only if it may: the transcript must not pull the page away from the sentence that was chosen.
function reveal(box, row, pageMayScroll = false) {
  if (!box || !row) return;
  if (box.scrollHeight <= box.clientHeight + 1) {
    if (pageMayScroll) row.scrollIntoView({ block: "nearest" });
    return;
  }
  const frame = box.getBoundingClientRect();
  const top = Math.max(frame.top, PAGE_HEADER);
  const bottom = Math.min(frame.bottom, window.innerHeight);
  const target = row.getBoundingClientRect();
  if (bottom - top < 80 || (target.top >= top && target.bottom <= bottom)) return;
  box.scrollTop += target.top - top - (bottom - top) / 4;
}

// The text as pieces. A mark is a `quote`, found without regard to case, or a place `from`–`to`; one with
// `doubt` is a word that was hard to hear. Marks may overlap, so the text is cut wherever one begins or ends.
function markedText(text, marks) {
  const placed = marks.map((mark) => place(text, mark)).filter((mark) => mark.from >= 0 && mark.to > mark.from);
  const cuts = [...new Set([0, text.length, ...placed.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const here = placed.filter((mark) => mark.from <= from && mark.to >= cuts[at + 1]);
    return piece(text.slice(from, cuts[at + 1]), here, cuts[at + 1]);
  });
}

function place(text, mark) {
  if (mark.quote === undefined) return mark;
  const from = text.toLowerCase().indexOf(mark.quote.toLowerCase());
  return { ...mark, from, to: from + mark.quote.length };
}

function piece(words, marks, end) {
  const doubt = marks.find((mark) => mark.doubt);
  let node = document.createTextNode(words);
  if (doubt) {
    node = el("span", { class: "doubt", title: doubt.doubt }, node);
    if (doubt.to === end) node.append(el("sup", { "aria-label": `(${doubt.doubt})`, role: "note", text: "?" }));
  }
  return marks.some((mark) => !mark.doubt) ? el("mark", {}, node) : node;
}
