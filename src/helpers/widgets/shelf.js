// Where a browser keeps things of a page, for what comes after this in one script.
// JupyterLab keeps its kernel through a reload; and a browser may refuse to keep anything.
function shelf() {
  if (document.body.dataset.voila !== "voila") return null;
  try {
    globalThis.localStorage.getItem("mile");
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

