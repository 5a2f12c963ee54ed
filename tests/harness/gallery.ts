// The gallery of states under `www/`, once all of them have come about.

import type { Browser, Page } from "puppeteer-core";
import type { Site } from "./server";

/** Opens it in this language and look. */
export async function openGallery(
  browser: Browser,
  site: Site,
  lang: "es" | "en",
  theme: "light" | "dark",
): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.goto(`${site.origin}/gallery.html?lang=${lang}&theme=${theme}`);
  // Some forty frames, each with a module of its own.
  await page.waitForSelector("html[data-shown]", { timeout: 180_000 });
  return page;
}
