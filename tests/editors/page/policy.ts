// A page that asks for Trusted Types and uses editors which know nothing of them has to have such a policy, before they
// are loaded.

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): unknown;
}

const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", { createHTML: (html) => html });
