// Remembers in this browser which athlete of the roster was open, so that a reload goes on with it.

// Before it stands shelf.js.
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
