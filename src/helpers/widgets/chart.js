// One view of a figure dictionary. All views of a page share one plotly, fetched once by HTTP.
const BUNDLE = "mile-workbook/static/plotly.min.js";
const THEMES = {} /* helpers.charts.style */;
const PATIENCE_MS = 15_000;
const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };

function bundleAddress() {
  const script = document.getElementById("jupyter-config-data");
  const settings = script ? JSON.parse(script.textContent) : {};
  const base = settings.fullLabextensionsUrl;
  return base ? `${base.replace(/\/$/, "")}/${BUNDLE}` : null;
}

// Our Voilà template starts the fetch in the page's head, while Python still runs.
function arrived() {
  const script = document.getElementById("mile-plotly");
  if (!script || document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    script.addEventListener("load", resolve);
    globalThis.addEventListener("load", resolve);
  });
}

function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = () => reject(new Error("the chart library did not arrive"));
    document.head.append(script);
  });
}

// Where no such address is served, the kernel sends its own copy, once for the page.
function fromKernel(model) {
  return new Promise((resolve, reject) => {
    const heard = (message, buffers) => {
      if (!("bundle" in message || "missing" in message)) return;
      model.off("msg:custom", heard);
      if (!buffers.length) return reject(new Error(message.missing));
      const blob = new Blob([buffers[0]], { type: "text/javascript" });
      const address = URL.createObjectURL(blob);
      run(address).then(resolve, reject).finally(() => URL.revokeObjectURL(address));
    };
    model.on("msg:custom", heard);
    model.send({ want: "bundle" });
  });
}

function plotly(model) {
  if (globalThis.Plotly?.react) return Promise.resolve(globalThis.Plotly);
  const fetched = () => {
    if (globalThis.Plotly?.react) return globalThis.Plotly;
    const address = bundleAddress();
    return address ? run(address) : Promise.reject(new Error("no address"));
  };
  globalThis.milePlotly ??= arrived().then(fetched).catch(() => fromKernel(model));
  return globalThis.milePlotly;
}

// One figure serves light, dark and paper: it is written in the light theme, and shaded here.
const dark = globalThis.matchMedia("(prefers-color-scheme: dark)");
const paper = globalThis.matchMedia("print");

