// SPDX-License-Identifier: MIT
// Optional conveniences: language links go to the current passage, buttons copy citations and addresses,
// the colour scheme is remembered, search is fetched when it is opened.
(() => {
  "use strict";

  const root = document.documentElement;

  // The anchor being read: that of the address; otherwise, once the page is scrolled, the first one that
  // reaches below the top of the screen.
  const placeRead = () => {
    if (location.hash || scrollY < innerHeight / 2) return location.hash;
    const places = document.querySelectorAll("main :is(p, li, dt, dd, h2, h3, h4, section, div)[id]");
    const place = [...places].find((element) => element.getBoundingClientRect().bottom > innerHeight / 4);
    return place ? `#${place.id}` : "";
  };

  // Anchors are the same in every language.
  for (const link of document.querySelectorAll("[data-keep-passage]")) {
    const address = link.href;
    link.addEventListener("click", () => { link.href = address + placeRead(); });
  }

  const status = document.querySelector(".page-tools__status");
  const copy = async (text, button) => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.dataset.done;
      button.dataset.copied = status.dataset.done;
      setTimeout(() => { delete button.dataset.copied; }, 2000);
    } catch {
      prompt(button.textContent, text); // the browser refuses: let the reader copy it by hand
    }
  };
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy(button.dataset.copy, button));
  }

  for (const button of document.querySelectorAll("[data-copy-above]")) {
    button.addEventListener("click", () => copy(button.previousElementSibling.textContent, button));
  }

  // The passage that the URL names is cited at the end of the page, and has its tools below it.
  const template = document.querySelector(".passage-tools-template");
  if (template) {
    const tools = template.content.querySelector(".passage-tools");
    const cited = document.querySelector("[data-cite-passage]");
    const chosen = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const address = () => (document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]) + location.hash;
    const citation = (passage) => cited.dataset.citePassage.replace("{number}", passage.querySelector(".passage-number").dataset.number);
    const showTools = () => {
      const passage = chosen();
      if (!passage?.querySelector(":scope > .passage-number")) return tools.remove();
      cited.firstChild.data = `${citation(passage)}, `;
      cited.querySelector(".cite__address").textContent = address();
      return passage.append(tools);
    };
    tools.querySelector("[data-copy-link]").addEventListener("click", (event) => copy(address(), event.target));
    tools.querySelector("[data-copy-citation]").addEventListener("click", (event) => copy(`${citation(chosen())}, ${address()}`, event.target));
    addEventListener("hashchange", showTools);
    showTools();
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const toggle = document.querySelector("[data-scheme-toggle]");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches);
  const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
  if (toggle) {
    show();
    dark.addEventListener("change", show);
    toggle.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* without storage, it applies to this page only */ }
      show();
    });
  }

  const menu = document.querySelector(".menu-toggle");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
  });

  const opener = document.querySelector("[data-search-open]");
  const dialog = document.getElementById("search");
  let ready;
  const load = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = opener.dataset.engine;
    script.onload = () => resolve(window.campaignSearch.start(dialog, opener.dataset));
    script.onerror = reject;
    document.head.append(script);
  });
  const openSearch = () => {
    dialog.showModal();
    ready ??= load().catch(() => {
      const status = dialog.querySelector(".search__status");
      status.textContent = status.dataset.failed;
      ready = undefined;
    });
  };
  opener?.addEventListener("click", openSearch);
  dialog?.querySelector(".search__close").addEventListener("click", () => dialog.close());
  dialog?.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector(".search__results a")?.focus();
  });
})();
