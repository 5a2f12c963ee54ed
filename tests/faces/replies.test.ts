// What a reply asks before it is inserted, by keyboard alone: in the panel, and for a shortcut typed in the box.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { violations } from "../harness/axe";
import { Shell } from "../harness/shell";
import type { Timbre } from "../harness/timbre";

const COMPLAINT = "double-charge";
const EDITORS = ["lexical", "draft", "textarea"] as const;

/** Of another year than this one a day is said with its year. */
const YEAR = new Date().getFullYear();
const ASKED =
  "Hola, Alba. Tu golondrina 42 sale del taller el 24 de noviembre y te espera en el nido del Parque.";

/** Fills a field for dates as its own picker would; typing into it depends on the browser's language. */
function pick(timbre: Timbre, day: string): Promise<true> {
  return timbre.look("the field for the day", (frame) =>
    frame.evaluate((day) => {
      const field = document.activeElement;
      if (!(field instanceof HTMLInputElement) || field.type !== "date") return null;
      field.value = day;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return true;
    }, day),
  ) as Promise<true>;
}

describe("a reply that asks", () => {
  let shell: Shell;
  before(async () => {
    shell = await Shell.start("widget");
  });
  after(() => shell.stop());

  for (const editor of EDITORS) {
    it(`is answered and inserted in ${editor}, and one undo takes it back`, async () => {
      const { community, timbre } = await shell.searching(COMPLAINT, `editor=${editor}`);
      const { keyboard } = community.page;
      await community.type("cita");
      await timbre.saying("#reply-0", "Recogida en el taller");
      await keyboard.press("Enter");
      await timbre.focusOn("#question-0");
      await community.type("42");
      await timbre.saying(".preview", "Tu golondrina 42 sale");
      await keyboard.press("Enter");
      await timbre.focusOn("#question-1");
      await pick(timbre, `${YEAR}-11-24`);
      await timbre.saying(".preview", "el 24 de noviembre y");
      await keyboard.press("Enter");
      await timbre.focusOn("[value='del Puerto']");
      await keyboard.press("ArrowDown");
      await timbre.saying(".preview", "nido del Parque");
      await keyboard.press("Enter");
      await community.holds(COMPLAINT, `${ASKED} Gracias por avisarnos.`);
      await timbre.gone("#panel");
      await community.focus(COMPLAINT);
      await community.chord(["Control"], "z");
      await community.holds(COMPLAINT, "");
      assert.equal(await community.submissions(), 0);
      await community.page.close();
    });
  }

  it("opens for a shortcut typed in the box, and what is not answered is warned of", async () => {
    const { community, timbre } = await shell.visit("editor=lexical");
    await community.focus(COMPLAINT);
    await timbre.chip("empty");
    await community.type("/cita ");
    await timbre.focusOn("#question-0");
    await community.chord(["Control"], "Enter");
    await community.holds(
      COMPLAINT,
      "Hola, Alba. Tu golondrina [Número] sale del taller el [Día] y te espera en el nido del Puerto. Gracias por avisarnos.",
    );
    await timbre.chip("revise");
    await community.focus(COMPLAINT);
    await community.chord(["Control"], "z");
    await community.holds(COMPLAINT, "/cita ");
    await community.page.close();
  });

  it("is left with Escape, and the focus goes back", async () => {
    const { community, timbre } = await shell.searching(COMPLAINT, "editor=lexical");
    await community.type("cita");
    await timbre.saying("#reply-0", "Recogida en el taller");
    await community.page.keyboard.press("Enter");
    await timbre.focusOn("#question-0");
    await community.page.keyboard.press("Escape");
    await timbre.focusOn("#search");
    await community.page.keyboard.press("Escape");
    await community.focused(COMPLAINT);
    await timbre.chip("empty");
    await community.type("/cita ");
    await timbre.focusOn("#question-0");
    await community.page.keyboard.press("Escape");
    await timbre.gone("#panel");
    await community.holds(COMPLAINT, "/cita ");
    await community.page.close();
  });

  for (const theme of ["light", "dark"]) {
    for (const lang of ["es", "en"]) {
      it(`is accessible in ${theme}, in ${lang}`, async () => {
        const { community, timbre } = await shell.visit(`editor=lexical&theme=${theme}&lang=${lang}`);
        await community.focus(COMPLAINT);
        await timbre.chip("empty");
        await community.type("/cita ");
        await timbre.focusOn("#question-0");
        assert.deepEqual(await timbre.look("the form's violations", violations), []);
        const pictures = process.env["TIMBRE_PICTURES"];
        if (pictures) await community.page.screenshot({ path: `${pictures}/questions-${theme}-${lang}.png` });
        await community.page.close();
      });
    }
  }
});
