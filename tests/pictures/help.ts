// The pictures of the help, in both languages: panels as the gallery shows them, pages of the studio as a person fills them.

import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { openGallery } from "../harness/gallery";
import type { Site } from "../harness/server";

const FOLDER = "www/help";

const WORDS = {
  es: {
    name: "Casa Brava",
    replies:
      "¡Hola, Lucía! Abrimos a las nueve. Te esperamos.\nHola, Marc. Lo sentimos: hoy mismo te lo cambiamos.\n¡Gracias, Inés! Se lo contamos al taller.",
    rule: {
      find: "feliz finde",
      message: "«finde» no es nuestro",
      why: "Decimos fin de semana.",
      bad: "¡Feliz finde!",
    },
  },
  en: {
    name: "Casa Brava",
    replies:
      "Hi Lucy! We open at nine. See you there.\nHi Mark. We're sorry: we'll swap it today.\nThank you, Agnes! We'll tell the workshop.",
    rule: {
      find: "happy wknd",
      message: "“wknd” is not ours",
      why: "We write weekend.",
      bad: "Happy wknd, all!",
    },
  },
} as const;

/** Takes them all. */
export async function takeHelp(browser: Browser, site: Site): Promise<void> {
  for (const lang of ["es", "en"] as const) {
    const words = WORDS[lang];
    const gallery = await openGallery(browser, site, lang, "light");
    await take(await gallery.waitForSelector("#revise iframe"), `check-${lang}`);
    await take(await gallery.waitForSelector("#replies iframe"), `reply-${lang}`);
    await gallery.close();
    // The gallery has left the example brand, the language and the look behind.
    const studio = await browser.newPage();
    await studio.setViewport({ width: 900, height: 1400 });
    await studio.goto(`${site.origin}/pages/studio.html#brands`);
    await studio.locator(".studio-actions button").click();
    await studio.locator("#wizard-name").fill(words.name);
    await studio.locator("#wizard-samples").fill(words.replies);
    await take(await studio.waitForSelector(".wizard"), `brand-${lang}`);
    await go(studio, "templates");
    if (lang === "en") {
      // The example brand's templates have Spanish titles.
      await studio.locator("#template-starter").click();
      await studio.waitForSelector("#starter-language");
      await studio.select("#starter-language", "en");
      await studio.locator("#starter-take").click();
      await studio.locator("#template-search").fill("a good review");
    }
    await studio.locator(".row:nth-child(1)").click();
    await take(await studio.waitForSelector(".editor"), `template-${lang}`, 760);
    await go(studio, "voice");
    await take(await studio.waitForSelector(".learned:has(.sample-map)"), `voice-${lang}`);
    await go(studio, "rules");
    for (const [field, text] of Object.entries(words.rule)) await studio.locator(`#own-${field}`).fill(text);
    await take(await studio.waitForSelector(".own-rules"), `rule-${lang}`);
    await studio.close();
  }
}

async function go(studio: Page, page: string): Promise<void> {
  await studio.locator(`a[href='#${page}']`).click();
  await studio.waitForSelector(`a[href='#${page}'][aria-current]`);
}

/** Its picture, or as much of it as is `height` high at most. */
async function take(element: ElementHandle | null, name: string, height?: number): Promise<void> {
  if (element === null) throw new Error(`nothing to take for ${name}`);
  const box = await element.boundingBox();
  const path = `${FOLDER}/${name}.webp` as const;
  const clip = height !== undefined &&
    box && { x: 0, y: 0, width: box.width, height: Math.min(height, box.height) };
  await element.screenshot({ path, type: "webp", quality: 72, ...(clip ? { clip } : {}) });
}
