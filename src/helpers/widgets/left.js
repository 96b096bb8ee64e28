// Remembers in this browser which athlete of the roster was open, so that a reload goes on with it.

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

function initialize({ model }) {
  const place = shelf();
  const key = `mile-open:${location.pathname}`;

  function changed() {
    try {
      if (model.get("kept")) place.setItem(key, model.get("kept"));
      else place.removeItem(key);
    } catch {
      // A full shelf keeps what it has.
    }
  }

  if (place) model.on("change:kept", changed);
  model.send({ arrived: place?.getItem(key) ?? "" });
  return () => model.off("change:kept", changed);
}

export default { initialize };
