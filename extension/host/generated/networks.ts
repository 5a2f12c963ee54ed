// Made from crate/core/data/networks by `cargo xtask generate`.

import type { Network } from "./messages";

/**
 * A network as the host script sees it.
 */
export type NetworkPage = { network: Network, 
/**
 * The day on which its sources were read: the structure's date.
 */
checked: string, 
/**
 * Host names; one that begins with a dot stands for all below it.
 */
hosts: Array<string>, 
/**
 * What tells the network on any other host.
 */
marker?: string, 
/**
 * What looks like a composer and is none.
 */
not_composers: Array<string>, 
/**
 * The account one is writing from: the first field that is found.
 */
account: Array<Field>, surfaces: Array<Surface>, };

/**
 * A kind of composer.
 */
export type Surface = { 
/**
 * Its name, for tests and reports.
 */
id: string, 
/**
 * Whether everybody sees what is written there.
 */
public: boolean, 
/**
 * What makes it private all the same, when the composer matches it.
 */
private_if?: string, 
/**
 * A regular expression that the address's path must match.
 */
path?: string, 
/**
 * The element that is written in; the focus is in it.
 */
composer: string, 
/**
 * The control that publishes: of all that match, those nearest to the composer by common
 * ancestor.
 */
publish?: string, 
/**
 * A regular expression for the control's text or label, where a selector does not suffice.
 */
publish_label?: string, 
/**
 * What marks an attached image that has no description yet, beside the control that publishes.
 */
no_alt?: string, 
/**
 * A regular expression for the text or label of that mark, where a selector does not suffice.
 */
no_alt_label?: string, 
/**
 * Whether the control already acts when it is pressed down.
 */
press?: boolean, 
/**
 * The key that publishes.
 */
key: PublishKey, 
/**
 * What is answered there: the first that is found.
 */
answered: Array<Answered>, 
/**
 * A regular expression for the paths of pages that always show something that can be answered.
 */
shown_on?: string, };

/**
 * The key that publishes.
 */
export type PublishKey = "none" | "enter" | "mod_enter";

/**
 * What a composer can answer, and the ways there.
 */
export type Answered = { 
/**
 * The comment with all that belongs to it.
 */
item: string, 
/**
 * Ways from the composer to the item: the first that leads somewhere.
 */
ways: Array<Way>, 
/**
 * Whether the draft must begin with a mention of the item's author.
 */
mentioned?: boolean, 
/**
 * What is answered.
 */
text: Array<Field>, 
/**
 * The author's name as displayed.
 */
name?: Array<Field>, 
/**
 * The author's handle.
 */
handle?: Array<Field>, };

/**
 * A way from a composer to what it answers.
 */
export type Way = { 
/**
 * How to go.
 */
find: Find, 
/**
 * An ancestor of the composer beyond which nothing is looked for; the page by default.
 */
scope?: string, 
/**
 * For [`Find::Opened`]: the control inside the item that opens its reply box.
 */
opener?: string, 
/**
 * A regular expression that the composer's label or placeholder must match; its group, if
 * any, is the author's name.
 */
labelled?: string, };

/**
 * How to get from a composer to what it answers.
 */
export type Find = "ancestor" | "before" | "within" | "opened";

/**
 * A piece of text on a page: the element that has it (`""`: the item itself), the attribute that has it (`""`: the
 * element's text), and a regular expression whose last group is what is meant.
 */
export type Field = readonly [select?: string, attribute?: string, pattern?: string];

