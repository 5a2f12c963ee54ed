// Waiting for what must come true. A test names the condition; time is only the point of giving up.

/** Milliseconds after which a condition that has not come true fails its test. */
const PATIENCE = 30_000;

/** Milliseconds between two looks. */
const PAUSE = 25;

/** Milliseconds within which a page that is there says what it shows. */
export const ANSWER = 2_000;

/** Milliseconds after which a look, at several pages perhaps, is taken anew. */
const GLANCE = 3 * ANSWER;

/**
 * Resolves with the first value of `look` that is neither undefined, null nor false.
 *
 * A look that throws counts as not yet: frames come and go while they are looked at. So does one that never answers, as
 * of a page that the browser has given up.
 */
export async function until<T>(what: string, look: () => Promise<T | undefined | null | false>): Promise<T> {
  const end = Date.now() + PATIENCE;
  let failure: unknown;
  while (Date.now() < end) {
    try {
      const seen = await within(Math.min(GLANCE, end - Date.now()), look());
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`not within ${PATIENCE} ms: ${what}`, { cause: failure });
}

/** What is promised; an error where it is not there after these milliseconds. */
export async function within<T>(milliseconds: number, promised: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promised, over]);
  } finally {
    clearTimeout(timer);
  }
}
