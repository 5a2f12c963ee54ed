// Pages that are laid out otherwise than most: from right to left, enlarged, in a modal dialog, with many composers, or
// taken apart and put together anew while one writes.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSED, EXPOSING } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

/** Runs in the page: the composer under the comment about a call goes into a modal dialog. */
function putInModal(): void {
  const dialog = document.createElement("dialog");
  const article = document.querySelector("[data-comment='phone']");
  if (article) dialog.append(article);
  document.body.append(dialog);
  dialog.showModal();
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
  async function holds(
    { community, timbre }: { community: CommunityPage; timbre: Timbre },
    then: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await isOnTop(community.page);
    await hasItsSize({ community, timbre });
    await timbre.standsClear("[data-comment='phone'] textarea", "[data-comment='phone'] .publish");
    await community.publish("phone");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
    await then();
    await community.page.close();
  }

  /** Waits until a person who points at the middle of the frame points at it, and at nothing that lies over it. */
  async function isOnTop(page: Page): Promise<void> {
    await until("the frame above all else", () =>
      page.evaluate(() => {
        const frame = document.querySelector("[data-timbre-frame]");
        const box = frame?.getBoundingClientRect();
        if (!box || box.width < 2) return false;
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === frame;
      }),
    );
  }

  /** Waits until what is in the frame is as large as it is made for. */
  async function hasItsSize({
    community,
    timbre,
  }: {
    community: CommunityPage;
    timbre: Timbre;
  }): Promise<void> {
    await until("a frame that is neither enlarged nor made small", async () => {
      const inner = await timbre.look("its own width", (frame) => frame.evaluate(() => innerWidth));
      const outer = await community.page.evaluate(
        () => document.querySelector("[data-timbre-frame]")?.getBoundingClientRect().width ?? 0,
      );
      return Math.abs(inner - outer) < 1;
    });
  }

  /** The frame stands where the composer is now and says what is in it; what is mended by hand goes out. */
  async function stillThere({
    community,
    timbre,
  }: {
    community: CommunityPage;
    timbre: Timbre;
  }): Promise<void> {
    await community.focus("phone");
    await timbre.chip("hold", EXPOSED);
    await isOnTop(community.page);
    assert.equal(await community.submissions(), 0);
    await community.typeOver("Hola, Óscar. ¿Nos escribes por privado?");
    await community.publish("phone");
    await community.holds("phone", "");
    assert.equal(await community.submissions(), 1);
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
    for (const what of ["body", "html"]) {
      it(`whose ${what} is enlarged to ${zoom * 100} %`, async () => {
        const visit = await open();
        await visit.community.page.evaluate(
          (what, zoom) => {
            document.querySelector<HTMLElement>(what)?.style.setProperty("zoom", String(zoom));
          },
          what,
          zoom,
        );
        await holds(visit);
      });
    }
  }

  // What a person's own zoom makes of a window of 1280 × 900: fewer or more CSS pixels, each of more or fewer dots.
  for (const zoom of [0.5, 1.5, 3]) {
    it(`seen at a zoom of ${zoom * 100} %: the panel is whole, and its fix can be clicked`, async () => {
      const visit = await open();
      const { page } = visit.community;
      const [width, height] = [Math.round(1280 / zoom), Math.round(900 / zoom)];
      await page.setViewport({ width, height, deviceScaleFactor: zoom });
      await holds(visit, async () => {
        const panel = await page.evaluate(() =>
          document.querySelector("[data-timbre-frame]")?.getBoundingClientRect().toJSON(),
        );
        assert.ok(panel.left >= 0 && panel.top >= 0, JSON.stringify(panel));
        assert.ok(panel.right <= width && panel.bottom <= height, JSON.stringify(panel));
        await visit.timbre.click("#held-first");
        await visit.timbre.gone(".held");
        assert.ok(!(await visit.community.text("phone")).includes("612 34 56 78"));
      });
    });
  }

  it("in a modal dialog", async () => {
    const visit = await open();
    await visit.community.page.evaluate(putInModal);
    await holds(visit);
  });

  it("in a modal dialog of a page that is enlarged", async () => {
    const visit = await open();
    await visit.community.page.evaluate(() => {
      document.body.style.zoom = "1.5";
    });
    await visit.community.page.evaluate(putInModal);
    await holds(visit);
  });

  it("in a dialog that becomes modal while one writes, and is none afterwards", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      const article = document.querySelector("[data-comment='phone']");
      if (article) dialog.append(article);
      document.body.append(dialog);
      dialog.show();
    });
    await community.focus("phone");
    await community.type("Hola");
    await until("the chip", () => timbre.present());
    await page.evaluate(() => {
      document.querySelector("dialog")?.close();
      document.querySelector("dialog")?.showModal();
    });
    await community.focus("phone");
    await community.typeOver(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await isOnTop(page);
    await community.publish("phone");
    await timbre.saying(".held", "612");
    await timbre.focusOn("#held-first");
    await page.keyboard.press("Escape");
    await timbre.gone(".held");
    await page.evaluate(() => {
      document.querySelector("dialog")?.close();
      document.querySelector("dialog")?.show();
    });
    await stillThere({ community, timbre });
  });

  it("whose comment fills the screen: the frame is there, and is there again when it does no more", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await page.evaluate(() => {
      const button = document.createElement("button");
      button.id = "fill";
      button.textContent = "Pantalla completa";
      button.addEventListener("click", () => {
        void document.querySelector("[data-comment='phone']")?.requestFullscreen();
      });
      document.body.append(button);
    });
    await community.focus("phone");
    await community.type("Hola");
    await until("the chip", () => timbre.present());
    await page.click("#fill");
    await until("the comment alone on the screen", () =>
      page.evaluate(() => document.fullscreenElement?.matches("[data-comment='phone']")),
    );
    await community.focus("phone");
    await community.typeOver(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await isOnTop(page);
    await community.publish("phone");
    await timbre.saying(".held", "612");
    await timbre.focusOn("#held-first");
    await page.keyboard.press("Escape");
    await timbre.gone(".held");
    // In Firefox that key has ended it already.
    await page.evaluate(() => document.exitFullscreen().catch(() => undefined));
    await until("the page again", () => page.evaluate(() => document.fullscreenElement === null));
    await stillThere({ community, timbre });
  });

  it("that lays itself over everything and hides what it does not know: the frame is above it and seen", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await page.evaluate(() => {
      const style = document.createElement("style");
      style.textContent = `
        @layer first { [popover], [data-timbre-frame] { display: none !important; opacity: 0 !important } }
        div, iframe, [popover], [data-timbre-frame] {
          visibility: hidden !important; opacity: 0 !important; pointer-events: none !important;
          transform: translateX(-9999px) !important; clip-path: inset(50%) !important; animation: gone 1s infinite !important }
        @keyframes gone { to { opacity: 0; transform: scale(0) } }
        html { filter: blur(0px); transform: translateZ(0); contain: paint }`;
      const cover = document.createElement("section");
      cover.id = "cover";
      cover.style.cssText =
        "position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: #fff8";
      document.head.append(style);
      document.body.append(cover);
    });
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.evaluate(() =>
      document.querySelector<HTMLElement>("#cover")?.style.setProperty("pointer-events", "auto"),
    );
    await isOnTop(page);
    const seen = await page.evaluate(() => {
      const frame = document.querySelector("[data-timbre-frame]");
      const { display, visibility, opacity, transform, clipPath } = getComputedStyle(frame as Element);
      return { display, visibility, opacity, transform, clipPath };
    });
    assert.deepEqual(seen, {
      display: "block",
      visibility: "visible",
      opacity: "1",
      transform: "none",
      clipPath: "none",
    });
    await page.close();
  });

  it("that puts a layer of its own over the frame: the publish check is the same, and the page's layer stays", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.evaluate(() => {
      const cover = document.createElement("section");
      cover.popover = "manual";
      cover.id = "cover";
      cover.style.cssText = "inset: 0; width: 100%; height: 100%; pointer-events: none; background: #fff8";
      document.body.append(cover);
      cover.showPopover();
    });
    await community.publish("phone");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
    await timbre.click("#held-first");
    await timbre.gone(".held");
    assert.ok(await page.$("#cover:popover-open"));
    await page.close();
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
    await timbre.chip("hold", EXPOSED);
    await page.close();
  });

  it("whose composer is replaced by another address's: the old one is forgotten, the new one found", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await community.focus("late");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
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
    await timbre.chip("empty");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.close();
  });
});
