/** Numbers that decide in the API for programs. */
export const API_LIMITS = {
  /** Largest request, in bytes: as much as a form of the console. */
  body: 64_000,
  /** Characters of a question, a sentence or a search. */
  text: 10_000,
  /** Characters of a name: a plan's id, a number of a unit, an office, a conversation. */
  name: 200,
  /** Places that a search gives where it is not told how many, and at most. */
  found: 10,
  foundMost: 50,
  /** Near places that are shown where nothing was found. */
  near: 3,
  /** Characters of what was asked for that a refusal repeats. */
  repeated: 40,
  /** Conversations that the program over standard input remembers. */
  conversations: 1_000,
  /** How long the program over standard input waits for its last answers when the input has ended, in milliseconds. */
  lastAnswers: 5_000,
  /** Hexadecimal digits of the tag of a snapshot. */
  tagDigits: 24,
  /** How long a browser may keep that an origin is allowed, in seconds. */
  preflight: 600,
} as const;
