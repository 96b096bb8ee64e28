// The roll call: a row for each athlete, one widget for all of them.
const STATES = [["present", "here"], ["missed", "missed"], ["", "not noted"]];

function render({ model, el }) {
  el.classList.add("mile-rollcall");
  const table = document.createElement("table");
  const head = document.createElement("thead");
  const body = document.createElement("tbody");
  const titles = document.createElement("tr");
  for (const title of ["Name", "Was", "RPE", "Minutes"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = title;
    titles.append(cell);
  }
  head.append(titles);
  table.append(head, body);
  el.append(table);
  let drawn = [];

  function field(name, row, what, text, hint) {
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = "decimal";
    input.maxLength = 12;
    input.value = text;
    input.placeholder = hint;
    input.setAttribute("aria-label", `${what} of ${name}`);
    input.addEventListener("change", () => model.send({ place: row, [what.toLowerCase()]: input.value }));
    return input;
  }

  function cell(...inside) {
    const made = document.createElement("td");
    made.append(...inside);
    return made;
  }

  function line([name, planned, state, rpe, minutes, expected], row) {
    const made = document.createElement("tr");
    const who = document.createElement("th");
    who.scope = "row";
    const about = document.createElement("small");
    about.textContent = planned;
    const fault = document.createElement("em");
    fault.setAttribute("role", "alert");
    who.append(name, about, fault);
    const fields = [field(name, row, "RPE", rpe, expected), field(name, row, "Minutes", minutes, "")];
    const set = document.createElement("div");
    set.setAttribute("role", "radiogroup");
    set.setAttribute("aria-label", `Was ${name} here?`);
    const able = (now) => fields.forEach((input) => { input.disabled = now !== "present"; });
    for (const [value, word] of STATES) {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = `${model.model_id ?? "mile"}-${row}`;
      radio.checked = value === state;
      radio.addEventListener("change", () => {
        able(value);
        model.send({ place: row, state: value });
      });
      label.append(radio, word);
      set.append(label);
    }
    able(state);
    const cells = fields.map((input) => cell(input));
    cells.forEach((place, at) => { place.dataset.title = ["RPE", "Minutes"][at]; });
    made.append(who, cell(set), ...cells);
    return { made, fault };
  }

  function draw() {
    drawn = model.get("rows").map(line);
    body.replaceChildren(...drawn.map(({ made }) => made));
    table.hidden = !drawn.length;
    blame();
  }

  function blame() {
    const faults = new Map(model.get("faults"));
    drawn.forEach(({ fault }, row) => { fault.textContent = faults.get(row) ?? ""; });
  }

  model.on("change:rows", draw);
  model.on("change:faults", blame);
  draw();
  return () => {
    model.off("change:rows", draw);
    model.off("change:faults", blame);
  };
}

export default { render };
