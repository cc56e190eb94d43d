import type { LocalDateTime } from '../../intents/digest/schedule.ts';

/** A time zone: which day it is there, and what its clocks show. */
export interface Zone {
  /** Day and time of an instant in milliseconds. */
  at(instant: number): LocalDateTime;
}

/** Opens a zone by its IANA name, such as Asia/Shanghai. Throws RangeError for a name that is none. */
export function openZone(name: string): Zone {
  // Making one takes longer than using it many times.
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return {
    at(instant) {
      const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
      const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
      return {
        day: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`,
        time: `${of('hour')}:${of('minute')}`,
      };
    },
  };
}

/** Whether there is a zone of this name. */
export function isZone(name: string): boolean {
  try {
    openZone(name);
    return true;
  } catch {
    return false;
  }
}