function themed({ data, layout }, { theme, width, family, background }) {
  const { ink, rule, paper: sheet, shades } = THEMES[theme];
  const label = { bgcolor: sheet, bordercolor: ink, font: { color: ink } };
  const narrow = width < 480;
  const lines = { gridcolor: rule, linecolor: rule, zerolinecolor: rule };
  const axes = Object.keys(layout).filter((key) => /^[xy]axis/.test(key));
  const shaded = (part) =>
    JSON.parse(JSON.stringify(part).replace(/#[0-9A-F]{6}/gi, (color) => shades[color] ?? color));
  const traces = shaded(data);
  // Labels above narrow bars stand upright where there is no room side by side.
  if (narrow) traces.forEach((trace) => trace.type === "bar" && (trace.textangle = -90));
  const drawn = shaded(layout);
  return [
    traces,
    {
      ...drawn,
      ...Object.fromEntries(axes.map((key) => [key, { ...lines, ...drawn[key] }])),
      // Words above neighboring bars would lie on each other; the table says them too.
      annotations: narrow && layout.barmode === "stack" ? [] : (drawn.annotations ?? []),
      width,
      margin: { ...layout.margin, ...(narrow ? { l: 52 } : {}) },
      font: { family, size: narrow ? 10 : 12, color: ink },
      paper_bgcolor: background ?? "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { ...label, align: "left", namelength: 0 },
    },
  ];
}

// A picture is light and wide whatever the page is, so that it can be printed or sent.
function picture(figure, el) {
  const background = THEMES.light.paper;
  const width = Math.max(el.clientWidth, 720);
  const family = getComputedStyle(el).fontFamily;
  const [data, layout] = themed(figure, { theme: "light", width, family, background });
  const { margin, meta, height } = layout;
  layout.margin = { ...margin, t: margin.t + 36 };
  layout.height = height + 36;
  const corner = { x: 0, xref: "container", y: 1, yref: "container", yanchor: "top" };
  layout.title = { text: meta.subject, ...corner, pad: { l: 16, t: 12 }, font: { size: 16 } };
  return { data, layout };
}

function save(name, content) {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([content], { type: "text/csv" }));
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Two quiet buttons; nothing travels, and nothing is made, before one is pressed.
function savers(model, drawing, library) {
  const row = document.createElement("div");
  row.className = "mile-saves";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const subject = () => model.get("figure").layout.meta?.subject ?? "";
  const name = () => subject().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const refuse = () => (said.textContent = "The picture could not be made.");
  let waiting = 0;

  function picked() {
    said.textContent = "";
    const shown = picture(model.get("figure"), drawing);
    const size = { width: shown.layout.width, height: shown.layout.height };
    const made = { ...size, format: "png", scale: 2, filename: name() };
    library().downloadImage({ ...shown, config: CONFIG }, made).catch(refuse);
  }
  function asked() {
    said.textContent = "One moment …";
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      said.textContent = "No answer came. Reload the page.";
    }, PATIENCE_MS);
    model.send({ want: "csv" });
  }
  const heard = (message, buffers) => {
    if (!("table" in message) || !waiting) return; // another view of the chart asked
    clearTimeout(waiting);
    waiting = 0;
    said.textContent = message.said ?? "";
    if (buffers?.length) save(`${name()}.csv`, buffers[0]);
  };
  const buttons = [["PNG", picked], ["CSV", asked]].map(([word, press]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", press);
    return button;
  });
  row.append(said, ...buttons);
  model.on("msg:custom", heard);
  return {
    row,
    draw() {
      row.hidden = !subject();
      buttons[0].hidden = !library();
      // The word that is seen comes first, so that who speaks to the page can say it.
      ["picture", "table"].forEach((what, at) =>
        buttons[at].setAttribute("aria-label",
          `${buttons[at].textContent}: save the chart “${subject()}” as a ${what}`));
    },
    close() {
      clearTimeout(waiting);
      model.off("msg:custom", heard);
    },
  };
}

function render({ model, el }) {
  el.classList.add("mile-chart");
  const drawing = document.createElement("div");
  drawing.setAttribute("role", "img");
  drawing.tabIndex = -1;
  drawing.dataset.lmSuppressShortcuts = "true";
  const caption = document.createElement("p");
  caption.className = "mile-caption";
  let library = null;
  const saves = savers(model, drawing, () => library);
  const foot = document.createElement("div");
  foot.className = "mile-chart-foot";
  foot.append(caption, saves.row);
  el.append(drawing, foot);

  let drawn = 0;
  function draw() {
    const figure = model.get("figure");
    const summary = model.get("summary");
    drawing.setAttribute("aria-label", summary);
    caption.textContent = summary;
    drawing.style.minHeight = `${figure.layout.height ?? 60}px`;
    saves.draw();
    if (!library || !drawing.clientWidth) return;
    const theme = dark.matches && !paper.matches ? "dark" : "light";
    const family = getComputedStyle(drawing).fontFamily;
    const look = { theme, width: drawing.clientWidth, family };
    library.react(drawing, ...themed(figure, look), CONFIG).then(() => {
      drawing.dataset.drawn = String(++drawn);
    });
  }

  let width = 0;
  const size = new ResizeObserver(() => {
    if (drawing.clientWidth === width) return;
    width = drawing.clientWidth;
    draw();
  });
  model.on("change", draw);
  dark.addEventListener("change", draw);
  paper.addEventListener("change", draw);
  draw();
  plotly(model).then(
    (found) => {
      library = found;
      size.observe(drawing); // which reports the width at once, and so draws
    },
    (fault) => {
      drawing.textContent = `The chart cannot be drawn: ${fault.message}. The numbers are below.`;
    },
  );
  return () => {
    model.off("change", draw);
    dark.removeEventListener("change", draw);
    paper.removeEventListener("change", draw);
    saves.close();
    size.disconnect();
    library?.purge(drawing);
  };
}

export default { render };
