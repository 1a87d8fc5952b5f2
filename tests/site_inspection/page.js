// SPDX-License-Identifier: MIT
// Runs in every page before its own scripts: notes what the page's policy blocks, and answers what
// visit.py asks. A fault is the key of its message, what fills the blanks, and where the element is.
window.inspection = (() => {
  "use strict";

  const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figure, pre, table";

  const all = (selector) => [...document.querySelectorAll(selector)];

  // The runs of text that a source may have on one line as they are.
  const texts = (element) => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(...walker.currentNode.data.split("\n"));
    return found;
  };

  // Texts by which a line is found: the element's own, and those of the block it is in. What is not
  // in <main> is the frame of all pages, and on no page's lines.
  const place = (element) => {
    if (!element.closest("main")) return { own: [], block: [] };
    const names = ["href", "src", "id", "alt"].map((name) => element.getAttribute(name) ?? "");
    return { own: [...names, ...texts(element)], block: texts(element.closest(BLOCKS) ?? element) };
  };

  const fault = (key, element, details) => {
    const tag = `${element.outerHTML.slice(0, 160).split(">")[0]}>`;
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    return { key, details: { ...details, element: tag + text }, place: place(element) };
  };

  const breaches = [];
  addEventListener("securitypolicyviolation", (event) => { breaches.push([event.target, event]); }, true);

  // Asked for when the page is whole: while it is read, an element has no text yet.
  const blocked = () => breaches.map(([target, { effectiveDirective: directive, blockedURI: address }]) => {
    const found = target instanceof Element ? fault("", target) : { details: {}, place: { own: [address], block: [] } };
    const key = address.includes("/") ? "blocked" : "blocked_inline";
    return { ...found, key, details: { ...found.details, address, directive } };
  });

  const duplicateIds = () => {
    const seen = new Map(all("[id]").map(({ id }) => [id, all(`[id="${CSS.escape(id)}"]`)]));
    return [...seen].filter(([, { length }]) => length > 1)
      .map(([id, elements]) => fault("id_twice", elements[1], { id, count: elements.length }));
  };

  const missingPictures = async () => {
    const found = await Promise.all([...document.images].map((image) => {
      image.removeAttribute("loading"); // below the fold, too
      return image.decode().catch(() => !image.naturalWidth && image);
    }));
    return found.filter(Boolean).map((image) => fault("picture", image, { address: image.currentSrc || image.src }));
  };

  const links = () => all("a[href], area[href], link[href], meta[property='og:image']")
    .map((element) => fault("", element, { address: element.href || element.content }));

  // What makes the page wider than the screen: the block of the innermost element that reaches over
  // its edge.
  const wide = () => {
    const { clientWidth: edge, scrollWidth: width } = document.documentElement;
    if (width <= edge) return [];
    const inScroller = ({ parentElement: parent }) => parent && parent !== document.body
      && (getComputedStyle(parent).overflowX !== "visible" || inScroller(parent));
    const over = all("body *").filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right, left + element.scrollWidth) > edge + 1 && !inScroller(element);
    });
    const inner = over.findLast((element) => !over.some((other) => other !== element && element.contains(other)));
    const block = inner?.closest("table, pre") ?? inner?.closest(BLOCKS);
    return [fault("wide", block ?? inner ?? document.body, { width })];
  };

  // All the rules of axe, and target size, which it leaves off; or those that are named.
  const violations = async (rules) => {
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const which = rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
    const { violations: broken } = await axe.run({ resultTypes: ["violations"], elementRef: true, ...which });
    return broken.flatMap(({ id, help, nodes }) => nodes.map(({ any, element }) => {
      const colours = id === "color-contrast" && any.find(({ data }) => data?.contrastRatio)?.data;
      if (!colours) return fault("rule", element ?? document.body, { help, rule: id });
      const { contrastRatio: ratio, expectedContrastRatio: needed, fgColor: ink, bgColor: ground } = colours;
      return fault(`contrast_${scheme}`, element, { ratio: `${ratio}:1`, needed, ink, ground });
    }));
  };

  const read = async () => ({
    ids: all("[id], a[name]").flatMap(({ id, name }) => [id, name ?? ""]),
    loaded: performance.getEntriesByType("resource").map(({ name }) => name),
    links: links(),
    faults: [...duplicateIds(), ...await missingPictures()],
  });

  return { read, violations, wide, blocked };
})();
