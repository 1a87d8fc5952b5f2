// SPDX-License-Identifier: MIT
// What makes a page more convenient; every page is complete without it.
// The language link keeps the passage, the scheme is remembered, search is fetched when it is opened.
(() => {
  "use strict";

  const root = document.documentElement;

  // Passages have the same id in every language: go to the one that is being read.
  for (const link of document.querySelectorAll("[data-keep-passage]")) {
    const address = link.href;
    link.addEventListener("click", () => { link.href = address + location.hash; });
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
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* storage is off: this page only */ }
      show();
    });
  }

  const menu = document.querySelector(".menu-toggle");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
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
})();
