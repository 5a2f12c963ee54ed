// A reply from the first key to its publication, in each of the demo community's editors, with the widget and with
// the extension.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame } from "puppeteer-core";
import { Shell, type ShellName, type Visit } from "../harness/shell";
import { until } from "../harness/wait";

const SHELLS: readonly ShellName[] = ["widget", "extension"];

/** Each with a good reply of its own: one that went out before is found again, and no longer good. */
const EDITORS = {
  lexical:
    "Hola, Alba. Una semana es demasiado, y lo sentimos. Hemos encontrado tu correo: te llama Berta hoy antes de las seis. Si prefieres otra hora, dínosla por privado y nos acomodamos.",
  draft:
    "Hola, Alba. Tienes razón, y lo sentimos mucho. Te devolvemos hoy el dinero del bono y mañana por la mañana te llamamos para confirmarlo. Gracias por avisarnos.",
  textarea:
    "Hola, Alba. Una disculpa enorme de todo el equipo. Hemos devuelto el cobro repetido y mañana lo tendrás en tu cuenta. Si algo no cuadra, escríbenos por privado y lo vemos contigo.",
} as const;

/** A complaint of Alba's: charged twice, and nobody answers. */
const COMPLAINT = "double-charge";

const APPROVED =
  "Hola, Alba. Tienes razón: ha sido cosa nuestra, el pago se lanzó dos veces. Ya hemos devuelto el segundo y lo verás en tu banco antes del viernes. Sentimos el susto. Si no llega, escríbenos por privado y lo miramos contigo.";
/** What holds it is the last letter: a verdict for less than the whole text would hold nothing. */
const FORBIDDEN = "Perdona, Alba, pero eso ha sido culpa tuya";
/** The same once more in other words: in one box no text is held twice. */
const FORBIDDEN_TOO = "Alba, perdona, pero esto ha sido culpa tuya";
const AVOIDED =
  "Hola, Alba. Sentimos mucho la incidencia de tu bono. Hoy mismo la miramos contigo y te devolvemos el dinero.";
const MENDED = AVOIDED.replace("incidencia", "avería");

async function panelIsOpen(frame: Frame): Promise<{ readonly open: boolean }> {
  return { open: (await frame.$("#panel")) !== null };
}

for (const name of SHELLS) {
  describe(`with the ${name}`, () => {
    let shell: Shell;
    before(async () => {
      shell = await Shell.start(name);
    });
    after(() => shell.stop());

    for (const [editor, good] of Object.entries(EDITORS)) {
      describe(`in ${editor}`, () => {
        let visit: Visit;
        before(async () => {
          visit = await shell.visit(`editor=${editor}`);
        });
        after(() => visit.community.page.close());

        /** Goes on in the same page with an empty box, as a person does who answers one after the other. */
        const visiting = (test: (visit: Visit) => Promise<void>) => async () => {
          const { community, timbre } = visit;
          if (await timbre.present()) {
            if (await timbre.look("a look at it", panelIsOpen).then(({ open }) => open)) {
              await timbre.click(".panel-head button:last-child");
              await timbre.gone("#panel");
            }
            await community.focus(COMPLAINT);
            await community.chord(["Control"], "a");
            await community.page.keyboard.press("Backspace");
            await community.holds(COMPLAINT, "");
            await timbre.chip("empty");
          }
          await test(visit);
        };

        it(
          "judges what is typed, at the chip and in the panel",
          visiting(async ({ community, timbre }) => {
            assert.equal(
              await timbre.present(),
              false,
              "nothing of Timbre's is on the page before the first focus",
            );
            await community.focus(COMPLAINT);
            await timbre.chip("empty");
            await community.type(APPROVED);
            await timbre.chip("ready");
            await timbre.openPanel();
            await timbre.saying(".triage", "Enfado, no troleo");
            await timbre.saying(".triage", "Responde en público y sigue por privado");
            await timbre.saying("#panel", "Suena a Golondrina");
            await community.holds(COMPLAINT, APPROVED);
          }),
        );

        it(
          "inserts a template whole, and one undo takes it back",
          visiting(async ({ community, timbre }) => {
            await community.focus(COMPLAINT);
            await timbre.chip("empty");
            await timbre.click(".chip");
            await timbre.click("#tab-replies");
            await timbre.click("#search");
            await community.type("cobro");
            await timbre.saying("#reply-0", "Cobro doble");
            await community.page.keyboard.press("Enter");
            await community.holds(COMPLAINT, APPROVED);
            await community.focus(COMPLAINT);
            await community.chord(["Control"], "z");
            await community.holds(COMPLAINT, "");
          }),
        );

        it(
          "underlines what it finds, and mends it in place",
          visiting(async ({ community, timbre }) => {
            await community.focus(COMPLAINT);
            await community.type(AVOIDED);
            await timbre.chip("revise");
            if (editor !== "textarea") {
              await until(
                "the underline",
                async () => (await community.underlined("warn")).join() === "incidencia",
              );
            }
            await timbre.openPanel();
            await timbre.click("[data-card] .button");
            await community.holds(COMPLAINT, MENDED);
            await community.focus(COMPLAINT);
            await community.chord(["Control"], "z");
            await community.holds(COMPLAINT, AVOIDED);
          }),
        );

        it(
          "holds a publication once, and lets the user's next one pass",
          visiting(async ({ community, timbre }) => {
            await community.focus(COMPLAINT);
            await community.type(FORBIDDEN);
            await timbre.chip("hold");
            const before = await community.submissions();
            await community.publish(COMPLAINT);
            await timbre.saying(".held", "culpa tuya");
            assert.equal(await community.submissions(), before);
            await timbre.click(".held .framed");
            await timbre.gone(".held");
            assert.equal(await community.submissions(), before, "to allow is not to publish");
            await community.publish(COMPLAINT);
            await community.holds(COMPLAINT, "");
            assert.equal(await community.submissions(), before + 1);
            assert.deepEqual((await community.published()).at(-1), { comment: COMPLAINT, text: FORBIDDEN });
          }),
        );

        it(
          "holds the keys that publish as it holds the button",
          visiting(async ({ community, timbre }) => {
            await community.focus(COMPLAINT);
            await community.type(FORBIDDEN_TOO);
            await timbre.chip("hold");
            const before = await community.submissions();
            await community.chord(["Control"], "Enter");
            await timbre.saying(".held", "culpa tuya");
            assert.equal(await community.submissions(), before);
            await community.holds(COMPLAINT, FORBIDDEN_TOO);
          }),
        );

        it(
          "lets a good reply out at the first click",
          visiting(async ({ community, timbre }) => {
            await community.focus(COMPLAINT);
            await community.type(good);
            await timbre.chip("ready");
            const before = await community.submissions();
            await community.publish(COMPLAINT);
            await community.holds(COMPLAINT, "");
            assert.deepEqual((await community.published()).at(-1), { comment: COMPLAINT, text: good });
            assert.equal(await community.submissions(), before + 1);
          }),
        );
      });
    }
  });
}
