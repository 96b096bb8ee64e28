// One button for each thing that can be printed or saved; the kernel makes it when asked.
const PATIENCE_MS = 15_000;

function save(name, mime, content) {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Printed from a frame of its own: the sheet alone, under Voilà and in JupyterLab alike.
function print(name, content) {
  document.querySelector("iframe.mile-printed")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "mile-printed";
  frame.title = name;
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
  frame.srcdoc = new TextDecoder().decode(content);
  frame.addEventListener("load", () => frame.contentWindow.print());
  document.body.append(frame);
}

function render({ model, el }) {
  el.classList.add("mile-outlet");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  let waiting = 0;
  const buttons = model.get("offers").map(([kind, label, hint]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "jupyter-button";
    button.textContent = label;
    button.title = hint;
    button.addEventListener("click", () => {
      said.textContent = "One moment …";
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        said.textContent = "No answer came. Reload the page; the printed sheet still holds.";
      }, PATIENCE_MS);
      model.send({ want: kind });
    });
    return button;
  });
  el.append(...buttons, said);

  const heard = (message, buffers) => {
    clearTimeout(waiting);
    said.textContent = message.said ?? "";
    if (!buffers?.length) return;
    const content = new Uint8Array(buffers[0].buffer ?? buffers[0]);
    if (message.print) print(message.name, content);
    else save(message.name, message.mime, content);
  };
  model.on("msg:custom", heard);
  model.send({ arrived: true });
  return () => {
    clearTimeout(waiting);
    model.off("msg:custom", heard);
  };
}

export default { render };
