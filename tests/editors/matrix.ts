// The table of what was tried, in tests/README.md: editors by circumstances, both browsers.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { BrowserName } from "../harness/browser";
import { EDITORS, type Editor, inability, KINDS, type Kind } from "./pages";

const README = "tests/README.md";
const [BEGIN, END] = ["<!-- The table is written by the tests. -->", "<!-- End of the table. -->"];

/** Editor, then kind, to what is said in the cell. */
type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

const kept = (browser: BrowserName): string => `dist/matrix/${browser}.json`;

/** Keeps what was found in this browser and writes the table anew with what was last found in both. */
export async function writeTable(
  browser: BrowserName,
  held: ReadonlyMap<Kind, ReadonlyMap<Editor, readonly boolean[]>>,
): Promise<void> {
  const cell = (editor: Editor, kind: Kind): string => {
    const reason = EDITORS.flatMap(({ unable }) => unable ?? []);
    const unable = inability(editor, kind, browser);
    if (unable !== undefined) {
      const reasons = [...new Set(reason.map(({ why }) => why))];
      return `no (${reasons.indexOf(unable.why) + 1})`;
    }
    const results = held.get(kind)?.get(editor) ?? [];
    return `${results.filter(Boolean).length} of ${results.length}`;
  };
  const cells: Cells = Object.fromEntries(
    EDITORS.map((editor) => [
      editor.name,
      Object.fromEntries(KINDS.map((kind) => [kind.name, cell(editor, kind)])),
    ]),
  );
  await mkdir(dirname(kept(browser)), { recursive: true });
  await writeFile(kept(browser), JSON.stringify(cells));
  const readme = await readFile(README, "utf8");
  const [before, rest = ""] = readme.split(BEGIN);
  const after = rest.split(END)[1] ?? "";
  await writeFile(README, `${before}${BEGIN}\n${await table()}\n${END}${after}`);
}

async function table(): Promise<string> {
  const columns: string[] = [];
  const found: [heading: string, kind: Kind, cells: Cells | undefined][] = [];
  for (const browser of ["chromium", "firefox"] as const) {
    const json = await readFile(kept(browser), "utf8").catch(() => undefined);
    for (const kind of KINDS) {
      columns.push(`${kind.name}, ${browser}`);
      found.push([browser, kind, json === undefined ? undefined : JSON.parse(json)]);
    }
  }
  const rows = EDITORS.map(
    ({ name }) =>
      `| ${name} | ${found.map(([, kind, cells]) => cells?.[name]?.[kind.name] ?? "not run").join(" | ")} |`,
  );
  const reasons = [...new Set(EDITORS.flatMap(({ unable }) => unable ?? []).map(({ why }) => why))];
  return [
    `| editor | ${columns.join(" | ")} |`,
    `|${"---|".repeat(columns.length + 1)}`,
    ...rows,
    ...reasons.map((why, index) => `\n(${index + 1}) ${why}`),
  ].join("\n");
}
