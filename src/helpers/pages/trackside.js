// The live timetable. It runs in the browser alone: neither a kernel nor a network is needed.
// `trackside` draws `program` into `el`, and returns a function that ends it; that function's
// `update(program, key)` changes the program under a running clock.
function trackside(el, program, key) {
  const SOON_S = 10; // the first signal comes so long before a start
  const GO_S = 3; // a start is shown as "Go" for so long
  const FRESH_S = 1.5; // a start that passed while the phone slept is no longer signaled
  const LIST = 6;
  const SURE_MS = 3000;
  const EARLIEST_MS = -600_000;
  const LATEST_MS = 24 * 3600_000;
  const FORGET_MS = 6 * 3600_000; // a clock left running last week is not tonight's

  // ---- the clock: a start on the phone's own time, so that sleep and reload lose nothing
  const idle = () => ({ zero: null, held: 0, at: null });
  let state = idle();
  let unsaved = false; // where storage is refused, the page's memory has to do

  function load() {
    if (!key || unsaved) return null;
    try {
      const { zero = null, held = 0, at = null } = JSON.parse(localStorage.getItem(key));
      const known = [zero, held, at].every((part) => part === null || Number.isFinite(part));
      return known && held !== null ? { zero, held, at } : null;
    } catch {
      return null;
    }
  }

  function save() {
    if (!key) return;
    try {
      localStorage.setItem(key, JSON.stringify(state));
      unsaved = false;
    } catch {
      unsaved = true;
    }
  }

  const runs = () => state.zero !== null;
  const begun = () => runs() || state.at !== null;
  const elapsedMs = () => (runs() ? Date.now() - state.zero : state.held);

  function recall() {
    const saved = load();
    if (!saved) return;
    const last = events.length ? events.at(-1).go * 1000 : 0;
    const old = saved.zero !== null ? Date.now() - saved.zero - last : Date.now() - (saved.at ?? Date.now());
    state = old > FORGET_MS ? idle() : saved;
    if (old > FORGET_MS) save();
  }

  function change(changed, toMs) {
    state = { ...state, ...changed };
    save();
    heard = toMs / 1000; // a start at this very moment is still to be signaled
    wake();
    tick();
  }

  function toggle() {
    const now = elapsedMs();
    if (runs()) return change({ zero: null, held: now, at: Date.now() }, now);
    change({ zero: Date.now() - now, held: 0, at: null }, now);
  }

  function shift(byMs) {
    const to = Math.min(Math.max(elapsedMs() + byMs, EARLIEST_MS), LATEST_MS);
    change(runs() ? { zero: Date.now() - to } : { held: to }, to);
  }

  let sureUntil = 0;
  let unsure = null;
  function startOver() {
    if (!begun() && !state.held) return;
    if (Date.now() < sureUntil) {
      sureUntil = 0;
      return change(idle(), 0);
    }
    sureUntil = Date.now() + SURE_MS;
    clearTimeout(unsure);
    unsure = setTimeout(render, SURE_MS + 20);
    render();
  }

  // ---- the program; starts are whole seconds and never before their time, as on the sheet
  let events = [];
  function read(given) {
    const all = given.events ?? [];
    events = all.map((e) => ({ ...e, go: Math.ceil(Math.round(e.at_s * 1e6) / 1e6) }));
  }
  const starts = () => events.filter((e) => e.kind !== "end");

  function label(e) {
    const parts = [`Pack ${e.pack}`];
    if (e.lane) parts.push(`lane ${e.lane}`);
    if (e.kind === "rep") parts.push(`rep ${e.rep} of ${e.of}`);
    parts.push(e.kind === "end" ? "done" : e.what);
    return parts.join(" · ");
  }

  // Of starts at the same second there may be several: lanes and belts begin together.
  function upcoming(now) {
    const going = runs() ? starts().filter((e) => e.go <= now && now < e.go + GO_S) : [];
    const after = (e) => (runs() ? e.go > now : e.go >= now);
    const coming = starts().filter(after);
    const left = coming.length ? coming : events.filter(after);
    const first = going.length ? going.at(-1).go : left[0]?.go;
    const next = (going.length ? going : left).filter((e) => e.go === first);
    return { go: going.length > 0, next, then: events.filter((e) => after(e) && !next.includes(e)) };
  }

  const running = (now) =>
    starts().filter((e) => begun() && e.go <= now && now < Math.ceil(e.go + e.lasts_s));

  function digits(whole) {
    const s = Math.abs(whole);
    const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
    const tail = `${String(s % 60).padStart(2, "0")}`;
    const head = h ? `${h}:${String(m).padStart(2, "0")}` : `${m}`;
    return `${whole < 0 ? "−" : ""}${head}:${tail}`;
  }

  // ---- the page; every word of it is text, never markup
  function make(tag, name, parent, text = "") {
    const node = document.createElement(tag);
    if (name) node.className = name.replace(/\S+/g, (part) => `mile-trackside-${part}`);
    node.textContent = text;
    parent?.append(node);
    return node;
  }

  function button(text, said, press, parent) {
    const node = make("button", "", parent, text);
    node.type = "button";
    if (said) node.setAttribute("aria-label", said);
    node.addEventListener("click", press);
    return node;
  }

  const root = make("section", "");
  // Nothing in here is a formula, whatever an athlete is called.
  root.className = "mile-trackside tex2jax_ignore mathjax_ignore";
  root.tabIndex = 0;
  root.dataset.lmSuppressShortcuts = "true";
  root.setAttribute("aria-label", "Live timetable");
  const inside = make("div", "inside", root);
  const title = make("h2", "", inside);
  const top = make("div", "top", inside);
  const watch = make("div", "", top);
  const clock = make("div", "clock", watch);
  clock.setAttribute("role", "timer");
  clock.setAttribute("aria-label", "Clock");
  const standing = make("p", "state", watch);
  const box = make("div", "next", top);
  const next = make("div", "", box);
  next.setAttribute("aria-live", "polite");
  const down = make("div", "down", box);
  down.setAttribute("role", "timer");
  down.setAttribute("aria-label", "Time to the next start");
  const names = make("div", "names", box);
  const buttons = make("div", "buttons", inside);
  const main = button("", "", toggle, buttons);
  main.className = "main";
  button("−10 s", "Clock 10 seconds back", () => shift(-10_000), buttons);
  button("+10 s", "Clock 10 seconds forward", () => shift(10_000), buttons);
  const over = button("", "", startOver, buttons);
  const sound = button("", "", toggleSound, buttons);
  const nowHead = make("h3", "", inside, "Running now");
  const nowList = make("ul", "", inside);
  const thenHead = make("h3", "", inside, "Then");
  const thenList = make("ol", "", inside);
  const about = make("p", "about", inside);
  const stop = make("p", "about", inside);

  // What did not change is left alone: a reader aloud hears it once.
  const shown = new WeakMap();
  function fill(node, rows, build) {
    const text = JSON.stringify(rows);
    if (shown.get(node) === text) return;
    shown.set(node, text);
    node.replaceChildren(...rows.map(build));
  }

  // Digits are as large as their number allows.
  function show(node, text) {
    put(node, text);
    node.dataset.digits = String(Math.min(Math.max(text.length, 4), 6));
  }

  function put(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  // Lines break between the parts of a phrase, not within one as long as it fits.
  const part = (text, tag = "span") => make(tag, "part", null, text);

  function phrase(tag, text) {
    const node = make(tag, "");
    const parts = text.split(" · ");
    parts.forEach((one, at) => {
      node.append(at ? " " : "", part(at < parts.length - 1 ? `${one} ·` : one));
    });
    return node;
  }

  function row([time, what, more]) {
    const item = make("li", "");
    make("b", "", item, time);
    const said = phrase("span", what);
    if (more) said.append(" · ", part(more, "i"));
    item.append(said);
    return item;
  }

  // Each name stands by itself, so that one written from right to left does not turn the others.
  function who([head, list, target]) {
    const line = make("span", "");
    line.append(head);
    list.forEach((name, at) => {
      if (at) line.append(", ");
      make("bdi", "", line, name);
    });
    if (target) line.append(" · ", part(target));
    return line;
  }

  function aim(e) {
    const target = e.target ?? "";
    return !target || target.startsWith("RPE") ? target : `slowest ${target}`;
  }

  function renderNext(now) {
    const { go, next: group, then } = upcoming(now);
    const head = go ? "Go: " : "Next: ";
    const lines = group.map((e, at) => (at ? "" : head) + label(e));
    const done = events.length ? "All packs are done." : "Nobody starts tonight.";
    fill(next, lines.length ? lines : [done], (text) => phrase("p", text));
    const wait = group.length ? group[0].go - now : 0;
    show(down, go ? "GO" : digits(wait));
    down.hidden = !group.length;
    const several = group.length > 1;
    const rows = group.filter((e) => e.names);
    fill(names, rows.map((e) => [several ? `Pack ${e.pack}: ` : "", e.names, aim(e)]), who);
    const count = rows.reduce((sum, e) => sum + e.names.length, 0);
    box.classList.toggle("many", several || count > 12);
    box.classList.toggle("go", go);
    const soon = runs() && !go && wait <= SOON_S && rows.length > 0;
    box.classList.toggle("soon", soon);
    fill(thenList, then.slice(0, LIST).map((e) => [digits(e.go), label(e)]), row);
    thenHead.hidden = !then.length;
  }

  function render() {
    const now = Math.floor(elapsedMs() / 1000 + 0.02);
    show(clock, digits(now));
    const paused = state.at === null ? "" : `Paused ${digits(Math.max(0, Math.floor((Date.now() - state.at) / 1000)))} ago`;
    put(standing, runs() ? "" : paused || "Start with the first pack");
    put(main, runs() ? "Pause" : begun() ? "Resume" : "Start");
    const sure = Date.now() < sureUntil;
    put(over, sure ? "Tap again" : "Start over");
    over.classList.toggle("sure", sure);
    put(sound, audio ? "Beep on" : "Beep off");
    sound.setAttribute("aria-pressed", String(Boolean(audio)));
    renderNext(now);
    const active = running(now).map((e) => [digits(now - e.go), label(e), aim(e)]);
    fill(nowList, active, row);
    nowHead.hidden = !active.length;
  }

  function renderFixed(given) {
    put(title, [given.title, given.when].filter(Boolean).join(" · "));
    put(about, given.purpose ?? "");
    put(stop, given.stop ?? "");
  }

  // ---- signals: color, a short vibration, and a beep for those who want one
  let heard = 0;
  let audio = null;

  function beep(hz, lastsS) {
    if (!audio) return;
    audio.resume?.().catch?.(() => {});
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = hz;
    volume.gain.setValueAtTime(0.5, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + lastsS);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + lastsS);
  }

  function toggleSound() {
    const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
    if (audio) {
      audio.close().catch(() => {});
      audio = null;
    } else if (Audio) {
      audio = new Audio();
      beep(880, 0.15);
    }
    render();
  }

  function signal(name) {
    root.classList.remove("flash-soon", "flash-go");
    void root.offsetWidth; // begins the animation anew
    root.classList.add(`flash-${name}`);
    try {
      navigator.vibrate?.(name === "go" ? 400 : 150);
    } catch {
      // not allowed here
    }
    beep(name === "go" ? 1320 : 880, name === "go" ? 0.6 : 0.2);
  }

  function listen() {
    const t = elapsedMs() / 1000 + 0.02;
    const passed = (mark) => heard <= mark && mark <= t && t - mark < FRESH_S;
    if (runs()) {
      if (starts().some((e) => passed(e.go))) signal("go");
      else if (starts().some((e) => passed(e.go - SOON_S))) signal("soon");
    }
    heard = t + 1e-6;
  }

  // ---- the screen stays on while the clock runs, where the phone allows it
  let lock = null;
  let asking = false;
  let ended = false;

  async function wake() {
    const wanted = () => runs() && !ended && document.visibilityState === "visible";
    if (!wanted()) {
      lock?.release().catch(() => {});
      lock = null;
    } else if (!lock && !asking) {
      asking = true;
      try {
        const held = (await navigator.wakeLock?.request("screen")) ?? null;
        held?.addEventListener("release", () => (lock = lock === held ? null : lock));
        lock = held;
      } catch {
        lock = null;
      }
      asking = false;
      if (!wanted()) wake();
    }
  }

  // ---- once a second, on the second
  let timer = null;
  function tick() {
    clearTimeout(timer);
    if (ended) return;
    state = load() ?? state; // another tab may have paused it
    listen();
    render();
    const into = (((elapsedMs() + 20) % 1000) + 1000) % 1000;
    timer = setTimeout(tick, runs() ? 1000 - into + 1 : 1000);
  }

  function seen() {
    wake();
    tick();
  }

  function pressed(event) {
    if (event.key !== " " || event.target.closest("button")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) toggle();
  }

  root.addEventListener("keydown", pressed);
  document.addEventListener("visibilitychange", seen);
  read(program);
  recall();
  heard = elapsedMs() / 1000 + 0.1;
  renderFixed(program);
  el.append(root);
  seen();

  function end() {
    ended = true;
    clearTimeout(timer);
    clearTimeout(unsure);
    document.removeEventListener("visibilitychange", seen);
    wake();
    audio?.close().catch(() => {});
    root.remove();
  }

  end.update = (changed, changedKey) => {
    read(changed);
    renderFixed(changed);
    if (changedKey !== key) {
      const before = key;
      key = changedKey;
      if (begun() || state.held) {
        save();
        try {
          localStorage.removeItem(before);
        } catch {
          // nothing was kept there
        }
      } else recall();
    }
    heard = elapsedMs() / 1000 + 0.1;
    seen();
  };
  return end;
}
