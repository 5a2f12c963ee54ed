// The chip, moved out of the way: by the mouse and by the keyboard, remembered on its site, and still a button.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import type { CommunityPage } from "../harness/community";
import { Shell } from "../harness/shell";
import { until } from "../harness/wait";

const COMMENT = "double-charge";
const WRITTEN = "Hola, Alba.";

/** Where the frame and the box of the comment stand in the viewport. */
function places(page: Page): Promise<{ chip: DOMRectReadOnly; box: DOMRectReadOnly }> {
  return page.evaluate((comment) => {
    const hosts = [...document.querySelectorAll<HTMLElement>("div[popover='manual']")];
    const chip = hosts.find((host) => host.style.zIndex === "2147483647");
    const box = document.querySelector(`[data-comment="${comment}"] textarea`);
    if (!chip || !box) throw new Error("there is no chip or no box");
    const plain = (element: Element) => element.getBoundingClientRect().toJSON();
    return { chip: plain(chip), box: plain(box) };
  }, COMMENT);
}

/** Where everything that people write and read stands in the document, in whole pixels. */
function layout(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main, main *")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const place = [x + scrollX, y + scrollY, width, height].map(Math.round);
      return `${element.tagName} ${element.className} ${place}`;
    }),
  );
}

/** Waits for fonts and pictures, which move a page as they come, and clicks into the box. */
async function ready(community: CommunityPage): Promise<void> {
  await community.page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
  });
  await community.focus(COMMENT);
}

describe("the chip", () => {
  let shell: Shell;
  before(async () => {
    shell = await Shell.start("widget");
  });
  after(() => shell.stop());

  it("is dragged above the box and stays there, and a click opens the panel all the same", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    const { page } = community;
    await community.focus(COMMENT);
    await timbre.chip("empty");
    await timbre.press(".chip");
    const { chip } = await places(page);
    await page.mouse.move(chip.x + 20, chip.y - 60, { steps: 5 });
    const above = async (): Promise<boolean> => {
      const { chip, box } = await places(page);
      return chip.bottom <= box.top;
    };
    await until("the chip above the box", above);
    await page.mouse.up();
    await timbre.gone("#panel");
    await timbre.click(".chip");
    await timbre.text("#panel");
    await page.close();

    const again = await shell.visit("editor=textarea");
    await again.community.focus(COMMENT);
    await again.timbre.chip("empty");
    await until("the side that is remembered on this site", async () => {
      const { chip, box } = await places(again.community.page);
      return chip.bottom <= box.top;
    });
    await again.timbre.look("the focus on the chip", (frame) =>
      frame.evaluate(() => {
        document.querySelector<HTMLElement>(".chip")?.focus();
        return document.activeElement?.matches(".chip");
      }),
    );
    await again.timbre.look("the key that moves it", async (frame) => {
      await frame.evaluate(() => {
        const key = { key: "ArrowDown", code: "ArrowDown", shiftKey: true, bubbles: true };
        document.querySelector(".chip")?.dispatchEvent(new KeyboardEvent("keydown", key));
      });
      return true;
    });
    await until("the chip below the box", async () => {
      const { chip, box } = await places(again.community.page);
      return chip.top >= box.bottom;
    });
    await again.community.page.close();
  });

  for (const [box, written, state] of [
    ["an empty box", "", "empty"],
    ["a box with a reply", WRITTEN, "revise"],
  ] as const) {
    it(`at ${box} moves nothing of the page, nor does the panel`, async () => {
      const { community: bare } = await shell.visit("editor=textarea&widget=off");
      await ready(bare);
      await bare.type(written);
      const before = await layout(bare.page);
      await bare.page.close();

      const { community, timbre } = await shell.visit("editor=textarea");
      const { page } = community;
      const unmoved = async (what: string) => assert.deepEqual(await layout(page), before, what);
      await ready(community);
      await timbre.chip("empty");
      await community.type(written);
      await timbre.chip(state);
      await unmoved("by the chip");
      await timbre.openPanel();
      await unmoved("by the panel");
      await timbre.click("#tab-replies");
      await timbre.text("#reply-0");
      await unmoved("by the replies");
      await page.keyboard.press("Escape");
      await timbre.gone("#panel");
      await community.focused(COMMENT);
      await unmoved("when it closes");
      await page.close();
    });
  }
});
