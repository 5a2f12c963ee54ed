// The states that the gallery shows: what is written under which comment, and what is done then.

import type { Language } from "../community/preferences";
import type { Face, Scene } from "./face";

export interface State {
  readonly id: string;
  readonly scene?: Omit<Scene, "theme">;
  readonly text?: string;
  /** What a person does to come to it. */
  readonly reach?: (face: Face) => Promise<void>;
}

interface Words {
  readonly angry: string;
  readonly troll: string;
  readonly praise: string;
  readonly crisis: string;
  readonly ready: string;
  readonly revise: string;
  readonly hold: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    angry:
      "Es la segunda vez que os escribo. Me habéis cobrado dos veces el bono anual y nadie responde. ¿Para cuándo el reembolso?",
    troll: "sois unos payasos y unos inútiles, dais asco",
    praise: "Mil gracias, sois geniales, me encanta el servicio",
    crisis: "Una bici perdió el freno y mi hija está en el hospital. Esto es gravísimo, retiradlas ya.",
    ready:
      "Hola, Alba. Tienes razón: ha sido cosa nuestra, el pago se lanzó dos veces. Hoy te hemos devuelto el segundo y lo verás en tu banco antes del viernes. Si no llega, escríbenos por privado y lo miramos contigo.",
    revise:
      "Hola, Alba. Sentimos mucho la incidencia de tu bono. Te hemos devuelto el segundo cobro y lo verás en tu banco a la mayor brevedad. Si no llega, escríbenos por privado y lo miramos contigo.",
    hold: "Perdona, Alba, pero eso ha sido culpa tuya. Llama a Marcos al 612 345 678 y que te lo mire él.",
  },
  en: {
    angry:
      "This is the second time I've written to you. You charged my yearly pass twice and nobody answers. When do I get the refund?",
    troll: "you are a bunch of useless clowns, you make me sick",
    praise: "Thank you so much, you are amazing, I love the service",
    crisis:
      "A bike lost its brakes and my daughter is in hospital. This is extremely serious, take them off the street now.",
    ready:
      "Hi Alba. You're right, and this one is on us: the payment ran twice. We gave the second one back today and you'll see it before Friday. If it doesn't show up, send us a message and we'll look at it with you.",
    revise:
      "Hi Alba. We apologise for any inconvenience this may have caused!! Your refund will be processed as soon as possible.",
    hold: "Sorry Alba, but that was your fault. Call Marcos on +34 612 345 678 and let him have a look.",
  },
};

/** What there is without a brand, first of all, while nothing is kept. */
export function withoutBrand(language: Language): readonly State[] {
  const { angry, ready } = WORDS[language];
  const scene = { comment: angry, author: "Alba" };
  const step = (face: Face) => face.click(".steps .button");
  const review = async (face: Face): Promise<void> => {
    await face.click(".chip");
    await face.click("#tab-review");
  };
  return [
    { id: "steps-1", scene, reach: review },
    {
      id: "steps-2",
      scene,
      reach: async (face) => {
        await review(face);
        await step(face);
      },
    },
    {
      id: "steps-3",
      scene,
      reach: async (face) => {
        await review(face);
        await step(face);
        await step(face);
      },
    },
    {
      // The steps are read then, here and in all that follows.
      id: "no-brand",
      scene,
      text: ready,
      reach: async (face) => {
        await review(face);
        for (let read = 0; read < 3; read++) await step(face);
        await face.seen(".panel-body:not(:has(.steps))");
      },
    },
    {
      id: "no-brand-replies",
      scene,
      reach: async (face) => {
        await face.click(".chip");
        await face.click("#tab-replies");
      },
    },
  ];
}

/** What there is with the example brand. */
export function withBrand(language: Language): readonly State[] {
  const words = WORDS[language];
  const about = { brand: "/brand.json", author: "Alba" };
  const scene = { ...about, comment: words.angry };
  const open = (face: Face) => face.click(".chip");
  const chips: readonly State[] = [
    { id: "chip-empty", scene },
    { id: "chip-ready", scene, text: words.ready },
    { id: "chip-revise", scene, text: words.revise },
    { id: "chip-hold", scene, text: words.hold },
    {
      id: "chip-hint",
      scene,
      text: words.revise,
      reach: async (face) => {
        (await face.seen(".chip")).dispatchEvent(new FocusEvent("focus"));
        await face.seen(".chip-hint");
      },
    },
    {
      id: "chip-released",
      scene,
      text: words.hold,
      reach: async (face) => {
        face.hold();
        await face.click(".held .quiet-button");
        await face.seen(".chip-hint");
      },
    },
  ];
  const review = async (face: Face): Promise<void> => {
    await open(face);
    await face.seen(".voice");
  };
  const replies = async (face: Face): Promise<void> => {
    await open(face);
    await face.click("#tab-replies");
    await face.seen(".reply");
  };
  const panels: readonly State[] = [
    {
      id: "empty",
      scene,
      reach: async (face) => {
        await open(face);
        await face.click("#tab-review");
      },
    },
    { id: "ready", scene, text: words.ready, reach: review },
    { id: "revise", scene, text: words.revise, reach: review },
    {
      id: "held",
      scene,
      text: words.hold,
      reach: async (face) => {
        face.hold();
        await face.seen(".held");
      },
    },
    {
      id: "evidence",
      scene,
      text: words.ready,
      reach: async (face) => {
        await review(face);
        await face.click(".triage summary");
      },
    },
    { id: "troll", scene: { ...about, comment: words.troll }, text: words.ready, reach: review },
    { id: "praise", scene: { ...about, comment: words.praise }, text: words.ready, reach: review },
    { id: "crisis", scene: { ...about, comment: words.crisis }, text: words.revise, reach: review },
    { id: "own-post", scene: { brand: about.brand }, text: words.ready, reach: review },
    { id: "too-long", scene: { ...scene, limit: 140 }, text: words.revise, reach: review },
    {
      id: "ignored",
      scene,
      text: words.revise,
      reach: async (face) => {
        await review(face);
        await face.click(".card .quiet-button");
        await face.seen(".notice");
      },
    },
    {
      id: "not-written",
      scene: { ...scene, outcome: "unchanged" },
      text: words.revise,
      reach: async (face) => {
        await review(face);
        await face.click(".card .button");
        await face.seen(".notice-text");
      },
    },
    {
      id: "rewrites",
      scene,
      text: words.revise,
      reach: async (face) => {
        await review(face);
        await face.click("#rewrites");
        (await face.seen("#rewrites")).scrollIntoView();
      },
    },
    { id: "replies", scene, reach: replies },
    {
      id: "replies-none",
      scene,
      reach: async (face) => {
        await replies(face);
        await face.fill("#search", "zzzz");
        await face.seen(".empty");
      },
    },
    {
      id: "shortcuts",
      scene,
      text: words.ready,
      reach: async (face) => {
        await review(face);
        await face.click(".key-button");
        await face.seen(".shortcuts");
      },
    },
  ];
  return [...chips, ...panels];
}