export const X: NetworkPage = {
  "network": "x",
  "checked": "2026-11-21",
  "hosts": [
    "x.com",
    "www.x.com",
    "mobile.x.com",
    "pro.x.com",
    "twitter.com",
    "www.twitter.com",
    "mobile.twitter.com"
  ],
  "not_composers": [
    "[data-testid=\"SearchBox_Search_Input\"], [role=\"search\"] *"
  ],
  "account": [
    [
      "a[data-testid=\"AppTabBar_Profile_Link\"]",
      "href",
      "^/([A-Za-z0-9_]{1,15})$"
    ],
    [
      "[data-testid=\"SideNav_AccountSwitcher_Button\"]",
      "",
      "@([A-Za-z0-9_]{1,15})"
    ]
  ],
  "surfaces": [
    {
      "id": "post",
      "public": true,
      "composer": "[data-testid^=\"tweetTextarea_\"][contenteditable=\"true\"]",
      "publish": "[data-testid=\"tweetButtonInline\"], [data-testid=\"tweetButton\"]",
      "no_alt": "[data-testid=\"altTextLabel\"]",
      "no_alt_label": "^(Add desc|Añad|Agreg)",
      "key": "mod_enter",
      "answered": [
        {
          "item": "article[data-testid=\"tweet\"]",
          "ways": [
            {
              "find": "before",
              "scope": "[role=\"dialog\"], [data-testid=\"primaryColumn\"], [data-testid=\"multi-column-layout-column-content\"]"
            }
          ],
          "text": [
            [
              "[data-testid=\"tweetText\"]"
            ]
          ],
          "name": [
            [
              "[data-testid=\"User-Name\"] > :first-child"
            ]
          ],
          "handle": [
            [
              "[data-testid=\"User-Name\"] a[href^=\"/\"]",
              "href",
              "^/([A-Za-z0-9_]{1,15})$"
            ],
            [
              "[data-testid=\"User-Name\"]",
              "",
              "@([A-Za-z0-9_]{1,15})"
            ]
          ]
        }
      ],
      "shown_on": "/status/\\d"
    },
    {
      "id": "message",
      "public": false,
      "composer": "[data-testid=\"dmComposerTextInput\"]",
      "publish": "[data-testid=\"dmComposerSendButton\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "chat",
      "public": false,
      "composer": "textarea[data-testid=\"dm-composer-textarea\"]",
      "publish": "[data-testid=\"dm-composer-send-button\"]",
      "key": "enter",
      "answered": []
    }
  ]
};

export const FACEBOOK: NetworkPage = {
  "network": "facebook",
  "checked": "2026-11-21",
  "hosts": [
    "facebook.com",
    ".facebook.com"
  ],
  "not_composers": [
    "[role=\"search\"] *, input[type=\"search\"]"
  ],
  "account": [
    [
      "[contenteditable=\"true\"][aria-label]",
      "aria-label",
      "^(?:Comment as|Comentar como) (.+)$"
    ],
    [
      "script[type=\"application/json\"][data-sjs]",
      "",
      "\"CurrentUserInitialData\"[\\s\\S]*?\"NAME\":\"([^\"]+)\""
    ]
  ],
  "surfaces": [
    {
      "id": "inbox",
      "public": false,
      "path": "^/latest/inbox",
      "composer": "[role=\"textbox\"][contenteditable=\"true\"][data-lexical-editor=\"true\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "messenger",
      "public": false,
      "path": "^/messages/",
      "composer": "[role=\"textbox\"][contenteditable=\"true\"][data-lexical-editor=\"true\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "comment",
      "public": true,
      "composer": "form [role=\"textbox\"][contenteditable=\"true\"][data-lexical-editor=\"true\"]",
      "publish": "#focused-state-composer-submit [role=\"button\"], [role=\"button\"]#focused-state-composer-submit",
      "key": "enter",
      "answered": [
        {
          "item": "div[role=\"article\"][aria-label]",
          "ways": [
            {
              "find": "before",
              "labelled": "^(?:Reply to|Answer as|Responder a|Respuesta a) (.+?)(?:…|\\.\\.\\.)?$"
            }
          ],
          "text": [
            [
              "[data-ad-rendering-role=\"story_message\"]"
            ],
            [
              "div[dir=\"auto\"]"
            ]
          ],
          "name": [
            [
              "a[role=\"link\"]:not(:empty)"
            ],
            [
              "h3 a"
            ]
          ]
        }
      ]
    },
    {
      "id": "chat",
      "public": false,
      "composer": "[role=\"textbox\"][contenteditable=\"true\"][data-lexical-editor=\"true\"]",
      "key": "enter",
      "answered": []
    }
  ]
};

