// Who is here: a box to tick for each athlete, one widget for all of them.
function render({ model, el }) {
  el.classList.add("mile-roll");
  function draw() {
    const kept = document.activeElement?.dataset?.place;
    const rows = model.get("names").map(([place, name, about, here]) => {
      const label = document.createElement("label");
      const tick = document.createElement("input");
      tick.type = "checkbox";
      tick.checked = here;
      tick.dataset.place = place;
      tick.addEventListener("change", () => model.send({ place, here: tick.checked }));
      const who = document.createElement("span");
      who.textContent = name;
      const more = document.createElement("small");
      more.textContent = about;
      label.append(tick, who, more);
      return label;
    });
    el.replaceChildren(...rows);
    if (kept !== undefined) el.querySelector(`[data-place="${CSS.escape(kept)}"]`)?.focus();
  }
  model.on("change:names", draw);
  draw();
  return () => model.off("change:names", draw);
}

export default { render };
