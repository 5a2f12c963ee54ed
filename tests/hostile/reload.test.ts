// The extension is reloaded, as after an update, under a page that is open.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { installExtension, launch, updateExtension } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { isHeld } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

describe("an extension that is reloaded under an open page", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch({ extensions: true });
    site = await serve("tests/hostile/pages");
    await installExtension(browser);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it("leaves the page whole, and is there again after the page is", async () => {
    const community = await CommunityPage.open(browser, site);
    const timbre = new Timbre(community.page);
    const thrown: unknown[] = [];
    community.page.on("pageerror", (error) => thrown.push(error));
    await community.focus("phone");
    await community.type("Hola");
    await until("Timbre is on the page", () => timbre.present());

    await updateExtension(browser);
    await community.focus("late");
    await until("the old one is gone", async () => (await frames(community)) <= 1);
    await community.type("Hola, Olga. Te contestamos hoy mismo.");
    await community.publish("late");
    await community.holds("late", "");
    assert.equal(await community.submissions(), 1);
    assert.deepEqual(thrown, []);

    await community.page.reload();
    await isHeld(community, timbre, "phone");
    assert.equal(await frames(community), 1, "one host script, one frame");
    assert.deepEqual(thrown, []);
  });

  /** How many of Timbre's elements are on the page. */
  function frames(community: CommunityPage): Promise<number> {
    return community.page.evaluate(
      () =>
        [...document.querySelectorAll("[popover='manual']")].filter((element) =>
          element.matches(":popover-open"),
        ).length,
    );
  }
});
