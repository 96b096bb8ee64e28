// The page around its widgets: words while it loads, light or dark, its kernel given back on leaving, and
// a word when that kernel is gone.
(() => {
  const element = (id) => document.getElementById(id);

  function tell(words, share) {
    if (!element("loading")) return;
    element("loading_text").textContent = words;
    if (share !== undefined) element("loading_progress").value = share;
  }

  // Voilà calls these four by name, from the page and from its own scripts.
  window.voila_process = (cell, cells) =>
    tell(`Opening the workbook: preparing part ${cell} of ${cells}…`, cell / (cells + 1));
  window.update_loading_text = (cell, cells, text) => text ? tell(text) : window.voila_process(cell, cells);
  window.voila_heartbeat = () => tell("Opening the workbook: still working on it…");
  window.voila_finish = window.display_cells = () => {
    tell("Opening the workbook: drawing the page…", 1);
    window.cellLoaded = true;
    if (!window.themeLoaded) return;
    element("loading")?.remove();
    element("rendered_cells").style.display = "";
  };

  // The colors follow the system by media query alone; widgets that ask the page read these attributes.
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const followSystem = () => {
    document.body.dataset.jpThemeLight = String(!dark.matches);
    document.body.dataset.jpThemeName = dark.matches ? "JupyterLab Dark" : "JupyterLab Light";
    document.body.classList.toggle("theme-dark", dark.matches);
    document.body.classList.toggle("theme-light", !dark.matches);
  };
  followSystem();
  dark.addEventListener("change", followSystem);

  // Without this cookie Voilà's own farewell is refused, and every closed tab would keep its kernel.
  const base = document.body.dataset.baseUrl;
  const random = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const cookie = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1];
  if (!cookie()) document.cookie = `_xsrf=${random()}; path=${base.replace(/voila\/$/, "")}; SameSite=Strict`;
  const kernelId = () => {
    const config = element("jupyter-config-data");
    return config && JSON.parse(config.textContent).kernelId;
  };
  // Voilà says farewell on beforeunload, and only once its widgets stand; phones know pagehide alone.
  let leaving = false;
  window.addEventListener("pagehide", (event) => {
    if (event.persisted || !kernelId()) return;
    leaving = true;
    navigator.sendBeacon(`${base}api/shutdown/${kernelId()}`, new URLSearchParams({ _xsrf: cookie() }));
  });

  // Nothing on a page answers once its kernel is gone, and nothing else would say so.
  const LOOK_MS = 5000;
  let ended = false;
  function notice(words, label, act) {
    let bar = element("mile-notice");
    if (!words) return bar?.remove();
    if (!bar) {
      bar = Object.assign(document.createElement("div"), { id: "mile-notice" });
      bar.setAttribute("role", "alert");
      document.body.prepend(bar);
    }
    if (bar.dataset.words === words) return;
    bar.dataset.words = words;
    bar.textContent = words;
    if (!label) return;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", act);
    bar.append(button);
  }
  window.mileEnded = () => {
    ended = true;
    const words = "This page has lost its connection for good. What you entered is kept in this browser.";
    notice(words, "Reload", () => location.reload());
  };
  // In a workshop the coach turns the page, and everyone is asked along.
  const root = base.replace(/voila\/$/, "");
  let inRoom = document.cookie.includes("mile_room=1");
  async function follow() {
    if (!inRoom) return false;
    const reply = await fetch(`${root}open-page`, { cache: "no-store" });
    inRoom = reply.ok; // the cookie may be of another server on this machine
    const { path, title } = inRoom ? await reply.json() : {};
    if (!path || location.pathname.endsWith(`/${path}`)) return false;
    notice(`Your coach has turned to the page: ${title}`, "Go there", () => location.assign(root));
    return true;
  }
  async function look() {
    if (ended || leaving || document.hidden || !kernelId()) return;
    try {
      const { status } = await fetch(`${root}api/kernels/${kernelId()}`, { cache: "no-store" });
      if (status === 404 || status === 403) window.mileEnded();
      else if (!(await follow())) notice("");
    } catch {
      if (!leaving) notice("The workbook does not answer at the moment. This page goes on as soon as it does.");
    }
  }
  setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);
})();
