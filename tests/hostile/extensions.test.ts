// Another extension beside Timbre, with access to the same pages.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { BROWSER, installExtension, launch, pageWith } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSED, EXPOSING, judgeAgain } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

/** What Timbre's own pages and scripts say to its background; each is answered when one of them says it. */
const MESSAGES = [
  { type: "store", request: JSON.stringify({ type: "content", known: null }) },
  { type: "sheets" },
  { type: "offer_nonce", nonce: "0".repeat(32) },
  { type: "redeem_nonce", nonce: "0".repeat(32) },
  { type: "set_tab", tab: 1, off: true },
  { type: "join_tab", tab: 1 },
];

const FILES = [
  "manifest.json",
  "host.js",
  "background.js",
  "pages/frame.html",
  "pages/studio.html",
  "wasm/timbre_frame.wasm",
];

interface Outcome {
  readonly told: readonly unknown[];
  readonly connected: readonly unknown[];
  readonly read: readonly unknown[];
  readonly tab: readonly unknown[];
  readonly script: readonly unknown[];
}

describe("another extension", () => {
  let browser: Browser;
  let site: Site;
  let id: string;
  before(async () => {
    browser = await launch({ extensions: true });
    id = await installExtension(browser);
    await browser.installExtension(resolve("tests/hostile/other"));
    site = await serve("tests/hostile/pages");
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it("is not heard by Timbre, reads nothing of it and cannot show its pages", async () => {
    const community = await CommunityPage.open(browser, site);
    const { page } = community;
    const timbre = new Timbre(page);
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    // More than it could find out: in Firefox a random name is all there is of the origin.
    const origin = await timbre.look("Timbre's origin", (frame) => frame.evaluate(() => location.origin));
    await page.evaluate(
      (target) => {
        document.documentElement.dataset["target"] = target;
      },
      JSON.stringify({ id, origin, messages: MESSAGES, files: FILES }),
    );
    const outcome = await until("what came of it", () =>
      page.evaluate(() => document.documentElement.dataset["outcome"]),
    );
    const { told, connected, read, tab, script } = JSON.parse(outcome) as Outcome;
    const refused = (count: number): string[] => Array<string>(count).fill("refused");
    assert.deepEqual(told, refused(MESSAGES.length), "messages from its background");
    assert.deepEqual(script, refused(MESSAGES.length), "messages from its script in the page");
    assert.deepEqual(connected, refused(MESSAGES.length), "connections");
    // Firefox gives the frame's page, which is for web pages, to an extension that knows the address as well: it is the
    // page without anything in it.
    const free = BROWSER === "firefox" ? "pages/frame.html" : "";
    assert.deepEqual(
      read.filter((_, at) => FILES[at] !== free),
      refused(FILES.filter((file) => file !== free).length),
      "files",
    );
    assert.deepEqual(tab, refused(1), "messages to the tab");
    const panel = await until("its own page", () => pageWith(browser, "#panel"));
    // Firefox shows the harness no address of an extension's frame, and Chromium that it showed an error in its place.
    if (BROWSER === "chromium")
      await until("errors in place of its frames", async () => {
        const [, ...frames] = panel.frames().map((frame) => frame.url());
        return frames.length === 3 && frames.every((url) => url === "chrome-error://chromewebdata/");
      });
    await page.bringToFront();
    await community.focus("phone");
    await judgeAgain(community, timbre);
    assert.equal(await panel.$("[data-loot]"), null);
    await community.publish("phone");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
  });
});
