// The background: owns the store and passes commands on.
chrome.runtime.onMessage.addListener(() => false);
