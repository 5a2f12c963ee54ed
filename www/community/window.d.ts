/** What the page lets its tests, and the curious, look at in the console. */
interface Community {
  /** Submissions of any reply box so far, whoever caused them. */
  submissions: number;
  /** What has been published, in order. */
  readonly published: { readonly comment: string; readonly text: string }[];
  /** The text of a comment's reply box as the editor's own model has it. */
  text(comment: string): string;
}

interface Window {
  community: Community;
}