export const INSTAGRAM: NetworkPage = {
  "network": "instagram",
  "checked": "2026-11-21",
  "hosts": [
    "instagram.com",
    "www.instagram.com"
  ],
  "not_composers": [
    "input[type=\"search\"], [role=\"search\"] *"
  ],
  "account": [
    [
      "script[type=\"application/json\"][data-sjs]",
      "",
      "\"PolarisViewer\"[\\s\\S]*?\"username\":\"([^\"]+)\""
    ]
  ],
  "surfaces": [
    {
      "id": "message",
      "public": false,
      "path": "^/direct/",
      "composer": "[role=\"textbox\"][contenteditable=\"true\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "comment",
      "public": true,
      "composer": "form textarea:not([id]), article [role=\"textbox\"][contenteditable=\"true\"], [role=\"dialog\"] [role=\"textbox\"][contenteditable=\"true\"]",
      "publish": "form [role=\"button\"], form button[type=\"submit\"]",
      "publish_label": "^(?:Post|Publicar)$",
      "key": "enter",
      "answered": [
        {
          "item": "li:has(a[href*=\"/c/\"]), div:has(> * a[href*=\"/c/\"])",
          "ways": [
            {
              "find": "opened",
              "opener": "button, [role=\"button\"]"
            }
          ],
          "mentioned": true,
          "text": [
            [
              "span[dir=\"auto\"]:not(a span)"
            ],
            [
              "span[dir=\"auto\"]"
            ]
          ],
          "name": [
            [
              "h3, h2"
            ]
          ],
          "handle": [
            [
              "a[href^=\"/\"]",
              "href",
              "^/([A-Za-z0-9._]+)/?$"
            ]
          ]
        }
      ]
    }
  ]
};

export const LINKEDIN: NetworkPage = {
  "network": "linkedin",
  "checked": "2026-11-21",
  "hosts": [
    "linkedin.com",
    "www.linkedin.com"
  ],
  "not_composers": [
    ".search-global-typeahead *, [role=\"search\"] *, [role=\"combobox\"]"
  ],
  "account": [
    [
      "code",
      "",
      "\"miniProfile\"[\\s\\S]*?\"publicIdentifier\":\"([^\"]+)\""
    ]
  ],
  "surfaces": [
    {
      "id": "message",
      "public": false,
      "composer": ".msg-form__contenteditable[role=\"textbox\"]",
      "publish": "button.msg-form__send-button",
      "key": "enter",
      "answered": []
    },
    {
      "id": "comment",
      "public": true,
      "composer": ".comments-comment-box .ql-editor, .comments-comment-box--cr .ql-editor, [data-view-name=\"comment-box\"] [contenteditable=\"true\"], [componentkey^=\"commentBox-\"] [role=\"textbox\"][contenteditable=\"true\"]",
      "publish": "button.comments-comment-box__submit-button, button.comments-comment-box__submit-button--cr, [data-view-name=\"comment-post\"], [data-view-name=\"comment-reply-post\"], button[componentkey*=\"commentButtonSection\"]",
      "key": "mod_enter",
      "answered": [
        {
          "item": "article.comments-comment-entity",
          "ways": [
            {
              "find": "ancestor"
            },
            {
              "find": "before",
              "scope": ".feed-shared-update-v2"
            }
          ],
          "text": [
            [
              ".comments-comment-item__main-content"
            ]
          ],
          "name": [
            [
              ".comments-comment-meta__description-title span[aria-hidden=\"true\"]"
            ],
            [
              ".comments-comment-meta__description-title"
            ]
          ],
          "handle": [
            [
              "a.comments-comment-meta__description-container",
              "href",
              "/(?:in|company)/([^/?]+)"
            ]
          ]
        },
        {
          "item": "[componentkey^=\"replaceableComment_urn:li:comment:(\"]",
          "ways": [
            {
              "find": "before",
              "scope": "[role=\"listitem\"], div[id^=\"expanded\"]"
            }
          ],
          "text": [
            [
              "[data-testid=\"expandable-text-box\"]"
            ]
          ],
          "name": [
            [
              "a[href*=\"/in/\"]:not(:has(img)), a[href*=\"/company/\"]:not(:has(img))"
            ]
          ],
          "handle": [
            [
              "a[href*=\"/in/\"], a[href*=\"/company/\"]",
              "href",
              "/(?:in|company)/([^/?]+)"
            ]
          ]
        }
      ]
    },
    {
      "id": "post",
      "public": true,
      "composer": "[componentkey=\"ShareBox_textEditor\"] [contenteditable=\"true\"], [componentkey=\"ShareBox_textEditor\"][contenteditable=\"true\"], .share-box .ql-editor, .share-creation-state .ql-editor",
      "publish": ".share-actions__primary-action",
      "key": "none",
      "answered": []
    }
  ]
};

