// One view of a figure dictionary. All views of a page share one plotly, fetched once by HTTP.
const BUNDLE = "mile-workbook/static/plotly.min.js";
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

// Colors come from the page, so that one figure serves light and dark.
function colors(el) {
  const style = getComputedStyle(el);
  const named = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  return {
    ink: named("--mile-ink", "#222"),
    rule: named("--mile-rule", "#ddd"),
    blue: named("--mile-blue", "#0072B2"),
    family: style.fontFamily,
  };
}

function themed({ data, layout }, el) {
  const { ink, rule, blue, family } = colors(el);
  const narrow = el.clientWidth < 480;
  const lines = { gridcolor: rule, linecolor: rule, zerolinecolor: rule };
  const axes = Object.keys(layout).filter((key) => /^[xy]axis/.test(key));
  const traces = JSON.parse(JSON.stringify(data).replaceAll("#0072B2", blue));
  // Labels above narrow bars stand upright where there is no room side by side.
  if (narrow) traces.forEach((trace) => trace.type === "bar" && (trace.textangle = -90));
  const annotations = layout.annotations ?? [];
  return [
    traces,
    {
      ...layout,
      ...Object.fromEntries(axes.map((key) => [key, { ...lines, ...layout[key] }])),
      // Words above neighboring bars would lie on each other; the table says them too.
      annotations: narrow && layout.barmode === "stack" ? [] : annotations,
      width: el.clientWidth,
      margin: { ...layout.margin, ...(narrow ? { l: 52 } : {}) },
      font: { family, size: narrow ? 10 : 12, color: ink },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { align: "left", namelength: 0 },
    },
  ];
}

function render({ model, el }) {
  el.classList.add("mile-chart");
  const drawing = document.createElement("div");
  drawing.setAttribute("role", "img");
  drawing.tabIndex = -1;
  drawing.dataset.lmSuppressShortcuts = "true";
  const caption = document.createElement("p");
  caption.className = "mile-caption";
  el.append(drawing, caption);

  let library = null;
  let drawn = 0;
  function draw() {
    const figure = model.get("figure");
    const summary = model.get("summary");
    drawing.setAttribute("aria-label", summary);
    caption.textContent = summary;
    drawing.style.minHeight = `${figure.layout.height ?? 60}px`;
    if (!library || !drawing.clientWidth) return;
    library.react(drawing, ...themed(figure, drawing), CONFIG).then(() => {
      drawing.dataset.drawn = String(++drawn);
    });
  }

  const dark = globalThis.matchMedia("(prefers-color-scheme: dark)");
  let width = 0;
  const size = new ResizeObserver(() => {
    if (drawing.clientWidth === width) return;
    width = drawing.clientWidth;
    draw();
  });
  model.on("change", draw);
  dark.addEventListener("change", draw);
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
    size.disconnect();
    library?.purge(drawing);
  };
}

export default { render };
