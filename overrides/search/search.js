// SPDX-License-Identifier: MIT
// Search, fetched together with lunr when it is first opened. Accents and thousands separators are
// removed from texts and queries: ecole finds école; 33000, 33,000 and 33 000 match each other.
window.campaignSearch = (() => {
  "use strict";

  const EXCERPT = 160;

  const fold = (text) => text
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe").replace(/æ/gi, "ae")
    .replace(/(\d)[,\s](?=\d{3}(?!\d))/g, "$1")
    .replace(/[’']/g, " ");

  const build = (entries, language) => lunr(function () {
    if (lunr[language]) {
      this.use(lunr[language]);
      // A language's own trimmer removes digits as punctuation; lunr's does not, and suffices for folded text.
      this.pipeline.before(lunr[language].trimmer, lunr.trimmer);
      this.pipeline.remove(lunr[language].trimmer);
    }
    this.ref("position");
    this.field("title", { boost: 2 });
    this.field("text");
    entries.forEach(({ title, text }, position) => {
      this.add({ position, title: fold(title), text: fold(text) });
    });
  });

  const find = (index, entries, typed) => {
    const terms = lunr.tokenizer(fold(typed)).map(String).filter((term) => /\w/.test(term));
    if (!terms.length) return { found: [] };
    const stems = terms.map((term) => index.pipeline.runString(term.toLowerCase())[0] ?? term.toLowerCase());
    const query = (editDistance) => index.query((q) => {
      for (const term of terms) {
        q.term(term, { boost: 10, editDistance });
        q.term(term, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      }
    });
    const exact = query(0);
    // If nothing matches, allow one typing error, or two in long words.
    const long = terms.every((term) => term.length > 7);
    const near = exact.length ? exact : query(1);
    const hits = near.length || !long ? near : query(2);
    // Results with more of the words come first.
    const words = ({ matchData }) => new Set(Object.keys(matchData.metadata).flatMap((found) => (
      stems.filter((stem) => found.startsWith(stem))))).size;
    const found = hits
      .map((hit) => ({ hit, words: words(hit) }))
      .sort((a, b) => b.words - a.words)
      .map(({ hit }) => entries[hit.ref]);
    return { found, close: !exact.length };
  };

  // The text around the first match.
  const excerpt = (text, query) => {
    const folded = fold(text).toLowerCase();
    const places = fold(query).toLowerCase().split(/\s+/).map((word) => folded.indexOf(word));
    const found = Math.min(...places.filter((place) => place >= 0), text.length);
    const start = found === text.length ? 0 : Math.max(0, text.lastIndexOf(" ", Math.max(0, found - EXCERPT / 2)));
    const last = text.lastIndexOf(" ", start + EXCERPT);
    const end = text.length <= start + EXCERPT ? text.length : last;
    return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  };

  const item = (entry, query, root) => {
    const element = document.createElement("li");
    element.className = "search__result";
    const link = document.createElement("a");
    link.href = root + entry.url;
    link.textContent = entry.title;
    const text = document.createElement("p");
    text.className = "search__excerpt";
    text.textContent = excerpt(entry.text, query);
    element.append(link, text);
    return element;
  };

  const start = async (dialog, { index: address, root, language }) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(String(response.status));
    const entries = await response.json();
    const index = build(entries, language);
    const input = dialog.querySelector(".search__query");
    const status = dialog.querySelector(".search__status");
    const results = dialog.querySelector(".search__results");
    const show = () => {
      const query = input.value.trim();
      const { found, close } = query ? find(index, entries, query) : { found: [] };
      results.replaceChildren(...found.map((entry) => item(entry, query, root)));
      const { none, one, many, close: near } = status.dataset;
      const some = close ? near : [none, one][found.length] ?? many;
      status.textContent = !query ? "" : (found.length ? some : none).replace("{count}", found.length);
    };
    input.addEventListener("input", show);
    // Close the dialog: a result on the same page does not load a new one.
    results.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
    show();
  };

  return { start };
})();
