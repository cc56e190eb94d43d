import { addDays } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { calendarEvents } from '../../intents/export/events.ts';
import { EXPORT_LIMITS } from './limits.ts';
import type { CitationLink } from './markdown.ts';

/** Who wrote the feed. */
const PRODUCT = { company: 'work-plan-assistant', product: 'calendar', language: 'ZH' };

/** Writes the days and deadlines of plans as a calendar to subscribe to: the same bytes as long as the plans and tables are the same. */
export async function writeCalendar(plans: readonly Knowledge[], link: CitationLink): Promise<string> {
  const { default: ical, ICalEventTransparency } = await import('ical-generator');
  const [first] = plans;
  const name = plans.length === 1 && first ? `《${first.plan.title}》日程` : '工作要点日程';
  const calendar = ical({ prodId: PRODUCT, name: escapeText(name), ttl: EXPORT_LIMITS.refresh });
  for (const knowledge of plans)
    for (const { id, start, end, summary, description, citation } of calendarEvents(knowledge)) {
      const url = link(citation);
      calendar.createEvent({
        // What stands before @ may hold no mark of the format.
        id: `${encodeURIComponent(id)}@work-plan-assistant`,
        stamp: stampOf(knowledge),
        start: instant(start),
        // The first day after it, as the format counts.
        end: instant(addDays(end, 1)),
        allDay: true,
        summary,
        description: url === null ? description : `${description}\n${url}`,
        transparency: ICalEventTransparency.TRANSPARENT,
        ...(url === null ? {} : { url }),
      });
    }
  return `${calendar.toString()}\r\n`;
}

/** When what is told was last changed: the day of the plan's file, or of the office's table where that is younger. */
function stampOf({ version, assignments }: Knowledge): Date {
  const day = version.slice(0, 10);
  return instant(assignments !== null && assignments.date > day ? assignments.date : day);
}

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The library writes a calendar's name as it is; in text these marks stand behind a backslash. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
