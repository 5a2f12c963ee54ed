// The table of what was tried, in tests/README.md: editors by circumstances, both browsers.

import { readFile, writeFile } from "node:fs/promises";
import type { BrowserName } from "../harness/browser";
import { EDITORS, type Editor, inability, KINDS, type Kind } from "./pages";

const README = "tests/README.md";
const [BEGIN, END] = ["<!-- The table is written by the tests. -->", "<!-- End of the table. -->"];

/** Editor, then column, to what is said in the cell. */
type Cells = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

const column = (kind: Kind, browser: BrowserName): string => `${kind.name}, ${browser}`;

/** Writes what was found in this browser into the table; what was left out this time stays as it was last found. */
export async function writeTable(
  browser: BrowserName,
  held: ReadonlyMap<Kind, ReadonlyMap<Editor, readonly boolean[]>>,
): Promise<void> {
  const readme = await readFile(README, "utf8");
  const [before = "", rest = ""] = readme.split(BEGIN);
  const [old = "", after = ""] = rest.split(END);
  const last = cellsOf(old);
  const reasons = [...new Set(EDITORS.flatMap(({ unable }) => unable ?? []).map(({ why }) => why))];
  const cell = (editor: Editor, kind: Kind, where: BrowserName): string => {
    const unable = inability(editor, kind, where);
    if (unable !== undefined) return `no (${reasons.indexOf(unable.why) + 1})`;
    const results = where === browser ? (held.get(kind)?.get(editor) ?? []) : [];
    if (results.length > 0) return `${results.filter(Boolean).length} of ${results.length}`;
    return last[editor.name]?.[column(kind, where)] ?? "not run";
  };
  const columns = (["chromium", "firefox"] as const).flatMap((where) =>
    KINDS.map((kind) => ({ kind, where })),
  );
  const table = [
    `| editor | ${columns.map(({ kind, where }) => column(kind, where)).join(" | ")} |`,
    `|${"---|".repeat(columns.length + 1)}`,
    ...EDITORS.map(
      (editor) =>
        `| ${editor.name} | ${columns.map(({ kind, where }) => cell(editor, kind, where)).join(" | ")} |`,
    ),
    ...reasons.map((why, index) => `\n(${index + 1}) ${why}`),
  ];
  await writeFile(README, `${before}${BEGIN}\n${table.join("\n")}\n${END}${after}`);
}

function cellsOf(table: string): Cells {
  const [heading = [], , ...rows] = table
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return Object.fromEntries(
    rows.map((row) => [row[1] ?? "", Object.fromEntries(heading.map((name, index) => [name, row[index]]))]),
  );
}
