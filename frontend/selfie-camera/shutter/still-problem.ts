/** Why there is no still: the server's words (`StillProblem` in Java), and what only the browser can know. */
export const STILL_PROBLEMS = [
  'no-frame',
  'offline',
  'timeout',
  'signed-out',
  'front-limit',
  'too-large',
  'not-a-jpeg',
  'dimensions',
  'damaged',
  'ticket',
  'expired',
  'origin',
  'too-often',
  'too-slow',
  'busy',
  'gone',
  'internal',
] as const;

/** The texts are `still.<name>.title` and `.cure`. */
export type StillProblem = (typeof STILL_PROBLEMS)[number];

/** Where the same frame with a new ticket may do: the others want another frame. */
export function isWorthSendingAgain(problem: StillProblem): boolean {
  return !['no-frame', 'too-large', 'not-a-jpeg', 'dimensions'].includes(problem);
}

/**
 * Reads a refusal.
 * @param body whatever the server sent; a word that this page does not know is our fault
 */
export function problemOfAnswer(status: number, body: unknown): StillProblem {
  const { error } = (body ?? {}) as { error?: unknown };
  const known = STILL_PROBLEMS.find((problem) => problem === error);
  if (known) {
    return known;
  }
  switch (status) {
    case 401:
      return 'signed-out';
    case 408:
      return 'too-slow';
    case 413:
      return 'front-limit'; // our own says so in a word; this comes from what stands in front of the studio
    case 421:
      return 'origin';
    case 429:
      return 'too-often';
    case 502:
    case 503:
    case 504:
      return 'busy';
    default:
      return 'internal';
  }
}
