// The chip and the panel by keyboard alone, and as a screen reader and a tired eye meet them. With the widget: headless
// browsers hand no shortcut to an extension.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { violations } from "../harness/axe";
import { Shell } from "../harness/shell";
import { until } from "../harness/wait";

const COMPLAINT = "double-charge";
const DRAFT =
  "Hola, Alba. Sentimos mucho la incidencia de tu bono. Te devolvemos el dinero a la mayor brevedad y te avisamos.";

describe("the panel", () => {
  let shell: Shell;
  before(async () => {
    shell = await Shell.start("widget");
  });
  after(() => shell.stop());

  it("opens, finds, inserts and closes without the mouse", async () => {
    const { community, timbre } = await shell.searching(COMPLAINT, "editor=lexical");
    await community.type("cobro");
    await timbre.saying("#reply-0", "Cobro doble");
    await community.page.keyboard.press("Enter");
    await until("the template is in the box", async () =>
      (await community.text(COMPLAINT)).startsWith("Hola, Alba."),
    );
    await community.page.keyboard.press("Escape");
    await timbre.chip("ready");
    await community.focused(COMPLAINT);
    const written = await community.text(COMPLAINT);
    await community.type(" ¡Gracias!");
    await community.holds(COMPLAINT, `${written} ¡Gracias!`);
    assert.equal(await community.submissions(), 0);
    await community.page.close();
  });

  it("opens by the shortcut though its frame is still on its way", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    await community.focus(COMPLAINT);
    await community.chord(["Alt", "Shift"], "KeyT");
    await timbre.focusOn("#search");
    await community.page.close();
  });

  it("applies the best fix by one chord, from the box itself", async () => {
    const { community, timbre } = await shell.visit("editor=draft");
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await community.chord(["Alt", "Shift"], "KeyF");
    await community.holds(COMPLAINT, DRAFT.replace("incidencia", "avería"));
    await community.page.close();
  });

  it("applies it to what is there, though the last key was pressed just before", async () => {
    const { community, timbre } = await shell.visit("editor=draft");
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await Promise.all([community.type("!"), community.chord(["Alt", "Shift"], "KeyF")]);
    await community.holds(COMPLAINT, `${DRAFT.replace("incidencia", "avería")}!`);
    await community.page.close();
  });

  it("says once that it does not judge a language", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    await community.focus(COMPLAINT);
    await community.type("Bonjour, nous sommes vraiment désolés. Nous vous remboursons dès aujourd'hui.");
    await community.chord(["Alt", "Shift"], "KeyV");
    await timbre.saying("#panel", "En este idioma solo compruebo");
    await timbre.gone(".voice, .tone");
    await community.page.close();
  });

  it("sees a reply of one's own from the first key to its publication without the mouse", async () => {
    const { community, timbre } = await shell.visit("editor=lexical");
    const { keyboard } = community.page;
    while ((await community.answering()) !== COMPLAINT) await community.tab();
    await community.type(DRAFT);
    await timbre.chip("revise");
    await community.chord(["Alt", "Shift"], "KeyV");
    await timbre.focusOn("#panel");
    await keyboard.press("?");
    await timbre.text(".shortcuts");
    await keyboard.press("Escape");
    await timbre.focusOn("#panel");
    await keyboard.press("ArrowDown");
    await timbre.focusOn("[data-card='0']");
    await keyboard.press("Enter");
    const mended = DRAFT.replace("incidencia", "avería");
    await community.holds(COMPLAINT, mended);
    // The mended card goes, and the focus to what is left.
    await timbre.look("the next finding", (frame) =>
      frame.evaluate(() => !document.body.innerText.includes("«incidencia»")),
    );
    await timbre.focusOn("#panel, #panel *");
    await keyboard.press("Escape");
    await community.focused(COMPLAINT);
    await community.chord(["Control"], "Enter");
    await community.holds(COMPLAINT, "");
    assert.deepEqual(await community.published(), [{ comment: COMPLAINT, text: mended }]);
    assert.equal(await community.submissions(), 1);
    await community.page.close();
  });

  it("keeps its head and the search where they are, whatever is chosen in the list", async () => {
    const { community, timbre } = await shell.searching(COMPLAINT, "editor=lexical");
    await timbre.text("#reply-6");
    const stand = () =>
      timbre.look("where they stand", (frame) =>
        frame.evaluate(() => {
          const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
          const [head, tabs, search, list] = [".panel-head", ".tabs", ".search", ".replies"].map(box);
          if (!head || !tabs || !search || !list) return undefined;
          const chosen = box("[role='option'][aria-selected='true']");
          return {
            head: head.top,
            apart: search.top - tabs.bottom,
            seen: chosen && chosen.top >= list.top - 1 && chosen.top < list.bottom,
            longer: document.documentElement.scrollHeight - window.innerHeight,
          };
        }),
      );
    // The frame grows with what it shows, and the search comes into sight with it.
    const before = await until("the search below the tabs", async () => {
      const standing = await stand();
      return standing && standing.apart >= 8 && standing;
    });
    assert.equal(before.longer, 0, "there is nothing that the document could be scrolled to");
    for (let down = 1; down <= 6; down++) {
      await community.page.keyboard.press("ArrowDown");
      await timbre.text(`#reply-${down}[aria-selected='true']`);
      assert.deepEqual(await stand(), before);
    }
    await community.page.close();
  });

  it("shows what has the focus where there is hardly room for it", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    const { page } = community;
    await page.setViewport({ width: 320, height: 568 });
    const seen = (selector: string) =>
      timbre.look(`${selector} beneath the head`, (frame) =>
        frame.evaluate((selector) => {
          const [head, sought] = [".panel-head", selector].map((one) => document.querySelector(one));
          if (!head || !sought) return false;
          const { top, bottom } = sought.getBoundingClientRect();
          return top >= head.getBoundingClientRect().bottom && bottom <= window.innerHeight;
        }, selector),
      );
    await community.focus(COMPLAINT);
    await timbre.chip("empty");
    await community.chord(["Alt", "Shift"], "KeyT");
    await timbre.focusOn("#search");
    await seen("#search");
    await seen("#reply-0 .reply-title");
    await page.keyboard.press("Escape");
    await community.focused(COMPLAINT);
    await community.type("Perdona, Alba, pero eso ha sido culpa tuya");
    await timbre.chip("hold");
    await community.chord(["Control"], "Enter");
    await timbre.focusOn("#held-first");
    await seen(".held-title");
    await seen("#held-first");
    await page.close();
  });

  it("when it holds, puts the focus on the way back to the text and not on publishing", async () => {
    const { community, timbre } = await shell.visit("editor=lexical");
    const { keyboard } = community.page;
    await community.focus(COMPLAINT);
    // What could be mended by a key is not what holds.
    const held = "Perdona la incidencia, Alba, pero eso ha sido culpa tuya";
    await community.type(held);
    await timbre.chip("hold");
    await community.chord(["Control"], "Enter");
    await timbre.focusOn("#held-first");
    await keyboard.press("Enter");
    await timbre.gone("#panel");
    await community.focused(COMPLAINT);
    await community.holds(COMPLAINT, held);
    assert.equal(await community.submissions(), 0);
    await community.page.close();
  });

  it("takes one fix after the other by their numbers, and none of them goes into the text", async () => {
    const { community, timbre } = await shell.visit("editor=lexical");
    const { keyboard } = community.page;
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await community.chord(["Alt", "Shift"], "KeyV");
    await timbre.focusOn("#panel");
    await keyboard.press("1");
    const once = DRAFT.replace("incidencia", "avería");
    await community.holds(COMPLAINT, once);
    await timbre.saying("[data-card='0']", "brevedad");
    await timbre.focusOn("#panel");
    await keyboard.press("1");
    await community.holds(COMPLAINT, once.replace("a la mayor brevedad", "hoy mismo"));
    await timbre.focusOn("#panel");
    await keyboard.press("Escape");
    await community.focused(COMPLAINT);
    await community.page.close();
  });

  it("ignores and takes back by keys, and keeps the focus whatever goes", async () => {
    const { community, timbre } = await shell.visit("editor=lexical");
    const { keyboard } = community.page;
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await community.chord(["Alt", "Shift"], "KeyV");
    await timbre.focusOn("#panel");
    const cards = () =>
      timbre.look("the cards", (frame) =>
        frame.evaluate(() => document.querySelectorAll("[data-card]").length),
      );
    const all = await cards();
    for (let left = all; left > 0; left--) {
      await timbre.focusOn("#panel, #panel *");
      await keyboard.press("ArrowDown");
      await timbre.focusOn("[data-card]");
      await keyboard.press("i");
      await timbre.look("one card less", (frame) =>
        frame.evaluate((left) => document.querySelectorAll("[data-card]").length < left, left),
      );
    }
    await timbre.focusOn("#panel");
    await keyboard.press("z");
    await timbre.text("[data-card='0']");
    await timbre.gone(".notice");
    await timbre.focusOn("#panel");
    await keyboard.press("Escape");
    await community.focused(COMPLAINT);
    await community.page.close();
  });

  it("has its buttons in sight with text twice as large in a narrow window", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    const { page } = community;
    await page.setViewport({ width: 320, height: 640 });
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await timbre.openPanel();
    const cut = () =>
      timbre.look("the head", async (frame) => ({
        cut: await frame.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
          const parts = [...document.querySelectorAll(".panel-head button, .panel-head .verdict strong")];
          const beyond = parts.filter((part) => {
            const { left, right } = part.getBoundingClientRect();
            return left < 0 || right > document.documentElement.clientWidth;
          });
          return beyond.map((part) => part.textContent);
        }),
      }));
    assert.deepEqual(await cut(), { cut: [] });
    await timbre.click(".panel-head button:last-child");
    await timbre.gone("#panel");
    await page.close();
  });

  it("says of each axis of tone where it lies, and of each finding why", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    await community.focus(COMPLAINT);
    await community.type(DRAFT);
    await timbre.chip("revise");
    await timbre.openPanel();
    await timbre.saying("[data-card]", "Llamamos a las cosas por su nombre.");
    await timbre.saying("#panel", "Calidez");
    await community.page.close();
  });

  for (const theme of ["light", "dark"]) {
    for (const lang of ["es", "en"]) {
      it(`is accessible in ${theme}, in ${lang}`, async () => {
        const { community, timbre } = await shell.visit(`editor=lexical&theme=${theme}&lang=${lang}`);
        await community.focus(COMPLAINT);
        await community.type(DRAFT);
        await timbre.chip("revise");
        assert.deepEqual(await timbre.look("the chip's violations", violations), []);
        await timbre.openPanel();
        await timbre.text("[data-card]");
        assert.deepEqual(await timbre.look("the review's violations", violations), []);
        await timbre.click("#tab-replies");
        await timbre.text("#reply-0");
        assert.deepEqual(await timbre.look("the replies' violations", violations), []);
        await community.page.close();
      });
    }
  }
});
