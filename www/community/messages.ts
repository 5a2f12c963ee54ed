// What the page itself says, in its two languages.

import type { Language } from "./preferences";

const ES = {
  title: "La comunidad de Golondrina",
  lead: "Bicis compartidas de Puerto Alba. Aquí nos contamos cómo va el barrio sobre dos ruedas.",
  posts: "Publicaciones",
  rules: "Normas de la casa",
  answering: "Respondes como",
  published: "Respuestas publicadas",
  pending: "Comentarios sin responder",
  switchTheme: "Cambiar entre claro y oscuro",
  switchLanguage: "English",
  reply: "Responde como Golondrina…",
  replyLabel: (author: string) => `Respuesta a ${author}`,
  publish: "Publicar",
  hint: "Ctrl + Intro publica",
  comments: (count: number) => (count === 1 ? "1 comentario" : `${count} comentarios`),
  likes: (count: number) => `${count} me gusta`,
  official: "Cuenta oficial",
  try: "Prueba Timbre aquí",
  trySteps: [
    "Entra en una caja de respuesta y escribe.",
    "La señal junto a la caja dice cómo va la respuesta; con ella se abre el panel.",
    "Nada de lo que escribas sale de esta página.",
  ],
  keys: "Teclas",
  keyNames: { panel: "Panel", templates: "Plantillas", fix: "Mejor arreglo" },
  madeWith: "Cajas hechas con",
  mixed: "Mezcladas",
  withWidget: "Esta página lleva Timbre incorporado.",
  withoutWidget: "Página sin Timbre: prueba aquí la extensión.",
  removeWidget: "Quitarlo para probar la extensión",
  restoreWidget: "Volver a ponerlo",
  fictional: "Golondrina, Puerto Alba y todas las personas de esta página son inventadas.",
  houseRules: [
    "Aquí se discute de todo y no se insulta a nadie.",
    "Teléfonos, direcciones y tarjetas, por privado.",
    "Los anuncios de otras cosas se retiran.",
  ],
};

/** Every text of the page. */
export type Messages = typeof ES;

const EN: Messages = {
  title: "The Golondrina community",
  lead: "Puerto Alba's shared bicycles. This is where the neighbourhood talks about life on two wheels.",
  posts: "Posts",
  rules: "House rules",
  answering: "You answer as",
  published: "Replies published",
  pending: "Comments without a reply",
  switchTheme: "Switch between light and dark",
  switchLanguage: "Español",
  reply: "Reply as Golondrina…",
  replyLabel: (author) => `Reply to ${author}`,
  publish: "Publish",
  hint: "Ctrl + Enter publishes",
  comments: (count) => (count === 1 ? "1 comment" : `${count} comments`),
  likes: (count) => (count === 1 ? "1 like" : `${count} likes`),
  official: "Official account",
  try: "Try Timbre here",
  trySteps: [
    "Click into a reply box and write.",
    "The mark beside the box says how the reply is doing; it opens the panel.",
    "Nothing that you write leaves this page.",
  ],
  keys: "Keys",
  keyNames: { panel: "Panel", templates: "Templates", fix: "Best fix" },
  madeWith: "Reply boxes made with",
  mixed: "A mixture",
  withWidget: "This page has Timbre built in.",
  withoutWidget: "Page without Timbre: try the extension here.",
  removeWidget: "Take it out to try the extension",
  restoreWidget: "Put it back",
  fictional: "Golondrina, Puerto Alba and everyone on this page are invented.",
  houseRules: [
    "Argue about anything here, and insult nobody.",
    "Phone numbers, addresses and cards in private.",
    "Advertising of other things is removed.",
  ],
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { es: ES, en: EN };

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
];

/** "hace 2 h", "2 hr. ago": how long ago something was said. */
export function ago(minutes: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { style: "narrow", numeric: "auto" });
  const [unit, length] = STEPS.find(([, length]) => minutes >= length) ?? ["minute", 1];
  return format.format(-Math.floor(minutes / length), unit);
}
