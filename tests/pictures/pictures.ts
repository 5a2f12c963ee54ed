// Takes the README's and the help's pictures from the running product: `npm run pictures`, after `cargo xtask build`.

import { mkdirSync } from "node:fs";
import { Shell } from "../harness/shell";
import { takeHelp } from "./help";

const DRAFT =
  "Hola, Alba. Sentimos mucho la incidencia de tu bono. Te hemos devuelto el segundo cobro y lo verás en tu banco a la mayor brevedad. Si no llega, escríbenos por privado y lo miramos contigo.";

/** So many there are for who opens the panel for the first time. */
const STEPS = 3;

mkdirSync("docs/pictures", { recursive: true });
const shell = await Shell.start("widget");
for (const theme of ["light", "dark"] as const) {
  const { community, timbre } = await shell.visit(`editor=lexical&theme=${theme}`);
  await community.page.setViewport({ width: 1280, height: 860, deviceScaleFactor: 2 });
  await community.focus("double-charge");
  await community.type(DRAFT);
  await timbre.chip("revise");
  await timbre.openPanel();
  // The first steps are read once.
  if (theme === "light") for (let step = 1; step <= STEPS; step++) await timbre.click(".steps .button");
  await timbre.gone(".steps");
  await timbre.text("[data-card]");
  await timbre.look("the first card", (frame) =>
    frame.evaluate(() => {
      document.querySelector(".panel-body")?.scrollTo(0, 0);
      return true;
    }),
  );
  await community.page.screenshot({ path: `docs/pictures/panel-${theme}.png`, optimizeForSpeed: false });
  await community.page.close();
}
await takeHelp(shell.browser, shell.site);
await shell.stop();
