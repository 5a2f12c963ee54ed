// What a person's hands are in the middle of is left alone: an input method that composes, a selection that is being drawn.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, CDPSession } from "puppeteer-core";
import { BROWSER, installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSED, EXPOSING, isFree, judgeAgain } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

const BOXES = [
  ["phone", "a textarea"],
  ["late", "a contenteditable"],
] as const;

describe("a person in the middle of something", () => {
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

  // WebDriver has no input method: Firefox's can be driven from its own chrome only.
  const composing = BROWSER === "chromium" ? it : it.skip;

  for (const [comment, box] of BOXES) {
    composing(
      `${box}: an input method composes undisturbed, and its text is judged when it is done`,
      async () => {
        const { community, timbre } = await open();
        const { page } = community;
        const input: CDPSession = await page.createCDPSession();
        await page.evaluate(() => {
          const log: string[] = [];
          Object.assign(window, { log });
          for (const type of ["compositionstart", "compositionupdate", "compositionend"])
            addEventListener(type, (event) => log.push(`${type} ${(event as CompositionEvent).data}`), true);
        });
        await community.focus(comment);
        await community.type("Hola ");
        for (const text of ["n", "ni", "に", "にほ", "にほん"])
          await input.send("Input.imeSetComposition", {
            text,
            selectionStart: text.length,
            selectionEnd: text.length,
          });
        assert.equal(await community.text(comment), "Hola にほん");
        // The composition was one: nobody ended it in between.
        const log = await page.evaluate(() => (window as unknown as { log: string[] }).log);
        assert.equal(log.filter((said) => said.startsWith("compositionstart")).length, 1);
        assert.equal(log.filter((said) => said.startsWith("compositionend")).length, 0);
        await input.send("Input.insertText", { text: "日本" });
        assert.equal(await community.text(comment), "Hola 日本");
        await community.type(`. ${EXPOSING}`);
        await timbre.chip("hold", EXPOSED);
        assert.equal(await community.text(comment), `Hola 日本. ${EXPOSING}`);
        await page.close();
      },
    );

    composing(`${box}: Enter that chooses in the input method is no publication`, async () => {
      const { community, timbre } = await open();
      const { page } = community;
      const input: CDPSession = await page.createCDPSession();
      await community.focus(comment);
      await community.type(EXPOSING);
      await timbre.chip("hold", EXPOSED);
      await input.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
      // What a browser sends while an input method has the key: 229, with whatever modifiers are down.
      await input.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        key: "Enter",
        code: "Enter",
        windowsVirtualKeyCode: 229,
        modifiers: 2,
      });
      await input.send("Input.insertText", { text: "に" });
      await until("the text", async () => (await community.text(comment)) === `${EXPOSING}に`);
      // No hold was used up: the publication itself is still held.
      await judgeAgain(community, timbre, async () => {
        await community.chord(["Control"], "a");
        await input.send("Input.insertText", { text: `${EXPOSING}に` });
      });
      await community.publish(comment);
      await timbre.saying(".held", "612");
      assert.equal(await community.submissions(), 0);
      await page.close();
    });
  }

  for (const [comment, box] of BOXES) {
    it(`${box}: what comes without a key, corrected, dropped or dictated, is judged as it then is`, async () => {
      const { community, timbre } = await open();
      const { page } = community;
      /** What the browser does to the box, and then says that it did. */
      const put = (inputType: string, text: string): Promise<void> =>
        page.evaluate(
          (inputType, text) => {
            const box = document.activeElement as HTMLElement & Partial<HTMLTextAreaElement>;
            if (box.setRangeText) box.setRangeText(text, 0, box.value?.length ?? 0, "end");
            else box.textContent = text;
            box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType }));
          },
          inputType,
          text,
        );
      const kinds = ["insertReplacementText", "insertFromDrop", "insertFromComposition"];
      for (const [index, kind] of kinds.entries()) {
        await community.focus(comment);
        await put(kind, kind);
        await isFree(timbre);
        await put(kind, `${EXPOSING}, ${kind}`);
        await timbre.chip("hold", EXPOSED);
        // The verdict is of another text than the one that goes out.
        await put(kind, `Hola, ${kind}`);
        await community.publish(comment);
        await until("the publication", async () => (await community.submissions()) === index + 1);
        await community.focus(comment);
        await put(kind, `Hola, ${kind}.`);
        await isFree(timbre);
        await put(kind, `${EXPOSING}: ${kind}`);
        await timbre.chip("hold", EXPOSED);
        await community.publish(comment);
        await timbre.saying(".held", "612");
        assert.equal(await community.submissions(), index + 1);
        await timbre.focusOn("#held-first");
        await page.keyboard.press("Escape");
        await timbre.gone(".held");
      }
      await page.close();
    });
  }

  it("a selection that is being drawn with the mouse stays as it is drawn, chip or no chip", async () => {
    const { community, timbre } = await open();
    const { page } = community;
    await community.focus("late");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    const line = await page.evaluate(() => {
      const range = document.createRange();
      const box = document.querySelector("[data-comment='late'] [contenteditable]");
      if (box) range.selectNodeContents(box);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    });
    await page.mouse.move(line.left + 1, line.y);
    await page.mouse.down();
    const drawn: string[] = [];
    for (let step = 1; step <= 4; step += 1) {
      await page.mouse.move(line.left + ((line.right - line.left) * step) / 4, line.y);
      drawn.push(await page.evaluate(() => String(getSelection())));
    }
    await page.mouse.up();
    assert.equal(await page.evaluate(() => String(getSelection())), drawn.at(-1));
    assert.ok((drawn.at(-1) ?? "").length > (drawn[0] ?? "").length);
    assert.ok(EXPOSING.startsWith(drawn.at(-1) ?? "-"));
    assert.equal(await community.text("late"), EXPOSING);
    // The focus is where it was, and typing replaces what was selected, as it does without Timbre.
    await community.type("x");
    assert.equal(await community.text("late"), `x${EXPOSING.slice((drawn.at(-1) ?? "").length)}`);
    await page.close();
  });
});
