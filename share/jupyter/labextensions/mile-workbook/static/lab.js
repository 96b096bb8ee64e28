// JupyterLab loads this as an extension: prose looks as under Voilà, and what the widgets leave
// unsaid is said here too. It takes the place of what a bundler would write.
(() => {
  const here = document.currentScript.src;
  const beside = (name) => new URL(name, here).href;

  function activate() {
    const look = document.createElement("link");
    look.rel = "stylesheet";
    look.href = beside("prose.css");
    const labels = document.createElement("script");
    labels.src = beside("labels.js");
    document.head.append(look, labels);
  }

  const plugin = { id: "mile-workbook:plugin", description: "Prose and labels.", autoStart: true, activate };
  (globalThis._JUPYTERLAB ??= {})["mile-workbook"] = {
    init() {},
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
  };
})();
