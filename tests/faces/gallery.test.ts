// Every state of the chip and the panel, and every page of the studio, as the gallery shows them: all come about, and
// nothing in any of them would be reported by axe-core, in both languages and looks.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { violations } from "../harness/axe";
import { DIST, launch } from "../harness/browser";
import { openGallery } from "../harness/gallery";
import { type Site, serve } from "../harness/server";

const LOOKS = [
  ["es", "light"],
  ["en", "dark"],
] as const;

describe("the gallery", () => {
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

  for (const [lang, theme] of LOOKS) {
    it(`shows every state, accessible in ${theme}, in ${lang}`, async () => {
      const gallery = await openGallery(browser, site, lang, theme);
      const frames = gallery.frames().filter((frame) => frame !== gallery.mainFrame());
      assert.ok(frames.length > 30, `${frames.length} frames`);
      for (const frame of frames) {
        const what = await frame.evaluate(() => window.frameElement?.getAttribute("title"));
        assert.deepEqual(await violations(frame), [], `${what}`);
        // The words of its own language, not a half of them.
        assert.equal(await frame.evaluate(() => document.documentElement.lang), lang, `${what}`);
      }
      await gallery.close();
    });
  }
});
