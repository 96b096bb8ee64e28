// Keeps in this browser, and nowhere else, what was entered on a Voilà page: a reload brings it back.
const QUIET_MS = 800;

// Before it stands shelf.js.
function initialize({ model }) {
  const place = shelf();
  const room = model.get("room");
  const page = `mile:${location.pathname}`;
  const key = room ? `${page}@${room}` : page;
  let waiting;

  function forgetOtherRooms() {
    for (const kept of Object.keys(place)) {
      if (kept.startsWith(`${page}@`) && kept !== key) place.removeItem(kept);
    }
  }

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => model.send({ want: "copy" }), QUIET_MS);
  }

  function heard(message) {
    if (message.copy === undefined) return;
    try {
      if (message.copy === null) place.removeItem(key);
      else place.setItem(key, JSON.stringify({ at: Date.now(), text: message.copy }));
    } catch {
      // A full shelf keeps what it has.
    }
  }

  function found() {
    try {
      const { at, text } = JSON.parse(place.getItem(key));
      return { text, when: new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) };
    } catch {
      return null;
    }
  }

  // A kernel that was started anew knows nothing of the page.
  const status = model.widget_manager?.kernel?.statusChanged;
  const restarted = (_, now) => /restarting|dead/.test(now) && globalThis.mileEnded?.();
  status?.connect(restarted);
  if (place) {
    if (room) forgetOtherRooms();
    model.on("change:changes", changed);
    model.on("msg:custom", heard);
  }
  model.send({ arrived: place ? found() : null });
  return () => {
    clearTimeout(waiting);
    status?.disconnect(restarted);
    model.off("change:changes", changed);
    model.off("msg:custom", heard);
  };
}

export default { initialize };
