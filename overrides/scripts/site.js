// SPDX-License-Identifier: MIT
// Optional conveniences: language links go to the passage that is read, buttons copy links, quotations
// and citations, the colour mode is remembered, search is fetched when it is opened.
(() => {
  "use strict";

  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const box = (element) => element.getBoundingClientRect();

  const status = find(".page-tools__status");
  const say = (text) => {
    if (!status) return; // as on the 404 page
    status.textContent = ""; // so that the same text is announced again
    setTimeout(() => { status.textContent = text; }, 50);
  };

  // The element that the URL names.
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { return null; } // the URL is malformed
  };

  // A passage that the URL names is cited at the end of the page, and has a line above it and its tools below.
  const texts = {};
  const template = find(".passage-template");
  const links = [document, template?.content].flatMap((part) => [...part?.querySelectorAll("[data-keep-passage]") ?? []]);
  if (template) {
    const [place, tools] = template.content.children;
    const pinpoint = find("[data-pinpoint]");
    const cited = pinpoint.parentElement;
    texts.link = () => (find("link[rel=canonical]") ?? location).href.split("#")[0] + location.hash;
    texts.citation = () => cited.textContent;
    texts.quotation = () => {
      const text = (named().querySelector(".pair__side :is(p, li, dd)") ?? named()).cloneNode(true);
      for (const part of text.querySelectorAll("[class^=passage-], [id*=fnref], ul, ol")) part.remove();
      const [start, end, innerStart, innerEnd] = tools.dataset.marks.split("|");
      const words = text.textContent.replace(/[ \n]+/g, " ").trim();
      return `${start}${words.replaceAll(start, innerStart).replaceAll(end, innerEnd)}${end}\n— ${cited.textContent}`;
    };
    const showTools = () => {
      const label = named()?.querySelector(":scope > .passage-number")?.dataset;
      place.remove();
      tools.remove();
      if (!label) return;
      const { number, section } = label;
      pinpoint.textContent = (section ? `${section}, ` : "") + pinpoint.dataset.pinpoint.replace("{number}", number);
      cited.lastChild.textContent = texts.link();
      place.firstElementChild.textContent = section ? ` · ${section}` : "";
      named().prepend(place);
      named().append(tools);
    };
    addEventListener("hashchange", showTools);
    showTools();
  }

  document.addEventListener("click", async ({ target: button }) => {
    const { copy, copyAbove, copyPassage, label } = button.dataset ?? {};
    const text = copy ?? (copyAbove === "" ? button.previousElementSibling.textContent : texts[copyPassage]?.());
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      prompt(button.textContent, text); // the browser refuses: let the reader copy it by hand
      return;
    }
    button.dataset.label = label ?? button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`; // its neighbours do not move
    button.textContent = status.dataset.done;
    say(status.dataset.done);
    setTimeout(() => { button.textContent = button.dataset.label; }, 2000);
  });

  // Anchors are the same in every language. The passage that is read is the one that the URL names while it or the
  // header is on the screen; otherwise the first that begins in the upper half, or the one that fills it.
  const header = find(".site-header");
  const bar = find(".reading-bar");
  const places = [...document.querySelectorAll("article :is(p, li, dt, dd, h2, h3, h4, section, div)[id]")];
  const edge = () => bar?.offsetHeight ?? 0;
  const isSeen = (place) => box(place).bottom > edge() && box(place).top < innerHeight;
  const placeRead = () => {
    const chosen = named();
    if (chosen?.closest("article") && (isSeen(chosen) || isSeen(header))) return chosen;
    if (isSeen(header)) return undefined;
    const below = places.findIndex((place) => box(place).top >= edge());
    const isNear = below >= 0 && box(places[below]).top < innerHeight / 2;
    return isNear ? places[below] : places[below - 1] ?? places.at(below);
  };
  const pages = new Map(links.map((link) => [link, link.getAttribute("href")]));
  const follow = () => {
    const place = placeRead();
    for (const [link, page] of pages) link.setAttribute("href", place ? `${page}#${place.id}` : page);
    return place;
  };
  for (const link of links) {
    link.addEventListener("click", () => {
      const place = follow();
      if (!place || !isSeen(place)) return;
      // The next page reads where the passage was on the screen. Only the tab's history knows it.
      const { top, bottom } = box(place);
      window.navigation?.updateCurrentEntry({ state: { url: link.href, top, bottom, edge: edge() } });
    });
  }
  const { activation } = window.navigation ?? {};
  const came = activation?.navigationType === "push" && activation.from?.getState();
  if (came?.url === location.href && named()) {
    const old = came.bottom - came.top;
    const read = Math.min(Math.max((came.edge - came.top) / old, 0), 1); // the part above the edge
    const top = came.top + read * (old - box(named()).height);
    // The browser scrolls to it once more when the page is loaded.
    named().style.scrollMarginTop = `${top - parseFloat(getComputedStyle(root).scrollPaddingTop)}px`;
    named().scrollIntoView();
  }

  // The bar is shown on scrolling up, unless it would cover what has the focus.
  const showBar = (wanted) => {
    const focus = document.activeElement;
    const { top, bottom } = box(focus);
    const covers = !focus.matches("body, main") && top < edge() && bottom > 0;
    bar?.toggleAttribute("data-shown", bar.contains(focus) || (wanted && !covers));
  };
  let before = scrollY;
  let frame;
  const scrolled = () => {
    frame = 0;
    follow();
    showBar(scrollY < before && !isSeen(header));
    before = scrollY;
  };
  addEventListener("scroll", () => { frame ||= requestAnimationFrame(scrolled); }, { passive: true });
  addEventListener("hashchange", follow);
  document.addEventListener("focusin", () => showBar(bar?.hasAttribute("data-shown")));
  follow();

  // The first press changes what is seen; the third follows the system again.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const toggle = find("[data-scheme-toggle]");
  const nameScheme = () => {
    toggle.title = toggle.ariaLabel = toggle.dataset[root.dataset.scheme ?? "system"];
  };
  if (toggle) nameScheme(); // a site may have a single mode
  toggle?.addEventListener("click", () => {
    const order = dark.matches ? ["light", "dark"] : ["dark", "light"];
    const next = order[order.indexOf(root.dataset.scheme) + 1];
    root.dataset.scheme = next;
    if (!next) delete root.dataset.scheme;
    try {
      localStorage.removeItem("scheme");
      if (next) localStorage.setItem("scheme", next);
    } catch { /* without storage, it applies to this page only */ }
    nameScheme();
    say(toggle.title);
  });

  const menu = find(".menu-toggle");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
  });

  const opener = find("[data-search-open]");
  const dialog = find(".search");
  const loading = find(".search__loading");
  const found = find(".search__status");
  let ready;
  const load = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = opener.dataset.engine;
    script.onload = () => resolve(window.campaignSearch.start(dialog, opener.dataset));
    script.onerror = reject;
    document.head.append(script);
  });
  opener.addEventListener("click", () => {
    dialog.showModal();
    if (ready) return;
    found.textContent = "";
    const waited = setTimeout(() => { loading.textContent = loading.dataset.loading; }, 300);
    ready = load().catch(() => {
      found.textContent = found.dataset.failed;
      ready = undefined;
    }).finally(() => {
      clearTimeout(waited);
      loading.textContent = "";
    });
  });
  find(".search__close").addEventListener("click", () => dialog.close());
  find(".search__form").addEventListener("submit", (event) => {
    event.preventDefault();
    find(".search__results a")?.focus();
  });
})();
