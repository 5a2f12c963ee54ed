// Counts every line of texts.txt as X's own library does and prints the table that ../counting.rs
// holds our counting to: `npm install && node lengths.mjs > lengths.tsv`. In a line, \n is a line
// break and \u{…} a character by its number.
import { readFileSync } from "node:fs";
import twitter from "twitter-text";

const lines = readFileSync(new URL("texts.txt", import.meta.url), "utf8").split("\n");
for (const line of lines.filter((line) => line !== "")) {
  const text = line
    .replaceAll("\\n", "\n")
    .replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  process.stdout.write(`${twitter.parseTweet(text).weightedLength}\t${line}\n`);
}
