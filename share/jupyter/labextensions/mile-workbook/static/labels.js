// What the front end of the widgets leaves unsaid: names, states and answers, for who hears the page
// or uses it without a mouse.
(() => {
  let count = 0;
  const idOf = (node) => (node.id ||= `mile-${(count += 1)}`);
  const nameOf = (node) =>
    (node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent).trim();
  const seen = new WeakSet(); // what is done once for an element
  const first = (node) => !seen.has(node) && seen.add(node);
  const sliderLabel = (node) => node.closest(".widget-slider")?.querySelector(".widget-label");

  // Calls at once, and again whenever the attribute changes.
  function follow(node, attribute, tell) {
    new MutationObserver(tell).observe(node, { attributes: true, attributeFilter: [attribute] });
    tell();
  }

  // A slider says what stands in the field beside it: 6:10, not 370.
  function pair(node) {
    const field = node.closest(".mile-slider");
    const handle = field?.querySelector(".noUi-handle");
    const twin = field?.querySelector(".mile-twin input");
    if (!handle || !twin || !first(twin)) return;
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const said = () => {
      const words = get.call(twin);
      if (words && handle.getAttribute("aria-valuetext") !== words) handle.setAttribute("aria-valuetext", words);
    };
    const shown = (words) => {
      set.call(twin, words);
      said();
    };
    Object.defineProperty(twin, "value", { configurable: true, get, set: shown });
    follow(handle, "aria-valuetext", said);
  }

  function nameSlider(handle) {
    const label = sliderLabel(handle);
    if (label) handle.setAttribute("aria-label", label.textContent);
  }

  // Choices that stand side by side are one group, named by the label before them.
  function group(node) {
    const field = node.closest(".mile-field, .widget-toggle-buttons");
    const choices = field?.matches(".widget-toggle-buttons") ? field : field?.querySelector(".mile-ticks");
    const label = field?.querySelector(":scope > .widget-label");
    if (!choices || !label) return;
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-labelledby", idOf(label));
  }

  // Tab reaches the tab that shows, and its panel is named after it.
  function tabbed(tab) {
    const tabs = [...tab.parentNode.children];
    const panels = tab.closest(".jupyter-widget-tab")?.querySelector(".widget-tab-contents")?.children;
    const panel = panels?.[tabs.indexOf(tab)];
    if (panel) {
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", idOf(tab));
      tab.setAttribute("aria-controls", idOf(panel));
    }
    if (!first(tab)) return;
    follow(tab, "aria-selected", () => {
      if (tab.ariaSelected === "true") for (const other of tabs) other.tabIndex = other === tab ? 0 : -1;
    });
  }

  // A field that was refused is marked, and read with its sentence.
  function refuse(node) {
    const field = node.closest(".mile-field");
    const sentence = field?.querySelector(".mile-refusal");
    for (const control of field?.querySelectorAll("input, select, textarea") ?? []) {
      if (sentence) {
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-describedby", idOf(sentence));
      } else if (control.ariaInvalid) {
        control.removeAttribute("aria-invalid");
        control.removeAttribute("aria-describedby");
      }
    }
  }

  // What is wider than its place is scrolled by the arrow keys too, once Tab reaches it.
  function scroll(node) {
    if (!first(node)) return;
    new ResizeObserver(() => {
      const wide = node.scrollWidth > node.clientWidth;
      if (wide) node.tabIndex = 0;
      else node.removeAttribute("tabindex");
      if (!wide || !node.matches(".mile-scroll, .mile-sheet")) return;
      node.setAttribute("role", "group");
      node.setAttribute("aria-label", (node.querySelector("caption, h2") ?? node).textContent);
    }).observe(node);
  }

  const mending = {
    ".noUi-handle": nameSlider,
    ".noUi-handle, .mile-slider, .mile-twin, .mile-twin input": pair,
    ".widget-toggle-buttons, .mile-field, .mile-ticks, .mile-field > .widget-label": group,
    ".widget-toggle-button": (node) =>
      node.setAttribute("aria-pressed", String(node.classList.contains("mod-active"))),
    ".jupyter-widget-tab [role=tab]": tabbed,
    ".mile-live": (node) => node.setAttribute("role", "status"),
    ".mile-refusal": refuse,
    ".mile-scroll, .mile-sheet, .jp-RenderedHTMLCommon :is(table, pre), mjx-container": scroll,
    // Where no tooltip is given, the widgets show the word null.
    '[title="null"]': (node) => node.removeAttribute("title"),
  };
  const anything = Object.keys(mending).join();

  function mend(node) {
    for (const [selector, act] of Object.entries(mending)) if (node.matches(selector)) act(node);
  }

  // Controls that are made anew take the focus back that they had, where it is plain which is which.
  const PATIENCE_MS = 2000;
  let last = null;
  const alike = ({ tagName }, name) =>
    [...document.querySelectorAll(tagName)].filter(
      (node) => node.getClientRects().length && nameOf(node) === name,
    );
  document.addEventListener("focusin", ({ target: node }) => {
    last = null;
    if (!node.closest(".mile-page")) return; // JupyterLab looks after its own
    const name = nameOf(node);
    const all = alike(node, name);
    last = { node, name, at: all.indexOf(node), count: all.length };
  });
  function refocus() {
    if (!last || last.node.isConnected || document.activeElement !== document.body) return;
    last.gone ??= performance.now();
    const all = alike(last.node, last.name);
    if (performance.now() - last.gone > PATIENCE_MS) last = null;
    else if (all.length === last.count) all[last.at]?.focus();
  }

  // The widgets' classes come later than their elements.
  function changed(records) {
    for (const { type, addedNodes, removedNodes, target } of records) {
      if (type === "attributes" && target instanceof HTMLElement) mend(target);
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        mend(node);
        node.querySelectorAll(anything).forEach(mend);
      }
      if (removedNodes.length && target instanceof HTMLElement) refuse(target);
    }
    refocus();
  }
  new MutationObserver(changed).observe(document.body, {
    attributeFilter: ["class"], attributes: true, childList: true, subtree: true,
  });
  document.querySelectorAll(anything).forEach(mend); // what came before this script

  // Voilà takes the cells out of the page's <main>.
  function mainOfPage() {
    const cells = document.getElementById("rendered_cells");
    const move = () => {
      const main = document.querySelector("main");
      if (!cells || main?.contains(cells)) return;
      cells.setAttribute("role", "main");
      main?.replaceWith(...main.childNodes);
    };
    new MutationObserver(move).observe(document.body, { childList: true });
    move();
  }
  if (document.readyState === "complete") mainOfPage();
  else window.addEventListener("load", mainOfPage);
})();
