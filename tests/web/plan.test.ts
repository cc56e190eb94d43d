import { expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { openSite, PARTIAL, visit } from './site.ts';

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const bare = (text: string) => text.replace(/\s+/g, '');

it('prints the whole plan word for word, each measure an anchor', async () => {
  const { body } = await visit(await openSite()).get('/plan/2020-jiading', PARTIAL);
  expect(bare(plain(body))).toBe(bare(knowledge.plan.text));
  for (const { id } of knowledge.plan.measures) expect(body.split(`id="${id}"`), id).toHaveLength(2);
  for (const { id } of knowledge.plan.sections) expect(body, id).toContain(`id="${id}"`);
});

it('marks a cited sentence, and nothing else', async () => {
  const { facts, plan } = knowledge;
  for (const { start, end } of facts.figures.slice(0, 20)) {
    const { body } = await visit(await openSite()).get(`/plan/2020-jiading?mark=${start}-${end}`, PARTIAL);
    const marks = [...body.matchAll(/<mark[^>]*>([\s\S]*?)<\/mark>/g)].map(([, text = '']) => plain(text));
    expect(bare(marks.join(''))).toBe(bare(plan.text.slice(start, end)));
  }
});

it('filters the text as it is typed, all words counting', async () => {
  const visitor = visit(await openSite());
  const { body } = await visitor.get(`/plan/2020-jiading?find=${encodeURIComponent('食品　抽检')}`, PARTIAL);
  const wanted = knowledge.passages.filter(({ text }) => text.includes('食品') && text.includes('抽检'));
  expect(body.match(/<figure/g)).toHaveLength(wanted.length);
  expect((await visitor.get('/plan/2020-jiading?find=zzz', PARTIAL)).body).toContain('没有同时写到“zzz”');
  expect((await visitor.get('/plan/2020-jiading?find=%3Cb%3E', PARTIAL)).status).toBe(200);
});

it.each([
  ['figures', knowledge.facts.figures.length],
  ['calendar', knowledge.facts.times.length],
  ['documents', knowledge.facts.documents.length],
  ['partners', knowledge.facts.bodies.length],
  ['places', knowledge.facts.places.length],
])('shows every fact of %s as a row with its address', async (name, count) => {
  const { body } = await visit(await openSite()).get(`/plan/2020-jiading/${name}`);
  expect(body.match(/<tr id="at\d+">/g)).toHaveLength(count);
  expect(body.match(/class="unit"/g)).toHaveLength(count);
});

it('draws the days that the plan prints in the calendar of its year', async () => {
  const { body } = await visit(await openSite()).get('/plan/2020-jiading/calendar');
  const days = [...body.matchAll(/<td class="named[^"]*"[^>]*><a href="#at\d+" title="([^"]+)">(\d+)/g)];
  expect(days.map(([, , day]) => day)).toEqual(['26', '20', '9', '14']);
  expect(body).toContain('<caption>2月</caption>');
  expect(body.slice(body.indexOf('2月</caption>'), body.indexOf('3月</caption>'))).toMatch(
    /<td class="off"[^>]*>29<\/td>/,
  );
  expect(body.indexOf('<tr id="at')).toBeLessThan(body.indexOf('<caption>1月</caption>'));
  expect(body).toContain('〔日历〕全年249个工作日');
  // A Sunday that is worked, a day of a holiday, and the day that it is.
  expect(body).toMatch(/<td class="named worked" title="4\.26知识产权日，调休上班"/);
  expect(body).toMatch(/<td class="off" title="国庆节" *>1<small>休<\/small>/);
  expect(body).toMatch(/<td class="today" title="今天" aria-current="date">20<\/td>/);
});

it('folds the own area among the places, and names no part of a place beside it', async () => {
  const { body } = await visit(await openSite()).get('/plan/2020-jiading/places');
  expect(body.indexOf('安亭镇泥岗村')).toBeLessThan(body.indexOf('<summary>本区域'));
  expect(plain(body)).not.toMatch(/安亭、|泥岗、/);
});

it('says by name what is not loaded', async () => {
  const { status, body } = await visit(await openSite()).get('/plan/2021');
  expect(status).toBe(404);
  expect(body).toContain('没有载入“2021”');
});
