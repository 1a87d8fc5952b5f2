// SPDX-License-Identifier: MIT
// Search, fetched together with lunr when it is first opened. Accents, thousands separators and
// punctuation are removed from texts and queries: ecole finds école; 33000, 33,000 and 33 000 match each
// other; l’école is two words.
window.campaignSearch = (() => {
  "use strict";

  const EXCERPT = 160;
  const LEAD = 40; // characters before what was found
  const WORDS = /\d{1,3}(?:[,\s]\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+/gu;

  const fold = (text) => text
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe").replace(/æ/gi, "ae")
    .replace(/(\d)[,\s](?=\d{3}(?!\d))/g, "$1")
    .replace(/(?<!\d)[^\p{L}\p{N}]|[^\p{L}\p{N}](?!\d)/gu, " ") // 12.5 stays
    .toLowerCase();

  const build = (entries, language) => lunr(function () {
    if (lunr[language]) {
      this.use(lunr[language]);
      // A language's own trimmer removes digits as punctuation; folded text needs none.
      this.pipeline.remove(lunr[language].trimmer);
    } else if (language !== "en") { // lunr's own stemmer and common words are English
      this.pipeline.reset();
      this.searchPipeline.reset();
    }
    this.ref("position");
    this.field("title", { boost: 2 });
    this.field("text");
    entries.forEach(({ title, text }, position) => {
      this.add({ position, title: fold(title), text: fold(text) });
    });
  });

  const find = (index, entries, typed, language) => {
    const stem = (word) => index.pipeline.runString(word)[0] ?? word;
    const typedTerms = lunr.tokenizer(fold(typed)).map(String);
    // Elisions, a final ’s and common words are looked for only if there is nothing else.
    const { stopWordFilter = (token) => token } = language === "en" ? lunr : lunr[language] ?? {};
    const telling = typedTerms.filter((term) => /..|\d/.test(term) && stopWordFilter(new lunr.Token(term)));
    const terms = telling.length ? telling : typedTerms;
    if (!terms.length) return { found: [] };
    const query = (errors) => index.query((q) => {
      for (const term of terms) {
        q.term(term, { boost: 10, editDistance: term.length > 3 ? errors : 0 });
        if (term.length > 1) q.term(term, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      }
    });
    const exact = query(0);
    // If nothing matches, allow one typing error, or two in long words.
    const long = terms.every((term) => term.length > 7);
    const near = exact.length ? exact : query(1);
    const hits = near.length || !long ? near : query(2);
    // Results with more of the words come first.
    const stems = terms.map(stem);
    const count = (matches) => stems.filter((each) => matches.some((match) => match.startsWith(each))).length;
    const found = hits
      .map(({ ref, matchData }) => ({ entry: entries[ref], matches: Object.keys(matchData.metadata) }))
      .sort((a, b) => count(b.matches) - count(a.matches));
    return { found, stem, close: !exact.length };
  };

  // Where the words of a text were found: the start and end of each.
  const places = (text, isMatch) => [...text.matchAll(WORDS)]
    .filter(([word]) => fold(word).split(" ").some(isMatch))
    .map(({ 0: word, index }) => [index, index + word.length]);

  // The part of a text with the most matches, from just before the first of them.
  const excerpt = (text, found) => {
    const within = ([first]) => found.filter(([start]) => start >= first && start < first + EXCERPT - LEAD).length;
    const [best] = [...found].sort((a, b) => within(b) - within(a))[0] ?? [0];
    const start = best <= LEAD ? 0 : text.indexOf(" ", best - LEAD) + 1;
    const end = text.length <= start + EXCERPT ? text.length : text.lastIndexOf(" ", start + EXCERPT);
    return [start, end];
  };

  const marked = (element, text, found, [start, end] = [0, text.length]) => {
    let done = start;
    if (start) element.append("… ");
    for (const [from, to] of found.filter((place) => place[0] >= start && place[1] <= end)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      element.append(text.slice(done, from), mark);
      done = to;
    }
    element.append(text.slice(done, end), end < text.length ? " …" : "");
  };

  const item = ({ entry, matches }, stem, root) => {
    const isMatch = (word) => matches.includes(stem(word));
    const element = document.createElement("li");
    element.className = "search__result";
    const link = document.createElement("a");
    link.href = root + entry.url;
    marked(link, entry.title, places(entry.title, isMatch));
    const text = document.createElement("p");
    text.className = "search__excerpt";
    const found = places(entry.text, isMatch);
    marked(text, entry.text, found, excerpt(entry.text, found));
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
      const { found, stem, close } = query ? find(index, entries, query, language) : { found: [] };
      results.replaceChildren(...found.map((each) => item(each, stem, root)));
      const { words } = window.campaignSearch;
      const many = close ? words.search_close : words.search_many;
      const said = [words.search_none, close ? many : words.search_one][found.length] ?? many;
      status.textContent = query && said.replace("{count}", found.length);
    };
    input.addEventListener("input", show);
    // A click outside closes; one that began inside, as when text is selected, does not.
    let outside;
    dialog.addEventListener("mousedown", ({ target }) => { outside = target === dialog; });
    dialog.addEventListener("click", ({ target }) => { if (outside && target === dialog) dialog.close(); });
    // Close the dialog: a result on the same page does not load a new one.
    results.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
    show();
  };

  return { start };
})();
