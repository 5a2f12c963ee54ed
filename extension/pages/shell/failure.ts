/** What is shown where Timbre itself could not start: without its module there are no other words than these. */

const WORDS = {
  es: "Timbre no ha podido arrancar. Recarga la página; si sigue igual, reinstala la extensión.",
  en: "Timbre could not start. Reload the page; if that does not help, install the extension again.",
} as const;

/** Says so in the page. */
export function showFailure(): void {
  const words = navigator.language.startsWith("es") ? WORDS.es : WORDS.en;
  const text = document.createElement("p");
  text.className = "failure";
  text.role = "alert";
  text.textContent = words;
  document.getElementById("timbre")?.replaceChildren(text);
}
