// The wordings of the browser's own language model. No browser that tests run in has one: a function in every frame of
// the page stands in for it, and everything from the switch in the studio to the text in the editor is real.

import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { BROWSER } from "../harness/browser";
import { importBrand, Shell } from "../harness/shell";

const COMPLAINT = "double-charge";
const DRAFT =
  "Hola, Alba. Sentimos mucho la incidencia de tu bono. Te devolvemos el dinero a la mayor brevedad y te avisamos.";
const REWORDED = DRAFT.replace("a la mayor brevedad", "esta semana").replace("incidencia", "avería");

/** Stands in for Chromium's model. */
function model(): void {
  const rewrite = async (text: string): Promise<string> =>
    text.replace("a la mayor brevedad", "esta semana").replace("incidencia", "avería");
  Object.assign(globalThis, {
    Rewriter: {
      availability: async () => "available",
      create: async () => ({ rewrite, destroy: () => undefined }),
    },
  });
}

describe("the browser's own language model", {
  skip: BROWSER !== "chromium" && "only Chromium has one",
}, () => {
  let shell: Shell;
  let studio: Page;
  before(async () => {
    shell = await Shell.new("extension");
    studio = await shell.openStudio();
    await importBrand(studio);
  });
  after(() => shell.stop());

  for (const on of [false, true]) {
    it(
      on ? "offers a wording, which is inserted like any other" : "is not asked until it is switched on",
      async () => {
        if (on) {
          await studio.locator("a[href='#data']").click();
          await studio.locator("#model").click();
          await studio.waitForSelector("#model:checked");
        }
        const { community, timbre } = await shell.visit("editor=textarea", model);
        await community.focus(COMPLAINT);
        await community.type(DRAFT);
        await timbre.chip("revise");
        await timbre.openPanel();
        await timbre.click("#rewrites");
        await timbre.text("[data-rewrite]");
        if (on) {
          await timbre.saying("[data-rewrite='other']", "esta semana");
          await timbre.click("[data-rewrite='other'] .button");
          await community.holds(COMPLAINT, REWORDED);
        } else {
          await timbre.gone("[data-rewrite='other']");
        }
        await community.page.close();
      },
    );
  }
});
