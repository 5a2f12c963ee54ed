// Pages that will not let go of the focus, or fold up when it goes; and pages that are left for a while, or for paper.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSED, EXPOSING, isHeld, mend } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

declare global {
  interface Window {
    /** What the page itself saw, by name. */
    seen: string[];
  }
}

describe("a page that is touchy about the focus", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch({ extensions: true, keepsPages: true });
    await installExtension(browser);
    site = await serve("tests/hostile/pages");
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(): Promise<{ community: CommunityPage; page: Page; timbre: Timbre }> {
    const community = await CommunityPage.open(browser, site);
    return { community, page: community.page, timbre: new Timbre(community.page) };
  }

  it("takes the focus back whenever it leaves the comment: held, mended and published by mouse all the same", async () => {
    const { community, page, timbre } = await open();
    await page.evaluate(() => {
      window.seen = [];
      const trap = document.querySelector("[data-comment='phone']");
      document.addEventListener(
        "focusin",
        ({ target }) => {
          if (trap?.contains(target as Node)) return;
          window.seen.push("taken back");
          trap?.querySelector("textarea")?.focus();
        },
        true,
      );
    });
    await isHeld(community, timbre, "phone");
    const mended = await mend(community, timbre, "phone");
    // Neither side goes on for ever: the focus is where the page wants it, and typing goes there.
    await community.focused("phone");
    await community.type(".");
    await community.holds("phone", `${mended}.`);
    assert.ok((await page.evaluate(() => window.seen.length)) < 10);
    await community.publish("phone");
    await community.holds("phone", "");
    assert.equal(await community.submissions(), 1);
    await page.close();
  });

  it("folds the composer up when it loses the focus: the chip can be pressed, and the fix be clicked", async () => {
    const { community, page, timbre } = await open();
    await page.evaluate(() => {
      const form = document.querySelector<HTMLElement>("[data-comment='phone'] form");
      const box = form?.querySelector("textarea");
      const button = form?.querySelector<HTMLElement>("button");
      if (!form || !box || !button) throw new Error("there is no form");
      const fold = (folded: boolean): void => {
        box.style.height = folded ? "20px" : "200px";
        button.style.display = folded ? "none" : "";
      };
      fold(true);
      form.addEventListener("focusin", () => fold(false));
      form.addEventListener("focusout", ({ relatedTarget }) => {
        if (!form.contains(relatedTarget as Node)) fold(true);
      });
    });
    await isHeld(community, timbre, "phone");
    const mended = await mend(community, timbre, "phone");
    await community.focus("phone");
    await community.publish("phone");
    await community.holds("phone", "");
    assert.deepEqual(await community.published(), [{ comment: "phone", text: mended }]);
    await page.close();
  });

  it("takes the empty composer away when it loses the focus: the chip goes with it, and comes with the next", async () => {
    const { community, page, timbre } = await open();
    await page.evaluate(() => {
      const form = document.querySelector<HTMLElement>("[data-comment='phone'] form");
      form?.addEventListener("focusout", () => form.querySelector("textarea")?.value === "" && form.remove());
    });
    await community.focus("phone");
    await timbre.chip("empty");
    await community.focus("late");
    await timbre.chip("empty");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await community.publish("late");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
    await page.close();
  });

  it("is printed without the chip and the underlines, which are there again afterwards", async () => {
    const { community, page, timbre } = await open();
    await community.focus("late");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    const isSeen = (): boolean =>
      document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility === "visible";
    await until("the chip", () => page.evaluate(isSeen));
    await until("the underline", async () => (await community.underlined("hold")).length > 0);
    await page.evaluate(() => {
      window.seen = [];
      addEventListener("beforeprint", () => {
        const frame = document.querySelector("[data-timbre-frame]");
        window.seen.push(frame ? getComputedStyle(frame).visibility : "none");
        window.seen.push(`${CSS.highlights.get("timbre-hold")?.size ?? 0} underlined`);
      });
    });
    await page.pdf();
    assert.deepEqual(await page.evaluate(() => window.seen), ["hidden", "0 underlined"]);
    await until("the chip again", () => page.evaluate(isSeen));
    await until("the underline again", async () => (await community.underlined("hold")).length > 0);
    assert.equal(await community.text("late"), EXPOSING);
    await page.close();
  });

  // A page without an extension's frame is kept for coming back; one with it seldom is.
  for (const used of [false, true]) {
    it(`is left and come back to, ${used ? "with" : "without"} Timbre on it before: a publication is held there`, async () => {
      const { community, page, timbre } = await open();
      await page.evaluate(() => {
        document.documentElement.dataset["kept"] = "true";
      });
      if (used) {
        await community.focus("late");
        await community.type("Hola, Olga.");
        await until("Timbre is on the page", () => timbre.present());
      }
      await page.goto(`${site.origin}/frames.html`);
      await page.evaluate(() => history.back());
      await until("the page again", () =>
        page.evaluate(() => location.pathname === "/" && window.community !== undefined),
      );
      if (!used) assert.notEqual(await page.$("html[data-kept]"), null);
      await isHeld(community, timbre, "phone");
      assert.equal(await page.evaluate(() => document.querySelectorAll("[data-timbre-frame]").length), 1);
      await page.close();
    });
  }
});
