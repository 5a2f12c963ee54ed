// Reads texts, one a line, for a language given as the first argument; writes for each a line with
// every rival's answer (-1, 0, 1) by name, as JSON. Run `npm install` in this folder first.
import { createInterface } from "node:readline";
import multilang from "multilang-sentiment";
import natural from "natural";
import { SentimentManager } from "node-nlp";
import Sentiment from "sentiment";

const language = process.argv[2];
const afinn = new Sentiment();
const spanish = language === "es";
const tokenizer = spanish ? new natural.AggressiveTokenizerEs() : new natural.AggressiveTokenizer();
const analyzer = new natural.SentimentAnalyzer(
  spanish ? "Spanish" : "English",
  spanish ? null : natural.PorterStemmer,
  "afinn",
);
const manager = new SentimentManager();

for await (const text of createInterface({ input: process.stdin })) {
  const answers = {
    "multilang-sentiment": multilang(text, language).score,
    natural: analyzer.getSentiment(tokenizer.tokenize(text)) || 0,
    "nlp.js": (await manager.process(language, text)).score ?? 0,
  };
  if (!spanish) answers.sentiment = afinn.analyze(text).score;
  for (const name of Object.keys(answers)) answers[name] = Math.sign(answers[name]);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
