// The athletes found: one button for each, one widget for all of them.
function render({ model, el }) {
  el.classList.add("mile-people");
  const list = document.createElement("ul");
  const more = document.createElement("p");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "Athletes");
  el.append(list, more);

  function small(text, name) {
    const made = document.createElement("small");
    made.textContent = text;
    made.className = name;
    return made;
  }

  function draw() {
    const kept = el.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
    const rows = model.get("people").map(([name, squads, saved], place) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.place = place;
      button.setAttribute("aria-pressed", String(place === model.get("chosen")));
      button.addEventListener("click", () => model.send({ choose: place }));
      const who = document.createElement("span");
      who.textContent = name;
      button.append(who, small(saved, "mile-when"), small(squads, "mile-squads"));
      item.append(button);
      return item;
    });
    list.replaceChildren(...rows);
    more.textContent = model.get("more");
    more.hidden = !model.get("more");
    if (kept !== undefined) list.querySelector(`[data-place="${CSS.escape(kept)}"]`)?.focus();
  }
  model.on("change:people change:chosen change:more", draw);
  draw();
  return () => model.off("change:people change:chosen change:more", draw);
}

export default { render };
