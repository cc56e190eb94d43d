import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../index/library.ts';
import { citations } from '../../intents/answer/answer.ts';
import { calendarEvents } from '../../intents/export/events.ts';
import { ask, knowledge } from '../knowledge.ts';
import { readSheets, readWords } from '../office-file.ts';
import { excerpt, withTable } from '../table.ts';
import { openSite, PARTIAL, type Site, visit } from './site.ts';

const bare = (text: string) => text.replace(/\s+/g, '');
const PLAN = '/plan/2020-jiading';
const bytes = async ({ url }: Site, path: string) => new Uint8Array(await (await fetch(url + path)).arrayBuffer());
const wordsOf = async (site: Site, path: string) => bare(await readWords(await bytes(site, path)));
const sheetOf = async (site: Site, path: string) => (await readSheets(await bytes(site, path)))[0]?.rows ?? [];
/** Addresses of the links under an answer, as a browser reads them. */
const links = (body: string) =>
  [...body.matchAll(/<a href="([^"]+)" download>/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
  );

describe('an answer', () => {
  it('is taken away as it is shown, after what was spoken of before, too', async () => {
    const site = await openSite();
    const visitor = visit(site);
    for (const turns of [['电梯相关任务'], ['第6条', '那第二点呢'], ['电梯相关任务', '第6条第一点', '谁负责']]) {
      let body = '';
      for (const text of turns) body = (await visitor.post('/ask', { text }, PARTIAL)).body;
      const [word = '', excel = ''] = links(body);
      const words = await wordsOf(site, word);
      const cells = bare((await sheetOf(site, excel)).flat().join('\n'));
      const cited = citations(ask(...turns));
      expect(cited.length).toBeGreaterThan(0);
      for (const { quote, address } of cited)
        for (const text of [quote, address]) {
          expect(words, turns.join()).toContain(bare(text));
          expect(cells, turns.join()).toContain(bare(text));
        }
      await visitor.post('/clear', {});
    }
  });

  it('has a name in Chinese, with one beside it for what knows none', async () => {
    const { headers } = await visit(await openSite()).get(`/answer.md?q=${encodeURIComponent('电梯/"相关"任务')}`);
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const [, name = ''] =
      /^attachment; filename="plan\.md"; filename\*=UTF-8''([\w%.-]+)$/.exec(
        headers.get('content-disposition') ?? '',
      ) ?? [];
    expect(decodeURIComponent(name)).toMatch(/^电梯[^/"]*任务\.md$/);
  });

  it('is not taken away without a question, nor faster than questions are asked', async () => {
    const visitor = visit(await openSite({ QUESTIONS_PER_MINUTE: '1' }));
    expect((await visitor.get('/answer.docx')).status).toBe(400);
    expect((await visitor.get('/answer.txt?q=6.1')).status).toBe(200);
    expect((await visitor.get('/answer.txt?q=6.1')).status).toBe(429);
    expect((await visitor.get('/answer.exe?q=6.1')).status).toBe(404);
  });

  it('offers nothing for help', async () => {
    const { body } = await visit(await openSite()).post('/ask', { text: '帮助' }, PARTIAL);
    expect(links(body)).toEqual([]);
  });
});

it.each(['figures', 'calendar', 'documents', 'partners', 'places'])(
  'the page of %s offers its own rows',
  async (name) => {
    const site = await openSite();
    const { body } = await visit(site).get(`${PLAN}/${name}`);
    const shown = [...body.matchAll(/<tr id="at\d+">/g)];
    const excel = links(body).find((path) => path.endsWith('.xlsx')) ?? '';
    expect((await sheetOf(site, excel)).length - 1).toBe(shown.length);
    expect((await visit(site).get(`/plan/none/${name}.xlsx`)).status).toBe(404);
  },
);

describe('all tasks', () => {
  const units = (body: string) => [...body.matchAll(/class="unit"[^>]*>([^<]+)</g)].map(([, unit]) => unit);
  const { measures, sections } = knowledge.plan;

  it('are a row each, in the order of the plan, with their words', async () => {
    const { body } = await visit(await openSite()).get(`${PLAN}/tasks`);
    expect(units(body)).toEqual(measures.map(({ id }) => id));
    expect(body).toContain('共74点。');
    expect(body).toContain('aria-current="page">全部任务');
  });

  it('are filtered by all that is asked at once, counted, and taken away so', async () => {
    const site = await openSite();
    const section = sections.find(({ id }) => measures.some((m) => m.section === id))?.id ?? '';
    const asked = new URLSearchParams([
      ['section', section],
      ['has', '跨部门'],
      ['has', '有文件'],
      ['find', '监管'],
    ]);
    const { body } = await visit(site).get(`${PLAN}/tasks?${asked}`);
    const found = units(body);
    for (const id of found) {
      expect(measures.find((m) => m.id === id)?.section).toBe(section);
      expect(knowledge.passages.find(({ unit }) => unit === id)?.folded.text).toContain('监管');
    }
    const plain = units((await visit(site).get(`${PLAN}/tasks?${new URLSearchParams({ find: '监管' })}`)).body);
    expect(plain).toEqual(
      knowledge.passages
        .filter((p) => p.folded.text.includes('监管') && measures.some((m) => m.id === p.unit))
        .map((p) => p.unit),
    );
    expect(plain.length).toBeGreaterThan(found.length);
    const excel = links(body).find((path) => path.includes('.xlsx')) ?? '';
    expect((await sheetOf(site, excel)).slice(1).map(([unit]) => unit)).toEqual(found);
  });

  it('are sorted by their deadline, with those that have none behind', async () => {
    const table = withTable([
      ['6.1', excerpt('6.1'), '特设科', '', '', '3月底前', ''],
      ['2.1', excerpt('2.1'), '质量科', '', '', '2月底前', ''],
    ]);
    const site = await openSite({}, openLibrary([table]));
    const visitor = visit(site);
    expect(units((await visitor.get(`${PLAN}/tasks?sort=due`)).body).slice(0, 4)).toEqual(['2.1', '6.1', '5.4', '1.1']);
    const office = (await visitor.get(`${PLAN}/tasks?${new URLSearchParams({ office: '特设科' })}`)).body;
    expect(units(office)).toEqual(['6.1']);
    expect(office).toContain('〔任务分解表〕特设科');
    expect(units((await visitor.get(`${PLAN}/tasks?due=3`)).body)).toEqual(['6.1']);
    expect(units((await visitor.get(`${PLAN}/tasks?due=none`)).body)).toHaveLength(measures.length - 3);
  });

  it('take what is asked wrongly as not asked, and show markup as text', async () => {
    const visitor = visit(await openSite());
    const wrong = new URLSearchParams({ due: '13', sort: 'x', page: '-1', has: 'constructor', section: '' });
    expect(units((await visitor.get(`${PLAN}/tasks?${wrong}`)).body)).toHaveLength(measures.length);
    const { status, body } = await visitor.get(`${PLAN}/tasks?${new URLSearchParams({ find: '"><script>x' })}`);
    expect([status, units(body)]).toEqual([200, []]);
    expect(body).not.toContain('<script>x');
    expect(body).not.toMatch(/ style=| on\w+=/);
  });

  it('are drawn with every number in words', async () => {
    const { body } = await visit(await openSite()).get(`${PLAN}/tasks`);
    const heard = [...body.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, label = '']) => label);
    expect(heard).toHaveLength(3);
    const counts = [...(heard[0] ?? '').matchAll(/ (\d+)(?:，|$)/g)].map(([, count]) => Number(count));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(measures.length);
    expect(heard[2]).toMatch(/^各月的日子和时限（个）：1 0，2 0，.*12 1$/);
    for (const [, count = ''] of (heard[1] ?? '').matchAll(/ (\d+)(?:，|$)/g))
      expect(body).toContain(`>${count}</text>`);
  });
});