export const YOUTUBE: NetworkPage = {
  "network": "youtube",
  "checked": "2026-11-21",
  "hosts": [
    "youtube.com",
    "www.youtube.com",
    "m.youtube.com",
    "studio.youtube.com"
  ],
  "not_composers": [
    "input#search, ytd-searchbox *, [role=\"search\"] *"
  ],
  "account": [
    [
      "ytd-active-account-header-renderer #channel-handle",
      "",
      "@(\\S+)"
    ],
    [
      "#entity-name"
    ]
  ],
  "surfaces": [
    {
      "id": "studio",
      "public": true,
      "composer": "ytcp-commentbox textarea",
      "publish": "ytcp-commentbox #submit-button, ytcp-commentbox button:last-of-type",
      "press": true,
      "key": "none",
      "answered": [
        {
          "item": "ytcp-comment",
          "ways": [
            {
              "find": "ancestor"
            },
            {
              "find": "within",
              "scope": "ytcp-comment-thread"
            }
          ],
          "text": [
            [
              "#content-text"
            ]
          ],
          "name": [
            [
              "#name"
            ],
            [
              "#badge-name"
            ]
          ],
          "handle": [
            [
              "#name",
              "",
              "^@(\\S+)"
            ]
          ]
        }
      ],
      "shown_on": "/comments"
    },
    {
      "id": "comment",
      "public": true,
      "composer": "ytd-commentbox #contenteditable-root[contenteditable=\"true\"]",
      "publish": "ytd-commentbox #submit-button",
      "key": "mod_enter",
      "answered": [
        {
          "item": "ytd-comment-view-model, ytd-comment-renderer",
          "ways": [
            {
              "find": "ancestor"
            }
          ],
          "text": [
            [
              "#content-text"
            ]
          ],
          "handle": [
            [
              "a#author-text",
              "",
              "@(\\S+)"
            ],
            [
              "a#author-text",
              "href",
              "/@([^/?]+)"
            ]
          ]
        }
      ]
    },
    {
      "id": "chat",
      "public": true,
      "composer": "yt-live-chat-text-input-field-renderer #input[contenteditable]",
      "key": "enter",
      "answered": []
    }
  ]
};

export const TIKTOK: NetworkPage = {
  "network": "tiktok",
  "checked": "2026-11-21",
  "hosts": [
    "tiktok.com",
    "www.tiktok.com"
  ],
  "not_composers": [
    "[data-e2e=\"search-user-input\"], input[type=\"search\"], [role=\"search\"] *"
  ],
  "account": [
    [
      "a[data-e2e=\"nav-profile\"], [data-e2e=\"nav-profile\"] a, a[data-e2e=\"profile-icon\"], [data-e2e=\"profile-icon\"] a",
      "href",
      "^/@([^/?]+)"
    ]
  ],
  "surfaces": [
    {
      "id": "message",
      "public": false,
      "path": "^/messages",
      "composer": "[role=\"textbox\"][contenteditable=\"true\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "studio",
      "public": true,
      "path": "^/tiktokstudio/comment",
      "composer": "textarea",
      "key": "enter",
      "answered": [
        {
          "item": "[data-tt=\"components_CommentCell_FlexColumn\"]",
          "ways": [
            {
              "find": "ancestor"
            },
            {
              "find": "before"
            }
          ],
          "text": [
            [
              "[data-tt=\"components_TUXTextWithMention_TUXText\"]"
            ]
          ],
          "handle": [
            [
              "a[data-tt=\"components_MessageCell_a\"]",
              "href",
              "^/@([^/?]+)"
            ]
          ]
        }
      ],
      "shown_on": "^/tiktokstudio/comment"
    },
    {
      "id": "comment",
      "public": true,
      "composer": "[data-e2e=\"comment-input\"] [contenteditable=\"true\"], [data-e2e=\"comment-text\"] [contenteditable=\"true\"], [class*=\"DivComment\"] .public-DraftEditor-content",
      "publish": "[data-e2e=\"comment-post\"]",
      "key": "enter",
      "answered": [
        {
          "item": "[class*=\"DivCommentItemWrapper\"], [class*=\"DivCommentObjectWrapper\"]",
          "ways": [
            {
              "find": "ancestor"
            },
            {
              "find": "opened",
              "opener": "[data-e2e^=\"comment-reply-\"]"
            }
          ],
          "text": [
            [
              "[data-e2e^=\"comment-level-\"]"
            ]
          ],
          "name": [
            [
              "[data-e2e^=\"comment-username-\"]"
            ]
          ],
          "handle": [
            [
              "a[href^=\"/@\"]",
              "href",
              "^/@([^/?]+)"
            ]
          ]
        }
      ]
    }
  ]
};

