// One view of a figure dictionary. All views of a page share one plotly, fetched once by HTTP.
const BUNDLE = "mile-workbook/static/plotly.min.js";
const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };

function bundleAddress() {
  const script = document.getElementById("jupyter-config-data");
  const settings = script ? JSON.parse(script.textContent) : {};
  const base = settings.fullLabextensionsUrl;
  return base ? `${base.replace(/\/$/, "")}/${BUNDLE}` : null;
}

// The bundle is UMD: where an AMD loader is about, it would register there instead of on the page.
function run(address) {
  return new Promise((resolve, reject) => {
    const define = globalThis.define;
    globalThis.define = undefined;
    const done = (settle) => () => {
      globalThis.define = define;
      settle(globalThis.Plotly);
    };
    const script = document.createElement("script");
    script.src = address;
    script.onload = done(resolve);
    script.onerror = done(() => reject(new Error("the chart library did not arrive")));
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
  const address = bundleAddress();
  const ask = () => fromKernel(model);
  globalThis.milePlotly ??= globalThis.milePlotlyArriving
    ? globalThis.milePlotlyArriving.then((found) => found ?? (address ? run(address) : ask()))
    : address
      ? run(address).catch(ask)
      : ask();
  return globalThis.milePlotly;
}

function themed(layout, el) {
  const style = getComputedStyle(el);
  const ink = style.getPropertyValue("--mile-ink").trim() || "#222";
  const rule = style.getPropertyValue("--mile-rule").trim() || "#ddd";
  const axes = Object.fromEntries(
    Object.keys(layout)
      .filter((key) => /^[xy]axis/.test(key))
      .map((key) => [
        key,
        { gridcolor: rule, linecolor: rule, zerolinecolor: rule, ...layout[key] },
      ]),
  );
  const narrow = el.clientWidth < 480;
  return {
    ...layout,
    ...axes,
    width: el.clientWidth,
    margin: { ...layout.margin, ...(narrow ? { l: 52, r: 8 } : {}) },
    font: { family: style.fontFamily, size: narrow ? 11 : 12, color: ink },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    hoverlabel: { align: "left", namelength: 0 },
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
  el.append(drawing, caption);

  let library = null;
  let asked = 0;
  function draw() {
    const { data, layout } = model.get("figure");
    const summary = model.get("summary");
    drawing.setAttribute("aria-label", summary);
    caption.textContent = summary;
    drawing.style.minHeight = `${layout?.height ?? 60}px`;
    if (!library || !drawing.clientWidth) return;
    library.react(drawing, data, themed(layout, drawing), CONFIG).then(() => {
      drawing.dataset.drawn = String(++asked);
    });
  }

  const dark = globalThis.matchMedia("(prefers-color-scheme: dark)");
  const size = new ResizeObserver(() => draw());
  model.on("change:figure", draw);
  model.on("change:summary", draw);
  dark.addEventListener("change", draw);
  draw();
  plotly(model).then(
    (found) => {
      library = found;
      size.observe(drawing);
      draw();
    },
    (fault) => {
      drawing.textContent = `The chart cannot be drawn: ${fault.message}. The numbers are below.`;
    },
  );
  return () => {
    model.off("change:figure", draw);
    model.off("change:summary", draw);
    dark.removeEventListener("change", draw);
    size.disconnect();
    library?.purge(drawing);
  };
}

export default { render };
