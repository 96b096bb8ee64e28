// An athlete's page, in a widget and in a file of its own: today on top by the reader's clock, the
// unit that was chosen, and a message for the athlete to send. It fetches nothing and sends nothing.
function athletePage(root) {
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const UNIT = "mile-athlete-unit";
  const DAY_MS = 86_400_000;
  const form = find(".mile-athlete-message form");
  const today = find(".mile-athlete-today");
  const undo = [];
  let drawn = "";
  let saidOnce = 0;

  // Voilà names the tab after the notebook; nothing else here may name the tab of its host.
  const name = find("h1").textContent;
  if (form && document.body.dataset.voila) document.title = `${name}: plan`;
  if (!form) return () => {};

  function on(target, kind, act) {
    target.addEventListener(kind, act);
    undo.push(() => target.removeEventListener(kind, act));
  }

  function made(tag, text, className) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  // Days
  const two = (n) => String(n).padStart(2, "0");
  const iso = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  const at = (day) => Date.parse(`${day}T00:00:00Z`);
  const between = (from, to) => Math.round((at(to) - at(from)) / DAY_MS);
  const words = (day) =>
    new Date(at(day)).toLocaleDateString("en-GB", {
      weekday: "long", day: "numeric", month: "long", timeZone: "UTC",
    });

  const days = all(".mile-athlete-plan div[data-date]");
  const weeks = all(".mile-athlete-plan .mile-athlete-week");
  const sessionsOf = (day) => [...day.querySelectorAll("[data-code]")];
  const nameOf = (session) => session.querySelector("h5").firstChild.textContent.trim();

  function inDays(n) {
    if (n === 0) return "today";
    if (n === 1) return "tomorrow";
    return n > 1 ? `in ${n} days` : "";
  }

  // Right below the heading of the box, its own heading is a level higher than in a week.
  function copied(session) {
    const copy = session.cloneNode(true);
    const heading = copy.querySelector("h5");
    const higher = made("h3");
    higher.append(...heading.childNodes);
    heading.replaceWith(higher);
    return copy;
  }

  function drawToday(now) {
    const day = days.find((d) => d.dataset.date === now);
    const held = day ? sessionsOf(day) : [];
    const next = days.find((d) => d.dataset.date > now && sessionsOf(d).length);
    const shown = [made("h2", `Today, ${words(now)}`)];
    if (held.length) shown.push(...held.map(copied));
    else if (now > root.dataset.last) {
      shown.push(made("p", `This plan ended on ${words(root.dataset.last)}. Ask your coach for the next one.`));
    } else if (now < root.dataset.first) {
      shown.push(made("p", `This plan begins on ${words(root.dataset.first)}.`));
    } else shown.push(made("p", "Nothing is planned today: rest is part of the plan."));
    if (!held.length && next) {
      const names = sessionsOf(next).map(nameOf).join(", ");
      shown.push(made("p", `Next: ${words(next.dataset.date)}, ${names}.`, "mile-athlete-next"));
    }
    today.replaceChildren(...shown);
    today.hidden = !days.length;
  }

  function drawWeeks(now) {
    const place = find(".mile-athlete-week-now");
    const plan = find(".mile-athlete-plan");
    if (!plan) return;
    plan.append(...weeks);
    const current = weeks.find((w) => between(w.dataset.monday, now) >= 0 && between(w.dataset.monday, now) < 7);
    for (const week of weeks) {
      week.open = !current || week === current;
      week.classList.toggle("is-past", between(week.dataset.monday, now) > 6);
    }
    place.hidden = !current;
    if (current) place.append(current);
    for (const bar of all("svg [data-monday]")) {
      bar.classList.toggle("is-now", bar.dataset.monday === current?.dataset.monday);
    }
  }

  function draw() {
    const now = iso(new Date());
    if (now === drawn) return;
    drawn = now;
    for (const day of days) {
      day.classList.toggle("is-past", day.dataset.date < now);
      day.classList.toggle("is-today", day.dataset.date === now);
      if (day.dataset.date === now) day.setAttribute("aria-current", "date");
      else day.removeAttribute("aria-current");
    }
    drawToday(now);
    drawWeeks(now);
    for (const race of all("[data-race]")) race.textContent = inDays(between(now, race.dataset.race));
    const age = between(root.dataset.published, now);
    find(".mile-athlete-old").textContent =
      age > 7 ? `, ${age} days ago. Ask your coach whether there is a newer one.` : "";
    startMessage(now);
  }

  // Units
  function kept() {
    try {
      return localStorage.getItem(UNIT);
    } catch {
      return null;
    }
  }

  function pick(unit) {
    if (unit !== "km" && unit !== "mile") return;
    find(`.pick-${unit}`).checked = true;
    root.classList.toggle("by-km", unit === "km");
    root.classList.toggle("by-mile", unit === "mile");
  }

  function chosen(event) {
    pick(event.target.value);
    try {
      localStorage.setItem(UNIT, event.target.value);
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }

  // The message
  const field = (name) => form.elements[name];
  const send = [...form.querySelectorAll("button")];
  const sms = find(".mile-athlete-sms");

  function startMessage(now) {
    const options = days.flatMap((day) =>
      sessionsOf(day).map((session) => {
        const option = made("option", `${session.dataset.code} ${nameOf(session)}`);
        option.value = session.dataset.code;
        option.dataset.date = day.dataset.date;
        option.dataset.minutes = session.dataset.minutes;
        return option;
      }),
    );
    const other = made("option", "something else");
    other.value = "other";
    field("code").replaceChildren(...options, other);
    field("date").value = now;
    take(now);
  }

  function take(date) {
    const option = [...field("code").options].find((o) => o.dataset.date === date);
    field("code").value = option ? option.value : "other";
    field("minutes").value = option?.dataset.minutes ?? "";
    write();
  }

  function complete() {
    const minutes = Number(field("minutes").value);
    const day = /^\d{4}-\d\d-\d\d$/.test(field("date").value);
    return day && minutes >= 1 && minutes <= 1440 && field("rpe").value !== "" && field("pain").value !== "";
  }

  // One line, which the coach pastes as it is: name: date; minutes; RPE; note.
  function write() {
    const value = (part) => field(part).value || "?";
    const minutes = Math.round(Number(field("minutes").value)) || "?";
    field("text").value =
      `${name}: ${value("date")}; ${minutes} min; RPE ${value("rpe")}; ${value("code")}, pain: ${value("pain")}`;
    const ready = complete();
    for (const button of send) button.disabled = !ready;
    if (ready) sms.href = `sms:?&body=${encodeURIComponent(field("text").value)}`;
    else sms.removeAttribute("href");
    say(ready ? "" : "Say how hard it was, how long, and whether there was pain.");
    if (ready && field("pain").value === "yes") say("Pain: your coach decides how to go on. Ask before the next run.");
  }

  function say(text) {
    clearTimeout(saidOnce);
    find(".mile-athlete-said").textContent = text;
  }

  async function copy() {
    const text = field("text");
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.focus();
      text.select();
      if (!document.execCommand("copy")) {
        say("It is marked: copy it by hand.");
        return;
      }
    }
    say("Copied. Paste it into your messenger.");
    saidOnce = setTimeout(write, 6000);
  }

  async function share() {
    try {
      await navigator.share({ text: field("text").value });
    } catch {
      // Closed without sharing.
    }
  }

  function edited(event) {
    const option = field("code").selectedOptions[0];
    if (event.target === field("date")) take(field("date").value);
    else if (event.target === field("code") && option?.dataset.date) {
      field("date").value = option.dataset.date;
      field("minutes").value = option.dataset.minutes;
    }
    write();
  }

  // Paper shows everything, whatever is folded on the screen.
  let folded = [];
  function unfold() {
    folded = weeks.filter((week) => !week.open);
    for (const week of folded) week.open = true;
  }
  function fold() {
    for (const week of folded) week.open = false;
    folded = [];
  }

  // The server that shows it has the same page as a file, which needs no server.
  if (document.body.dataset.voila) {
    const keep = made("a", "Keep as a file");
    keep.href = `${location.pathname}/copy`;
    find("nav").append(keep);
  }
  root.classList.add("is-live");
  form.hidden = false;
  form.elements.share.hidden = !navigator.share;
  pick(kept());
  draw();
  on(find(".mile-athlete-unit"), "change", chosen);
  for (const held of [form, find(".mile-athlete-unit")]) on(held, "submit", (event) => event.preventDefault());
  on(form, "input", edited);
  on(form.elements.copy, "click", copy);
  on(form.elements.share, "click", share);
  on(window, "beforeprint", unfold);
  on(window, "afterprint", fold);
  on(document, "visibilitychange", draw);
  const timer = setInterval(draw, 30_000);
  return () => {
    clearInterval(timer);
    clearTimeout(saidOnce);
    for (const act of undo) act();
  };
}
