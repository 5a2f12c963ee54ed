// Draft.js 0.11 and the fbjs below it name the global object as Node does. Imported before them.
Object.assign(globalThis, { global: globalThis });

export {};
