// Pages that are laid out otherwise than most: from right to left, enlarged, in a modal dialog, with many composers, or
// taken apart and put together anew while one writes.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

const EXPOSING = "Hola, te llamamos hoy al 612 34 56 78";

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

describe("a page that is laid out otherwise", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch({ extensions: true });
    await installExtension(browser);
    site = await serve("tests/hostile/pages");
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(): Promise<{ community: CommunityPage; timbre: Timbre }> {
    const community = await CommunityPage.open(browser, site);
    return { community, timbre: new Timbre(community.page) };
  }

  /** Writes what is to be held, then fails if the chip covers the field or the button, or if the click is not held. */
  async function holds({ community, timbre }: { community: CommunityPage; timbre: Timbre }): Promise<void> {
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold");
    const [chip, field, button] = await community.page.evaluate(() =>
      ["[data-timbre-frame]", "[data-comment='phone'] textarea", "[data-comment='phone'] .publish"].map(
        (selector): Rectangle | undefined => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return box && { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
        },
      ),
    );
    assert.ok(chip && field && button);
    for (const other of [field, button]) {
      const apart =
        chip.right <= other.left ||
        other.right <= chip.left ||
        chip.bottom <= other.top ||
        other.bottom <= chip.top;
      assert.ok(apart, JSON.stringify({ chip, other }));
    }
    await community.publish("phone");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
    await community.page.close();
  }

  it("from right to left", async () => {
    const visit = await open();
    await visit.community.page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await holds(visit);
  });

  for (const zoom of [0.5, 2]) {
    it(`enlarged to ${zoom * 100} %`, async () => {
      const visit = await open();
      await visit.community.page.evaluate((zoom) => {
        document.body.style.zoom = String(zoom);
      }, zoom);
      await holds(visit);
    });
  }

  it("in a modal dialog", async () => {
    const visit = await open();
    await visit.community.page.evaluate(() => {
      const dialog = document.createElement("dialog");
      const article = document.querySelector("[data-comment='phone']");
      if (article) dialog.append(article);
      document.body.append(dialog);
      dialog.showModal();
    });
    await holds(visit);
  });

  it("with two hundred composers: one frame, wherever the focus goes", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await page.evaluate(() => {
      for (let index = 0; index < 200; index += 1) {
        const form = document.createElement("form");
        form.className = "reply";
        form.innerHTML = '<textarea rows="4" cols="60"></textarea><button type="submit">Publicar</button>';
        document.body.append(form);
      }
      for (const field of document.querySelectorAll("textarea")) field.focus();
    });
    await timbre.chip("empty");
    assert.equal(await page.evaluate(() => document.querySelectorAll("[data-timbre-frame]").length), 1);
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold");
    await page.close();
  });

  it("whose composer is replaced by another address's: the old one is forgotten, the new one found", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await community.focus("late");
    await community.type(EXPOSING);
    await timbre.chip("hold");
    await page.evaluate(() => {
      history.pushState(null, "", "/elsewhere");
      document.querySelector("[data-comment='late']")?.remove();
    });
    await until("nothing to be seen", () =>
      page.evaluate(
        () => document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility === "hidden",
      ),
    );
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold");
    await page.close();
  });
});
