// A season as weeks of days: one grid, whose days and sessions are chosen, and dragged with a mouse.
const KINDS = [
  "easy run", "long run", "short intervals", "long intervals", "strength", "power",
  "cross-training", "test or race",
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
];
const FLAGS = { t: "today", r: "race", o: "outside", p: "past" };
const FLAGS_SAID = { t: "today", r: "race day", o: "outside the season" };
// Shown as, said as. The lock is drawn by the stylesheet: few fonts have one that is not a picture.
const MARKS = {
  d: ["done", "✓", "done"],
  m: ["missed", "missed", "missed"],
  h: ["by-hand", "✎", "changed by hand"],
  a: ["fixed", "fixed", "fixed"],
  l: ["locked", "", "locked"],
};
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const HELP =
  "Arrow keys go from day to day, Tab to the sessions of a day, Enter chooses a day or a session.";

function make(tag, name, text = "") {
  const node = document.createElement(tag);
  node.className = name && `mile-cal-${name}`;
  node.textContent = text;
  return node;
}

// Counted in UTC: in a time zone of its own, a change of the clocks would shift a day.
function dateOf(monday, day) {
  const date = new Date(Date.parse(monday) + day * 86_400_000);
  return [date.getUTCDate(), MONTHS[date.getUTCMonth()], date.getUTCFullYear()];
}

const short = (name) => name.slice(0, 3);
const holds = (whole, part) => whole.toLowerCase().includes(part);
const marked = (marks) => Object.keys(MARKS).filter((letter) => marks.includes(letter));

function sessionSentence([kind, words, detail, marks]) {
  const about = holds(words, KINDS[kind]) ? [words] : [words, KINDS[kind]];
  return [...about, detail, ...marked(marks).map((letter) => MARKS[letter][2])].filter(Boolean).join(", ");
}

// What a day is called; its sessions, which are named after it, complete the sentence.
function daySentence(monday, day, [flags, sessions]) {
  const [date, month] = dateOf(monday, day);
  const said = [...flags].map((letter) => FLAGS_SAID[letter]).filter(Boolean);
  const when = [`${DAYS[day]} ${date} ${month}`, ...said].join(", ");
  return sessions.length ? `${when}:` : `${when}: no session`;
}

function sessionNode(session) {
  const [kind, words, detail, marks] = session;
  const node = make("div", "item");
  node.dataset.kind = kind;
  node.tabIndex = -1;
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", sessionSentence(session));
  node.draggable = !marks.includes("a");
  const name = make("span", "words", words);
  name.title = words;
  // The spaces are for those who say what they see: shown and said are the same words.
  node.append(name, " ");
  if (!holds(words, KINDS[kind])) node.append(make("span", "kind", KINDS[kind]), " ");
  const line = make("span", "detail");
  if (detail) line.append(make("span", "", detail));
  for (const letter of marked(marks)) {
    const [style, shown, said] = MARKS[letter];
    const mark = make("span", style, shown);
    mark.title = said;
    line.append(" ", mark);
    node.classList.add(`mile-cal-is-${style}`);
  }
  if (line.firstChild) node.append(line);
  return node;
}

// Short for the eye, in full for the ear.
function dayHead(monday, day, shown) {
  const [date, month] = dateOf(monday, day);
  const [flags] = shown;
  const head = make("div", "date");
  head.setAttribute("aria-hidden", "true");
  const number = make("span", "", date === 1 ? `1 ${short(month)}` : String(date));
  head.append(make("span", "weekday", short(DAYS[day])), number);
  for (const letter of "tr") if (flags.includes(letter)) head.append(make("em", "", FLAGS[letter]));
  return [make("span", "said", daySentence(monday, day, shown)), head];
}

function weekHead(week, last) {
  const [date, month, year] = dateOf(week.monday, 0);
  const newYear = last && dateOf(last.monday, 0)[2] !== year;
  const phase = make("span", "phase", week.phase);
  const parts = [make("b", "", `${date} ${short(month)}${newYear ? ` ${year}` : ""}`), phase];
  if (week.lighter) parts.push(make("span", "lighter", "lighter"));
  const said = make("small", "");
  said.append(...week.said.split(" · ").map((part) => make("span", "", part)));
  return [...parts, said];
}

