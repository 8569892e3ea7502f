(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const reader = byId("reader"), text = byId("reader-text"), title = byId("reader-title");
  const PLACE = /^#(doc-[0-9a-z]+):(\d+)-(\d+)$/;
  let from = null;   // what had the focus before the pane opened
  let depth = 0;     // entries of history that are ours: closing goes back over them
  let shown = null;  // the document in the pane

  const placeIn = (hash) => {
    const found = PLACE.exec(hash);
    return found && { id: found[1], start: +found[2], end: +found[3], hash };
  };

  // Places that this page cites of a document, in text order, each once.
  const cited = (id) => {
    const found = new Map();
    for (const link of document.querySelectorAll(`a[href^="#${id}:"]`)) {
      const place = placeIn(link.getAttribute("href"));
      if (place) found.set(place.hash, place);
    }
    return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  };

  // Raw places are not places of the text that is shown where the source is HTML.
  const onPage = (source, { start, end }) => {
    if (!source.map) return [start, end];
    const rows = source.map.filter((r) => r[0] < end && start < r[1]);
    if (!rows.length) return null;
    const at = (r, raw) => (r[1] - r[0] === r[3] - r[2] ? r[2] + Math.min(Math.max(raw - r[0], 0), r[3] - r[2]) : null);
    const first = rows[0], last = rows[rows.length - 1];
    return [at(first, start) ?? first[2], at(last, end) ?? last[3]];
  };

  // Cut the text at every edge, so that stretches may overlap; offsets count code points.
  const paint = (source, current, others) => {
    const letters = Array.from(source.text);
    const layers = [];
    for (const [start, end, reason] of source.gone) layers.push({ start, end, name: "gone", reason });
    for (const place of others) {
      const span = onPage(source, place);
      if (span) layers.push({ start: span[0], end: span[1], name: "cited" });
    }
    const here = current && onPage(source, current);
    const edges = new Set([0, letters.length, ...(here || [])]);
    for (const layer of layers) edges.add(layer.start).add(layer.end);
    const cuts = [...edges].filter((n) => n >= 0 && n <= letters.length).sort((a, b) => a - b);
    const page = document.createDocumentFragment();
    let mark = null;
    for (let n = 0; n + 1 < cuts.length; n++) {
      const [start, end] = [cuts[n], cuts[n + 1]];
      const over = layers.filter((l) => l.start <= start && end <= l.end);
      const isHere = here && here[0] <= start && end <= here[1];
      const piece = document.createElement(isHere ? "mark" : "span");
      piece.textContent = letters.slice(start, end).join("");
      piece.className = [...new Set(over.map((l) => l.name))].join(" ");
      const removed = over.find((l) => l.reason);
      if (removed) piece.title = `not part of the article: ${removed.reason}`;
      page.append(piece);
      if (isHere && !mark) mark = piece;
    }
    text.replaceChildren(page);
    return mark;
  };

  const describe = (id, source) => {
    title.textContent = source.title;
    const meta = byId("reader-meta");
    const basis = source.basis && ` (${source.basis})`;
    meta.textContent = `${source.outlet} · ${source.published}${basis} · ${source.path}`;
    if (source.url) {
      const link = document.createElement("a");
      link.href = source.url;
      link.rel = "noopener noreferrer nofollow";
      link.target = "_blank";
      link.textContent = "on the web";
      meta.append(" · ", link);
    }
  };

  const step = (places, current) => {
    const at = places.findIndex((p) => p.hash === current.hash);
    byId("reader-count").textContent = at < 0 ? "" : `${at + 1} of ${places.length} cited`;
    const go = (button, to) => {
      button.disabled = !places[to];
      button.onclick = () => location.replace(places[to].hash);
    };
    go(byId("reader-previous"), at - 1);
    go(byId("reader-next"), at + 1);
  };

  const open = (place) => {
    const holder = byId(`text-${place.id}`);
    if (reader.hidden) from = document.activeElement;
    reader.hidden = false;
    const places = cited(place.id);
    step(places, place);
    if (!holder) {
      title.textContent = "This text is not in the page";
      byId("reader-meta").textContent = place.id;
      text.textContent = "The page would have grown too big. `stemma show` prints the place from the case.";
    } else {
      const source = JSON.parse(holder.textContent);
      describe(place.id, source);
      const mark = paint(source, place, places);
      text.scrollTop = 0;
      if (mark) mark.scrollIntoView({ block: "center" });
    }
    if (shown !== place.id) title.focus({ preventScroll: true });
    shown = place.id;
  };

  const close = () => {
    if (reader.hidden) return;
    reader.hidden = true;
    shown = null;
    text.replaceChildren();
    if (from && from.isConnected) from.focus({ preventScroll: true });
    from = null;
  };

  const route = () => {
    const place = placeIn(location.hash);
    if (place) open(place);
    else { close(); depth = 0; }
  };

  // Back closes the pane; so does the button, without leaving the pane behind in the history.
  const leave = () => {
    if (reader.hidden) return;
    if (depth > 0) { const by = depth; depth = 0; history.go(-by); }
    else { history.replaceState(null, "", "#"); close(); }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#doc-"]');
    if (link && link.getAttribute("href") !== location.hash) depth += 1;
  });
  addEventListener("hashchange", route);
  addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  byId("reader-close").addEventListener("click", leave);
  route();
})();
