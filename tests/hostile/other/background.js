// Tries on Timbre what an extension can try on another one.

/** What an attempt came to: an answer, or that it was refused. */
async function outcome(attempt) {
  try {
    return (await attempt()) ?? "nothing";
  } catch {
    return "refused";
  }
}

/** Speaks over a lasting connection. */
function connect(id, message) {
  return new Promise((answer, refuse) => {
    const port = chrome.runtime.connect(id);
    port.onMessage.addListener(answer);
    port.onDisconnect.addListener(refuse);
    port.postMessage(message);
  });
}

async function attack({ id, origin, messages, files }, tab) {
  const all = (attempts) => Promise.all(attempts.map(outcome));
  await chrome.tabs.create({ url: `panel.html#${origin}`, active: false });
  return {
    told: await all(messages.map((message) => () => chrome.runtime.sendMessage(id, message))),
    connected: await all(messages.map((message) => () => connect(id, message))),
    read: await all(files.map((file) => async () => (await fetch(`${origin}/${file}`)).status)),
    // As Timbre's background would: its own script in the page hears it, and Timbre's does not.
    tab: await all([() => chrome.tabs.sendMessage(tab, { type: "tab", off: true })]),
  };
}

chrome.runtime.onMessage.addListener((target, sender, answer) => {
  attack(JSON.parse(target), sender.tab.id).then(answer);
  return true;
});
