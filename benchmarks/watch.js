// Installed before a page's own scripts. It notes, by the page's clock, when charts and words
// change: the driver's own delay counts for nobody, and every page is watched the same way.
(() => {
  // The last is a FigureWidget: plotly alone, in neither our box nor Dash's.
  const CHARTS = ".mile-chart, .dash-graph, .js-plotly-plot:not(:is(.mile-chart, .dash-graph) *)";
  const INK = ".main-svg, .mile-caption";
  const WORDS = ".widget-html-content, .mile-cal";
  const TAB = ".widget-tab-contents";
  const seen = { drawn: 0, drawnAt: 0, startedAt: null, chartAt: new Map(), wordsAt: new Map(), tabAt: 0 };
  const deaf = new Set();

  const visible = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
  const isDrawn = (chart) => chart.querySelector(".main-svg .trace") !== null;

  // No question about sizes in here: asking would make the browser lay out the page each time.
  function noteOpening() {
    const drawn = [...document.querySelectorAll(CHARTS)].filter(isDrawn).length;
    if (drawn !== seen.drawn) [seen.drawn, seen.drawnAt] = [drawn, performance.now()];
  }

  function noteChange({ target }) {
    const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
    if (!element?.closest) return;
    const now = performance.now();
    if (element.closest(INK)) seen.chartAt.set(element.closest(CHARTS), now);
    else if (element.closest(WORDS)) seen.wordsAt.set(element.closest(WORDS), now);
    if (element.closest(TAB)) seen.tabAt = now;
  }

  new MutationObserver((records) => {
    if (seen.startedAt === null) noteOpening();
    else records.forEach(noteChange);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  // Where the watcher is armed, the next such event starts the clock at the moment it was made.
  const start = (event) => {
    if (seen.startedAt === 0) seen.startedAt = event.timeStamp;
  };
  for (const name of ["keydown", "pointerdown"]) addEventListener(name, start, { capture: true });

  const last = () => Math.max(seen.tabAt, ...seen.chartAt.values(), ...seen.wordsAt.values());
  const quiet = (moment, time_ms) => performance.now() - moment > time_ms;

  globalThis.milestones = {
    // Every chart on show is drawn, at least so many of them, and no further one came for a while.
    opened: (least, quiet_ms) => {
      const charts = visible(CHARTS);
      return charts.length >= least && charts.every(isDrawn) && quiet(seen.drawnAt, quiet_ms);
    },
    openedAt: () => seen.drawnAt,
    arm: () => {
      Object.assign(seen, { startedAt: 0, chartAt: new Map(), wordsAt: new Map(), tabAt: 0 });
      seen.watched = visible(CHARTS).filter((chart) => !deaf.has(chart));
    },
    // Leave out the charts that did not change since; how many did.
    answering: () => {
      const [all, answered] = [seen.watched, seen.watched.filter((chart) => seen.chartAt.has(chart))];
      all.filter((chart) => !answered.includes(chart)).forEach((chart) => deaf.add(chart));
      return answered.length;
    },
    // Every chart that was on show has changed, so have some words, and nothing more for a while.
    redrawn: (words, quiet_ms) =>
      seen.startedAt > 0 &&
      seen.watched.every((chart) => seen.chartAt.has(chart)) &&
      seen.wordsAt.size >= words &&
      quiet(last(), quiet_ms),
    redrawnAfter: () => Math.max(...seen.chartAt.values(), ...seen.wordsAt.values()) - seen.startedAt,
    shown: (quiet_ms) =>
      seen.tabAt > 0 && visible(CHARTS).every(isDrawn) && quiet(last(), quiet_ms),
    shownAfter: () => last() - seen.startedAt,
  };
})();