export const REDDIT: NetworkPage = {
  "network": "reddit",
  "checked": "2026-11-21",
  "hosts": [
    "reddit.com",
    "www.reddit.com",
    "new.reddit.com",
    "sh.reddit.com",
    "old.reddit.com"
  ],
  "not_composers": [
    "faceplate-search-input *, reddit-search-large *, input[name=\"q\"]"
  ],
  "account": [
    [
      "rs-current-user",
      "display-name"
    ],
    [
      "achievements-entrypoint",
      "username"
    ],
    [
      "#header-bottom-right .user a"
    ]
  ],
  "surfaces": [
    {
      "id": "old",
      "public": true,
      "composer": ".usertext-edit textarea[name=\"text\"]",
      "publish": ".usertext-buttons button.save",
      "key": "none",
      "answered": [
        {
          "item": ".thing.comment",
          "ways": [
            {
              "find": "ancestor"
            }
          ],
          "text": [
            [
              ".usertext-body .md"
            ],
            [
              ".md"
            ]
          ],
          "handle": [
            [
              "",
              "data-author"
            ]
          ]
        },
        {
          "item": ".thing.link",
          "ways": [
            {
              "find": "before"
            }
          ],
          "text": [
            [
              "a.title"
            ]
          ],
          "handle": [
            [
              "",
              "data-author"
            ]
          ]
        }
      ],
      "shown_on": "/comments/"
    },
    {
      "id": "comment",
      "public": true,
      "composer": "shreddit-composer [contenteditable=\"true\"], comment-composer-host [contenteditable=\"true\"], shreddit-composer textarea",
      "publish": "button#comment-composer-submit-button, button[slot=\"submit-button\"][type=\"submit\"]",
      "key": "none",
      "answered": [
        {
          "item": "shreddit-comment",
          "ways": [
            {
              "find": "ancestor"
            }
          ],
          "text": [
            [
              "[id$=\"-comment-rtjson-content\"]"
            ]
          ],
          "handle": [
            [
              "",
              "author"
            ]
          ]
        },
        {
          "item": "shreddit-post",
          "ways": [
            {
              "find": "before"
            }
          ],
          "text": [
            [
              "",
              "post-title"
            ]
          ],
          "handle": [
            [
              "",
              "author"
            ]
          ]
        }
      ],
      "shown_on": "/comments/"
    }
  ]
};

export const THREADS: NetworkPage = {
  "network": "threads",
  "checked": "2026-11-21",
  "hosts": [
    "threads.com",
    "www.threads.com",
    "threads.net",
    "www.threads.net"
  ],
  "not_composers": [
    "input[type=\"search\"], [role=\"search\"] *"
  ],
  "account": [
    [
      "script[type=\"application/json\"][data-sjs]",
      "",
      "\"BarcelonaSharedData\"[\\s\\S]*?\"username\":\"([^\"]+)\""
    ]
  ],
  "surfaces": [
    {
      "id": "post",
      "public": true,
      "composer": "[role=\"textbox\"][contenteditable=\"true\"]",
      "publish": "[role=\"button\"]",
      "publish_label": "^(?:Post|Publicar|Reply|Responder)$",
      "key": "none",
      "answered": [
        {
          "item": "[data-pressable-container=\"true\"]",
          "ways": [
            {
              "find": "before",
              "scope": "[role=\"dialog\"]"
            },
            {
              "find": "ancestor"
            },
            {
              "find": "before",
              "labelled": "^(?:Reply to|Responder a) (.+?)(?:…|\\.\\.\\.)$"
            }
          ],
          "text": [
            [
              "[dir=\"auto\"] span"
            ]
          ],
          "handle": [
            [
              "a[href^=\"/@\"]",
              "href",
              "^/@([^/?]+)"
            ]
          ]
        }
      ],
      "shown_on": "/post/"
    }
  ]
};

