/** When and what is posted. `scope` is an item's number, a section's id, or null for the whole plan. */
export interface Schedule {
  /** HH:MM in the office's zone. */
  readonly at: string;
  readonly scope: string | null;
  readonly rhythm: 'daily' | 'weekly';
}

/** What an answer asks the world to do; src/ carries it out and tells what came of it. */
export type Effect =
  | { readonly do: 'subscribe'; readonly schedule: Schedule }
  | { readonly do: 'unsubscribe' }
  /** `until` is the last day without a post. */
  | { readonly do: 'pause'; readonly until: string }
  | { readonly do: 'resume' }
  | { readonly do: 'now' }
  | { readonly do: 'state' }
  /** Another measure than `after`; null where the conversation named none. */
  | { readonly do: 'another'; readonly after: string | null };