/** The lines of a calendar, unfolded; each as it is sent is at most 75 bytes long. */
function unfold(text: string): readonly string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

/** Events of a calendar by its grammar: names, parameters, values; texts without their backslashes. */
function eventsOf(text: string): readonly ReadonlyMap<string, string>[] {
  const lines = unfold(text);
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR']);
  const events: Map<string, string>[] = [];
  let open: Map<string, string> | null = null;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[A-Z]+)*):(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (line === 'BEGIN:VEVENT') open = new Map();
    else if (line === 'END:VEVENT' && open) events.push(open);
    else
      open?.set(
        name,
        value.replace(/\\([\\;,n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark)),
      );
  }
  return events;
}

describe('/calendar.ics', () => {
  const env = { PUBLIC_URL: 'https://plan.example.gov.cn' };

  it('holds every day that the plan prints, with its quotation and a link', async () => {
    const { status, headers, body } = await visit(await openSite(env)).get('/calendar.ics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsOf(body);
    const wanted = calendarEvents(knowledge);
    expect(events.map((event) => event.get('DTSTART;VALUE=DATE'))).toEqual(
      wanted.map(({ start }) => start.replaceAll('-', '')),
    );
    expect(wanted.map(({ start }) => start)).toEqual(
      expect.arrayContaining(['2020-04-26', '2020-05-20', '2020-09-09', '2020-10-14', '2020-12-31']),
    );
    for (const [i, event] of events.entries()) {
      const description = event.get('DESCRIPTION') ?? '';
      expect(description).toContain(`“${wanted[i]?.citation.quote}”\n——${wanted[i]?.citation.address}`);
      expect(knowledge.plan.text).toContain(wanted[i]?.citation.quote);
      expect(event.get('URL;VALUE=URI')).toMatch(
        /^https:\/\/plan\.example\.gov\.cn\/plan\/2020-jiading\?mark=\d+-\d+#/,
      );
      expect(event.get('DTSTAMP')).toBe(`${knowledge.version.slice(0, 10).replaceAll('-', '')}T000000Z`);
      expect(Number(event.get('DTEND;VALUE=DATE'))).toBeGreaterThan(Number(event.get('DTSTART;VALUE=DATE')));
    }
    const ids = events.map((event) => event.get('UID'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same bytes again, and nothing where nothing has changed', async () => {
    const [first, second] = [visit(await openSite(env)), visit(await openSite(env))];
    const before = await first.get('/calendar.ics');
    expect((await second.get('/calendar.ics')).body).toBe(before.body);
    const again = await second.get('/calendar.ics', { 'if-none-match': before.headers.get('etag') ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('adds the deadlines of the office’s table under its label, and its row to the days of the plan', async () => {
    const table = withTable([
      ['6.1', excerpt('6.1'), '特设科', '', '', '6月底前', ''],
      ['5.4', excerpt('5.4'), '食品科', '', '', '长期', ''],
    ]);
    const events = eventsOf((await visit(await openSite(env, openLibrary([table]))).get('/calendar.ics')).body);
    const own = events.find((event) => event.get('DTSTART;VALUE=DATE') === '20200630');
    expect(own?.get('SUMMARY')).toBe('〔任务分解表〕6月底前：保障特种设备安全（6.1）');
    expect(own?.get('DESCRIPTION')).toContain(
      '【任务分解表】6.1（第2行，2020-03-01）牵头科室：特设科；完成时限：6月底前',
    );
    const printed = events.find((event) => event.get('DTSTART;VALUE=DATE') === '20201231');
    expect(printed?.get('SUMMARY')).toBe('2020年底：保障食品安全（5.4）');
    expect(printed?.get('DESCRIPTION')).toContain('牵头科室：食品科');
  });
});
