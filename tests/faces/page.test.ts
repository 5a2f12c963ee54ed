// The demo community itself, without Timbre: what its counters and models say must be true before they can judge.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { violations } from "../harness/axe";
import { DIST, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { type Site, serve } from "../harness/server";

const COMMENT = "double-charge";

describe("the demo community without Timbre", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch();
    site = await serve(join(DIST, "www"));
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const editor of ["lexical", "draft", "textarea"]) {
    it(`publishes from ${editor} by the button and by Ctrl+Enter, and not by Enter`, async () => {
      const community = await CommunityPage.open(browser, site, `widget=off&editor=${editor}`);
      await community.focus(COMMENT);
      await community.type("Hola, Alba.\nUn abrazo.");
      await community.holds(COMMENT, "Hola, Alba.\nUn abrazo.");
      assert.equal(await community.submissions(), 0);
      await community.chord(["Control"], "Enter");
      await community.holds(COMMENT, "");
      await community.focus(COMMENT);
      await community.type("Buen viento.");
      await community.publish(COMMENT);
      await community.holds(COMMENT, "");
      assert.equal(await community.submissions(), 2);
      assert.deepEqual(await community.published(), [
        { comment: COMMENT, text: "Hola, Alba.\nUn abrazo." },
        { comment: COMMENT, text: "Buen viento." },
      ]);
      const shown = await community.page.$$eval(`[data-comment="${COMMENT}"] .published-text`, (replies) =>
        replies.map((reply) => reply.textContent),
      );
      assert.deepEqual(shown, ["Hola, Alba.\nUn abrazo.", "Buen viento."]);
      await community.page.close();
    });
  }

  for (const theme of ["light", "dark"]) {
    for (const lang of ["es", "en"]) {
      it(`is accessible in ${theme}, in ${lang}`, async () => {
        const page = await browser.newPage();
        await page.goto(`${site.origin}/?widget=off&theme=${theme}&lang=${lang}`);
        await page.waitForSelector(".reply");
        assert.deepEqual(await violations(page), []);
        await page.close();
      });
    }
  }

  it("asks nobody but its own server", async () => {
    const community = await CommunityPage.open(browser, site, "widget=off");
    const elsewhere = await community.page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map((entry) => entry.name)
        .filter((name) => !name.startsWith(location.origin)),
    );
    assert.deepEqual(elsewhere, []);
    await community.page.close();
  });
});
