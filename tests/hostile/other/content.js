// Takes what is to be attacked from the page, where the test writes it, and leaves there what came of it.

/** What an attempt came to: an answer, or that it was refused. */
async function outcome(attempt) {
  try {
    return (await attempt()) ?? "nothing";
  } catch {
    return "refused";
  }
}

new MutationObserver(async () => {
  const { target, outcome: done } = document.documentElement.dataset;
  if (target === undefined || done !== undefined) return;
  const { id, messages } = JSON.parse(target);
  const told = await Promise.all(
    messages.map((message) => outcome(() => chrome.runtime.sendMessage(id, message))),
  );
  const inBackground = await chrome.runtime.sendMessage(target);
  document.documentElement.dataset.outcome = JSON.stringify({ ...inBackground, script: told });
}).observe(document.documentElement, { attributes: true, attributeFilter: ["data-target"] });
