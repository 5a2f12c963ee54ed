// Accessibility as axe-core sees it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "puppeteer-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** Levels A and AA of WCAG 2.2. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What breaks WCAG 2.2 AA in a document, one line each; nothing if all is well. */
export async function violations(document: Page | Frame): Promise<readonly string[]> {
  await document.evaluate(SOURCE);
  // Half way from one colour to another nothing has its contrast.
  await document.evaluate(() => {
    for (const animation of window.document.getAnimations()) animation.finish();
  });
  const results = await document.evaluate(
    // @ts-expect-error: the global that the line above has made.
    (rules): Promise<AxeResults> => axe.run({ runOnly: rules, resultTypes: ["violations"] }),
    RULES,
  );
  return results.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}
