// What is said on the page: the brand's posts and what people write under them. All of it is
// invented. The comments cover every situation a community manager meets, in both languages.

import type { EditorKind } from "./editors/editor";
import type { Language } from "./preferences";

/** A post of the brand's own, written in both languages. */
export interface Post {
  readonly id: string;
  /** Minutes before the page was opened. */
  readonly age: number;
  readonly title: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
  /** File under `pictures/`, and what it shows. */
  readonly picture?: { readonly file: string; readonly alt: Readonly<Record<Language, string>> };
  readonly likes: number;
  readonly comments: readonly Comment[];
}

/** A comment by a member of the community, in the language it was written in. */
export interface Comment {
  readonly id: string;
  readonly author: string;
  /** Without the leading `@`. */
  readonly handle: string;
  readonly lang: Language;
  /** Minutes before the page was opened. */
  readonly age: number;
  readonly text: string;
  readonly likes: number;
  /** What the reply box under it is made with. */
  readonly editor: EditorKind;
}

/** The account that answers on this page. */
export const ACCOUNT = { name: "Golondrina", handle: "golondrina" } as const;

export const POSTS: readonly Post[] = [
  {
    id: "library",
    age: 190,
    title: {
      es: "El nido de la biblioteca ya está abierto",
      en: "The library nest is open",
    },
    text: {
      es: "Veinticuatro golondrinas nuevas, seis de ellas eléctricas, y un techo para los días de lluvia. Lo pedisteis durante dos años. Hoy lo estrenamos con vosotros.",
      en: "Twenty-four new swallows, six of them electric, and a roof for rainy days. You asked for it for two years. Today we open it with you.",
    },
    picture: {
      file: "library.svg",
      alt: {
        es: "Una hilera de bicis aparcadas frente al mar al atardecer",
        en: "A row of bicycles parked by the sea at dusk",
      },
    },
    likes: 214,
    comments: [
      {
        id: "double-charge",
        author: "Alba Serrano",
        handle: "alba.serrano",
        lang: "es",
        age: 14,
        text: "Muy bonito el nido, pero me habéis cobrado el bono dos veces este mes y nadie me contesta al correo. Es la tercera vez que os escribo. Quiero que me devolváis el dinero ya.",
        likes: 31,
        editor: "lexical",
      },
      {
        id: "first-ride",
        author: "Marina Vela",
        handle: "marinavela",
        lang: "es",
        age: 22,
        text: "Hoy he estrenado la golondrina para ir a trabajar y he llegado oliendo a mar en vez de a atasco 💙 ¡Gracias por el nido nuevo, hacía muchísima falta!",
        likes: 58,
        editor: "textarea",
      },
      {
        id: "child-seat",
        author: "Inés Robledo",
        handle: "ines_robledo",
        lang: "es",
        age: 37,
        text: "¿Hay sillita para llevar a un niño de cuatro años? ¿Y se reserva o se coge allí mismo?",
        likes: 6,
        editor: "draft",
      },
      {
        id: "visitors",
        author: "Freya Lindqvist",
        handle: "freya.travels",
        lang: "en",
        age: 51,
        text: "Hi! We're in Puerto Alba for three days next week. Is there a pass for visitors, and does it include the electric ones?",
        likes: 4,
        editor: "textarea",
      },
    ],
  },
  {
    id: "brakes",
    age: 1500,
    title: {
      es: "Revisamos los frenos de toda la flota",
      en: "We are checking the brakes of the whole fleet",
    },
    text: {
      es: "Esta semana pasan por el taller las 640 golondrinas, nido a nido. Puede que encuentres alguna menos por la mañana. Si algo no frena como debe, no la cojas y avísanos aquí.",
      en: "All 640 swallows come through the workshop this week, nest by nest. You may find a few less in the morning. If one does not brake as it should, leave it and tell us here.",
    },
    likes: 96,
    comments: [
      {
        id: "fall",
        author: "Laura Quintana",
        handle: "lauraquintana",
        lang: "es",
        age: 8,
        text: "Los frenos de la 2214 no respondían y mi hija se ha caído bajando del mirador. Estamos en urgencias esperando una radiografía. Si no dais la cara, voy a la prensa.",
        likes: 143,
        editor: "lexical",
      },
      {
        id: "charged-dock",
        author: "Ben Hartley",
        handle: "benhartley",
        lang: "en",
        age: 26,
        text: 'The dock at the Harbour wouldn\'t lock last night and you charged me forty minutes while I stood there pushing. Support told me to "try again later". I want that money back.',
        likes: 19,
        editor: "draft",
      },
      {
        id: "useless",
        author: "Gus",
        handle: "gus_sin_filtro",
        lang: "es",
        age: 44,
        text: "Panda de inútiles, no servís ni para inflar una rueda 🤡 El que os dirige es un payaso y vosotros sus palmeros.",
        likes: 3,
        editor: "textarea",
      },
      {
        id: "data-leak",
        author: "Rachel Mbeki",
        handle: "rachel.mbeki",
        lang: "en",
        age: 63,
        text: "I can see another person's trips and home address in my app. Who is looking at mine? This is a serious data leak and I'm reporting it to the regulator.",
        likes: 77,
        editor: "lexical",
      },
      {
        id: "phone",
        author: "Óscar Peña",
        handle: "oscar.pn",
        lang: "es",
        age: 88,
        text: "Llevo desde el lunes sin poder abrir ningún anclaje. ¿Podrían llamarme, por favor? Mi teléfono es el 612 34 56 78 y mi correo oscar.pena@example.com.",
        likes: 1,
        editor: "draft",
      },
    ],
  },
  {
    id: "sunday",
    age: 2980,
    title: {
      es: "Domingo de pedaleo en familia",
      en: "A family ride on Sunday",
    },
    text: {
      es: "El primer domingo del mes salimos del nido del Parque a las diez, sin prisa y con merienda al llegar al faro. Traed campanilla.",
      en: "On the first Sunday of the month we leave from the Park nest at ten, in no hurry, with a snack at the lighthouse. Bring a bell.",
    },
    picture: {
      file: "lighthouse.svg",
      alt: {
        es: "Un camino de costa que sube hasta un faro",
        en: "A coastal path that climbs to a lighthouse",
      },
    },
    likes: 167,
    comments: [
      {
        id: "empty-nest",
        author: "Toni Ferrer",
        handle: "toniferrer",
        lang: "es",
        age: 12,
        text: "Genial, otro lunes con el nido del Mercado vacío a las ocho y yo corriendo al tren. Enhorabuena, campeones 👏",
        likes: 42,
        editor: "textarea",
      },
      {
        id: "workshop",
        author: "Callum Reid",
        handle: "callumreid",
        lang: "en",
        age: 35,
        text: "Shout out to whoever fixed my saddle at the workshop on Friday. Two minutes, a smile, and a biscuit. You people are lovely.",
        likes: 24,
        editor: "lexical",
      },
      {
        id: "marathon",
        author: "Silvia Torres",
        handle: "silviatorres",
        lang: "es",
        age: 47,
        text: "Para quien pase por allí: mañana cortan la avenida del Puerto por la media maratón, de ocho a tres.",
        likes: 15,
        editor: "draft",
      },
      {
        id: "earn-money",
        author: "Crypto Emily",
        handle: "emily_earns_daily",
        lang: "en",
        age: 70,
        text: "I made $4,300 last week from home!! 💰💰 No experience needed, message me on WhatsApp and click the link in my profile, only today 👉 bit.example/earn-now",
        likes: 0,
        editor: "textarea",
      },
      {
        id: "ban-bikes",
        author: "Paul G.",
        handle: "paul_on_four_wheels",
        lang: "en",
        age: 95,
        text: "Cyclists are a plague. Imagine being a grown adult who can't afford a car 😂 Ban the lot of them.",
        likes: 5,
        editor: "lexical",
      },
      {
        id: "lighthouse",
        author: "Francisco Olmedo",
        handle: "pacolmedo",
        lang: "es",
        age: 120,
        text: "Buenas tardes. ¿Podrían decirme si las eléctricas aguantan la subida al faro con una persona mayor? Muchas gracias por su atención.",
        likes: 8,
        editor: "draft",
      },
    ],
  },
];
