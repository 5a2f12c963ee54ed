// The first ten minutes, by keyboard alone and with the extension: from the studio that greets to a brand of one's own, a
// first reply checked and mended, a template inserted, a finding ignored and brought back, and the popup. A headless browser
// hands no shortcut to an extension: a page of the extension tells the tab of the command instead, as its background does.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { BROWSER, opened } from "../harness/browser";
import type { CommunityPage } from "../harness/community";
import { Shell } from "../harness/shell";
import { until } from "../harness/wait";

const COMPLAINT = "double-charge";

/** Ten replies of a bakery, one a line. */
const REPLIES = [
  "Hola, Ana. Gracias por escribirnos. Te guardamos el pan hasta las ocho.",
  "Hola, Luis. Lo sentimos: hoy mismo te cambiamos la tarta.",
  "Hola, Eva. Gracias. Se lo contamos al obrador, que se alegra siempre.",
  "Hola, Marc. Abrimos a las siete, y los domingos a las ocho.",
  "Hola, Rosa. Sentimos la cola de ayer. Hoy estamos dos en el mostrador.",
  "Hola, Iker. El roscón se encarga por teléfono o aquí. Te esperamos.",
  "Hola, Nuria. Sí, tenemos pan sin gluten los martes y los viernes.",
  "Hola, Teo. Gracias por avisar. Lo miramos hoy y te decimos algo.",
  "Hola, Sara. Te devolvemos el dinero mañana por la mañana.",
  "Hola, Hugo. Qué alegría leerte. Vuelve cuando quieras.",
];

/** Of two ways of addressing somebody in one reply, one is to be mended. */
const DRAFT =
  "Hola, Alba. Sentimos lo que ha pasado: hoy te devolvemos el dinero y le avisamos a usted por privado.";

describe("the first ten minutes by keyboard", () => {
  let shell: Shell;
  let studio: Page;
  let visit: Awaited<ReturnType<Shell["visit"]>>;
  before(async () => {
    shell = await Shell.new("extension");
    studio = await shell.openStudio();
  });
  after(() => shell.stop());

  const focused = (page: Page, selector: string): Promise<unknown> =>
    page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, selector);

  /** Goes on by Tab until something that matches has the focus; how many keys that took. */
  async function tabTo(page: Page, selector: string, most: number): Promise<number> {
    for (let pressed = 1; pressed <= most; pressed++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector))
        return pressed;
    }
    throw new Error(`${selector} is not within ${most} keys`);
  }

  /** Has the page hear of a command, as by the browser's shortcut. */
  async function command({ page }: CommunityPage, name: "panel" | "templates" | "fix"): Promise<void> {
    await page.bringToFront();
    await studio.evaluate(
      async (command, inBackground) => {
        // Only the background is heard; Chromium takes a page of the extension for it.
        const background = inBackground ? await chrome.runtime.getBackgroundPage() : window;
        const { tabs } = (background as unknown as { chrome: typeof chrome }).chrome;
        for (const { id = -1 } of await tabs.query({}))
          await tabs.sendMessage(id, { type: "command", command }).catch(() => undefined);
      },
      name,
      BROWSER === "firefox",
    );
  }

  it("make a brand of ten replies, and lead to the first reply", async () => {
    await focused(studio, "#wizard-name");
    // Who presses Enter too soon is told, and goes on where something is missing.
    await studio.keyboard.press("Enter");
    await studio.waitForSelector(".wizard .failure");
    await focused(studio, "#wizard-name");
    await studio.keyboard.type("Horno");
    await studio.keyboard.press("Enter");
    await focused(studio, "#wizard-samples");
    await studio.keyboard.type(REPLIES.join("\n"));
    await tabTo(studio, ".wizard [type='submit']", 1);
    await studio.keyboard.press("Enter");
    await focused(studio, "#next-step");
    await tabTo(studio, ".next-step a", 1);
  });

  it("bring a library of templates", async () => {
    await studio.focus(".studio-nav a");
    await tabTo(studio, "a[href='#templates']", 3);
    await studio.keyboard.press("Enter");
    await focused(studio, "#page-title");
    await tabTo(studio, "#template-starter", 3);
    await studio.keyboard.press("Enter");
    await studio.waitForSelector("#starter-take");
    await focused(studio, "#starter-title");
    await tabTo(studio, "#starter-take", 4);
    await studio.keyboard.press("Enter");
    await studio.waitForSelector(".row");
  });

  it("check a reply to a complaint, and mend it by a key", async () => {
    visit = await shell.visit("editor=textarea");
    const { community, timbre } = visit;
    while ((await community.answering()) !== COMPLAINT) await community.tab();
    await community.type(DRAFT);
    await timbre.chip("revise");
    await command(community, "fix");
    await until("the fix", async () => {
      const text = await community.text(COMPLAINT);
      return text !== DRAFT && !text.includes("usted");
    });
    await community.focused(COMPLAINT);
  });

  it("ignore a finding, and bring it back", async () => {
    const { community, timbre } = visit;
    const { keyboard } = community.page;
    await community.typeOver(
      "Hola Alba, MUY IMPORTANTE!!! te garantizamos que hoy tendrás el dinero en tu banco",
    );
    await timbre.chip("revise");
    await command(community, "panel");
    await timbre.focusOn("#panel");
    await keyboard.press("ArrowDown");
    await timbre.focusOn("[data-card='0']");
    const first = await timbre.text("[data-card='0'] .card-message");
    await keyboard.press("i");
    await timbre.saying(".notice", "Deshacer");
    await timbre.focusOn("#panel, #panel *");
    await keyboard.press("z");
    await timbre.gone(".notice");
    await timbre.saying("[data-card='0'] .card-message", first);
    await keyboard.press("Escape");
    await community.focused(COMPLAINT);
  });

  it("insert a template by its words", async () => {
    const { community, timbre } = visit;
    await community.chord(["Control"], "a");
    await community.page.keyboard.press("Backspace");
    await timbre.chip("empty");
    await command(community, "templates");
    await timbre.focusOn("#search");
    await timbre.text("#reply-0");
    const { keyboard } = community.page;
    await keyboard.press("Enter");
    await timbre.focusOn("#question-0");
    await community.type("Berta");
    await keyboard.press("Enter");
    await timbre.focusOn("#question-1");
    await community.type("antes de las seis");
    await keyboard.press("Enter");
    await until("a reply in the box", async () => (await community.text(COMPLAINT)).startsWith("Hola, Alba"));
    await community.focused(COMPLAINT);
    assert.equal(await community.submissions(), 0);
  });

  it("pause from the popup, and choose the brand", async () => {
    await visit.community.page.bringToFront();
    const popup = await opened(shell.browser, ".popup h1", () =>
      studio.evaluate(() =>
        chrome.tabs.create({ url: chrome.runtime.getURL("pages/popup.html"), active: false }),
      ),
    );
    await popup.bringToFront();
    await popup.waitForSelector("#pause");
    /** Presses what has the focus, and has it still when the popup shows what comes of it. */
    const press = async (own: string, shown: string): Promise<void> => {
      await popup.keyboard.press("Enter");
      await popup.waitForSelector(shown);
      await focused(popup, own);
    };
    await tabTo(popup, "#site", 1);
    await press("#site", "#site[aria-checked='false']");
    await press("#site", "#tab");
    await tabTo(popup, "#brand", 4);
    await tabTo(popup, "#pause", 2);
    await press("#pause", ".paused");
    await press("#pause", "#site");
    await popup.close();
  });
});