function table() {
  const grid = make("table", "grid");
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", "Calendar of the season");
  grid.setAttribute("aria-description", HELP);
  const row = grid.createTHead().insertRow();
  row.setAttribute("role", "row");
  for (const name of ["Week", ...DAYS]) {
    const head = make("th", "", name === "Week" ? name : short(name));
    head.setAttribute("role", "columnheader");
    head.setAttribute("aria-label", name);
    row.append(head);
  }
  for (const part of [grid.tHead, grid.createTBody()]) part.setAttribute("role", "rowgroup");
  return grid;
}

function addRow(body) {
  const row = body.insertRow();
  row.setAttribute("role", "row");
  const head = make("th", "week");
  head.setAttribute("role", "rowheader");
  row.append(head);
  for (let day = 0; day < 7; day += 1) row.insertCell().setAttribute("role", "gridcell");
}

function render({ model, el }) {
  el.classList.add("mile-cal");
  el.lang = "en"; // by which long words are hyphenated
  el.dataset.lmSuppressShortcuts = "true";
  const grid = table();
  const body = grid.tBodies[0];
  el.append(grid);
  const drawn = new WeakMap(); // what an element shows, so that only what differs is made anew
  let here = null; // the one day that Tab reaches, counted from the first
  let dragged = null;

  const cells = () => [...body.querySelectorAll("td")];
  const itemsOf = (cell) => [...cell.querySelectorAll(".mile-cal-item")];
  const flagsAt = ([week, day]) => model.get("weeks")[week]?.days[day][0] ?? "o";
  // A phone leaves out days without a session.
  const visible = (cell) => cell.getClientRects().length > 0;

  function place(node) {
    const cell = node.closest?.("td");
    if (!cell) return null;
    const number = cells().indexOf(cell);
    const item = node.closest(".mile-cal-item");
    return [Math.floor(number / 7), number % 7, item ? itemsOf(cell).indexOf(item) : -1];
  }

  function changed(node, shown) {
    const key = JSON.stringify(shown);
    if (drawn.get(node) === key) return false;
    drawn.set(node, key);
    return true;
  }

  function drawCell(cell, week, day) {
    const [flags, sessions] = week.days[day];
    if (!changed(cell, [week.monday, flags, sessions])) return;
    const focus = place(document.activeElement);
    const kept = cell.contains(document.activeElement) ? focus[2] : null;
    if (dragged?.cell === cell) letGo(); // its sessions may have changed places
    const bare = !sessions.length && !/[tr]/.test(flags);
    const styles = [...flags].map((letter) => `mile-cal-${FLAGS[letter]}`);
    cell.className = [...styles, ...(bare ? ["mile-cal-bare"] : [])].join(" ");
    cell.setAttribute("aria-disabled", String(flags.includes("o")));
    cell.replaceChildren(...dayHead(week.monday, day, week.days[day]), ...sessions.map(sessionNode));
    if (kept !== null) (itemsOf(cell)[kept] ?? cell).focus({ preventScroll: true });
  }

  // Of all days and sessions, Tab reaches one day and what stands on it.
  function reach(number) {
    here = number;
    cells().forEach((cell, at) => {
      cell.tabIndex = at === here ? 0 : -1;
      for (const item of itemsOf(cell)) item.tabIndex = cell.tabIndex;
    });
  }

  function mark() {
    const [week, day, at] = model.get("chosen");
    cells().forEach((cell, number) => {
      const chosen = number === week * 7 + day;
      cell.setAttribute("aria-selected", String(chosen));
      itemsOf(cell).forEach((item, place) => {
        if (chosen && place === at) item.setAttribute("aria-current", "true");
        else item.removeAttribute("aria-current");
      });
    });
  }

  function draw() {
    const weeks = model.get("weeks");
    const focused = body.contains(document.activeElement);
    while (body.rows.length < weeks.length) addRow(body);
    while (body.rows.length > weeks.length) body.deleteRow(-1);
    weeks.forEach((week, at) => {
      const row = body.rows[at];
      const { monday, phase, lighter, said } = week;
      const last = weeks[at - 1];
      row.classList.toggle("mile-cal-turn", Boolean(last) && last.phase !== phase);
      if (changed(row.cells[0], [monday, phase, lighter, said, last?.monday])) {
        row.cells[0].replaceChildren(...weekHead(week, last));
      }
      for (let day = 0; day < 7; day += 1) drawCell(row.cells[day + 1], week, day);
    });
    mark();
    const [week, day] = model.get("chosen");
    const today = cells().findIndex((cell) => cell.classList.contains("mile-cal-today"));
    if (!focused && week !== undefined) here = week * 7 + day;
    reach(weeks.length ? Math.min(here ?? Math.max(today, 0), weeks.length * 7 - 1) : null);
    if (focused && !body.contains(document.activeElement)) cells()[here]?.focus();
  }

  function go(from, step) {
    const all = cells();
    let to = from + step;
    while (all[to] && !visible(all[to])) to += step;
    all[to]?.focus();
  }

  function choose(at) {
    if (at && (at[2] >= 0 || !flagsAt(at).includes("o"))) model.send({ choose: at });
  }

  function press(event) {
    const at = place(event.target);
    if (!at || event.altKey || event.metaKey || event.shiftKey) return;
    const number = at[0] * 7 + at[1];
    const ends = event.ctrlKey ? [0, cells().length - 1] : [number - at[1], number - at[1] + 6];
    if (event.key === "Home") go(ends[0] - 1, 1);
    else if (event.key === "End") go(ends[1] + 1, -1);
    else if (event.ctrlKey) return;
    else if (STEPS[event.key]) go(number, STEPS[event.key]);
    else if (event.key === "Escape") cells()[number].focus();
    else if (event.key === "Enter" || event.key === " ") choose(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function over(cell) {
    for (const other of cells()) other.classList.toggle("mile-cal-over", other === cell);
  }

  function letGo() {
    dragged = null;
    over(null);
    el.classList.remove("mile-cal-dragging");
  }

  // The day under the mouse, if what is dragged may be dropped there.
  function target(event) {
    const cell = event.target.closest?.("td");
    const free = dragged && cell && cell !== dragged.cell && !flagsAt(place(cell)).includes("o");
    return free ? cell : null;
  }

  function hover(event) {
    const cell = target(event);
    over(cell);
    if (cell) event.preventDefault();
  }

  const listeners = {
    click: (event) => choose(place(event.target)),
    keydown: press,
    focusin: (event) => {
      const at = place(event.target);
      if (at) reach(at[0] * 7 + at[1]);
    },
    dragstart: (event) => {
      const item = event.target.closest?.(".mile-cal-item");
      if (!item) return;
      dragged = { cell: item.closest("td"), from: place(item) };
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.getAttribute("aria-label"));
      el.classList.add("mile-cal-dragging");
    },
    dragenter: hover,
    dragover: hover,
    dragleave: (event) => body.contains(event.relatedTarget) || over(null),
    drop: (event) => {
      const cell = target(event);
      if (!cell) return;
      event.preventDefault();
      model.send({ move: [...dragged.from, ...place(cell).slice(0, 2)] });
    },
    dragend: letGo,
  };
  for (const [name, listener] of Object.entries(listeners)) body.addEventListener(name, listener);
  // What is shown of the chosen session stands in the lower half: the session stays above it.
  function keepInSight() {
    const [week, day] = model.get("chosen");
    const cell = week === undefined ? null : cells()[week * 7 + day];
    const below = cell ? cell.getBoundingClientRect().bottom - window.innerHeight * 0.5 : 0;
    if (below > 0) window.scrollBy({ top: below, behavior: "instant" });
  }

  const keepSoon = () => setTimeout(keepInSight, 50);
  model.on("change", draw);
  model.on("change:chosen", keepSoon);
  draw();
  return () => {
    model.off("change", draw);
    model.off("change:chosen", keepSoon);
  };
}

export default { render };
