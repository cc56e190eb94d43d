/** Shanghai is eight hours ahead of UTC all year; in milliseconds. */
const SHANGHAI = 8 * 3_600_000;

/** The day of an instant in the office's time zone, YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI).toISOString().slice(0, 10);
}
