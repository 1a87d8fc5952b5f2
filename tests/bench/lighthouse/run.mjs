// SPDX-License-Identifier: MIT
// node run.mjs ADDRESS…: what Lighthouse, with its preset for a phone on slow 4G, says of pages.
// Prints a line a page, and below it each audit of the last three that took points. CHROME_PATH names the browser.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const HELD = CATEGORIES.slice(1);
const HEAD = ["perf", "a11y", "best", "seo", "FCP ms", "LCP ms", "CLS", "bytes", "requests", "page"];

const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] });
const print = (cells) => console.log(cells.map((cell, index) => (
  index < HEAD.length - 1 ? String(cell).padStart(9) : `  ${cell}`)).join(""));
let failed = false;
print(HEAD);
try {
  for (const address of process.argv.slice(2)) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    const value = (audit) => lhr.audits[audit].numericValue;
    const requests = lhr.audits["network-requests"].details.items;
    print([
      ...scores,
      Math.round(value("first-contentful-paint")),
      Math.round(value("largest-contentful-paint")),
      value("cumulative-layout-shift").toFixed(3),
      requests.reduce((sum, request) => sum + (request.transferSize ?? 0), 0),
      requests.length,
      new URL(address).pathname,
    ]);
    for (const name of HELD) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const audit = lhr.audits[id];
        if (weight && audit.score !== null && audit.score < 1) {
          console.log(`          ${name}: ${audit.title}`);
        }
      }
    }
    failed ||= scores.slice(1).some((score) => score < 100);
  }
} finally {
  await chrome.kill();
}
process.exitCode = failed ? 1 : 0;