export const BLUESKY: NetworkPage = {
  "network": "bluesky",
  "checked": "2026-11-21",
  "hosts": [
    "bsky.app"
  ],
  "not_composers": [
    "[role=\"search\"] *, input[role=\"searchbox\"]"
  ],
  "account": [
    [
      "nav[role=\"navigation\"] a[href^=\"/profile/\"]",
      "href",
      "^/profile/([^/]+)$"
    ]
  ],
  "surfaces": [
    {
      "id": "message",
      "public": false,
      "path": "^/messages",
      "composer": "textarea",
      "key": "enter",
      "answered": []
    },
    {
      "id": "post",
      "public": true,
      "composer": ".ProseMirror[contenteditable=\"true\"]",
      "publish": "[data-testid=\"composerPublishBtn\"]",
      "no_alt": "[data-testid=\"selectedPhotosView\"] [data-testid=\"altTextButton\"]:has(path[d^=\"M12 3a1 1 0 0 1 1 1v7h7\"])",
      "key": "mod_enter",
      "answered": [
        {
          "item": "[data-testid^=\"postThreadItem-by-\"], [data-testid^=\"feedItem-by-\"]",
          "ways": [
            {
              "find": "opened",
              "opener": "[data-testid=\"replyBtn\"]"
            }
          ],
          "text": [
            [
              "[data-testid=\"postText\"]"
            ]
          ],
          "handle": [
            [
              "",
              "data-testid",
              "-by-(.+)$"
            ]
          ]
        }
      ],
      "shown_on": "^/profile/[^/]+/post/"
    }
  ]
};

export const MASTODON: NetworkPage = {
  "network": "mastodon",
  "checked": "2026-11-21",
  "hosts": [
    "mastodon.social",
    "mastodon.online",
    "mstdn.social",
    "mas.to",
    "mastodon.world",
    "fosstodon.org",
    "masto.es",
    "tkz.one"
  ],
  "marker": "#mastodon",
  "not_composers": [
    ".search__input, #cw-spoiler-input, .compose-form .poll__option *"
  ],
  "account": [
    [
      "script#initial-state",
      "",
      "\"me\":\"(\\d+)\"[\\s\\S]*?\"accounts\":\\{[\\s\\S]*?\"id\":\"\\1\"[^{}]*?\"acct\":\"([^\"]+)\""
    ],
    [
      ".navigation-bar .display-name__account",
      "",
      "^@?(\\S+)$"
    ]
  ],
  "surfaces": [
    {
      "id": "post",
      "public": true,
      "private_if": "form.compose-form:has(.dropdown-button .icon-at) textarea",
      "composer": "form.compose-form textarea.autosuggest-textarea__textarea",
      "publish": ".compose-form__submit button[type=\"submit\"], .compose-form__publish button",
      "no_alt": ".compose-form__upload__warning .active",
      "key": "mod_enter",
      "answered": [
        {
          "item": ".reply-indicator",
          "ways": [
            {
              "find": "within",
              "scope": "form.compose-form"
            }
          ],
          "text": [
            [
              ".reply-indicator__content"
            ]
          ],
          "name": [
            [
              ".display-name__html"
            ],
            [
              ".reply-indicator__display-name"
            ]
          ],
          "handle": [
            [
              ".display-name__account",
              "",
              "^@?(\\S+)$"
            ],
            [
              "a.reply-indicator__display-name",
              "href",
              "/@([^/]+)$"
            ]
          ]
        }
      ]
    }
  ]
};

export const COMMUNITY: NetworkPage = {
  "network": "community",
  "checked": "2026-11-21",
  "hosts": [],
  "not_composers": [
    "[role=\"search\"] *"
  ],
  "account": [
    [
      "form[data-account]",
      "data-account"
    ]
  ],
  "surfaces": [
    {
      "id": "message",
      "public": false,
      "composer": "form.message textarea, form.message [contenteditable=\"true\"], form.message iframe",
      "publish": "button[type=\"submit\"]",
      "key": "enter",
      "answered": []
    },
    {
      "id": "reply",
      "public": true,
      "composer": "form.reply textarea, form.reply [contenteditable=\"true\"], form.reply iframe",
      "publish": "button[type=\"submit\"]",
      "key": "mod_enter",
      "answered": [
        {
          "item": "[data-comment]",
          "ways": [
            {
              "find": "ancestor"
            }
          ],
          "text": [
            [
              ".comment-text"
            ]
          ],
          "name": [
            [
              "[data-author]"
            ]
          ],
          "handle": [
            [
              "[data-handle]",
              "data-handle"
            ]
          ]
        }
      ]
    }
  ]
};

export const NETWORKS: readonly NetworkPage[] = [X, FACEBOOK, INSTAGRAM, LINKEDIN, YOUTUBE, TIKTOK, REDDIT, THREADS, BLUESKY, MASTODON, COMMUNITY];
