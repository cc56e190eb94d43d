import { expect, it } from 'vitest';
import type { Span } from '../../index/plan/plan.ts';
import { citations, quotedUnits } from '../../intents/answer/answer.ts';
import { readSet } from '../eval/row.ts';
import { ask, knowledge } from '../knowledge.ts';
import { openSite, PARTIAL, visit } from './site.ts';

/** Spans of the plan that the links of a page lead to. */
function cited(body: string): readonly Span[] {
  const links = [...body.matchAll(/<a (?:class="address" )?href="\/plan\/[^"?]+\?mark=(\d+)-(\d+)#/g)];
  return links.map(([, start, end]) => ({ start: Number(start), end: Number(end) }));
}

it('gives the same citations as the terminal to the whole question set', async () => {
  const site = await openSite();
  let seen = 0;
  for (const row of readSet('questions')) {
    const visitor = visit(site);
    const turns = row.dialogue ?? [row.question ?? ''];
    let body = '';
    for (const text of turns) body = (await visitor.post('/ask', { text }, PARTIAL)).body;
    const answer = ask(...turns);
    const quoted = quotedUnits(answer);
    const wanted = citations(answer);
    // A fact whose whole measure is quoted has no sentence of its own.
    const shown = wanted.filter(({ unit, start, end }) => {
      const home = knowledge.units.get(unit);
      return !quoted.has(unit) || (home?.start === start && home.end === end);
    });
    const links = cited(body);
    const isInside = (link: Span, home: Span) => link.start >= home.start && link.end <= home.end;
    // A link may mark the clause that was asked for: inside a citation, and every citation has one.
    for (const citation of shown)
      expect(
        links.some((link) => isInside(link, citation)),
        row.id,
      ).toBe(true);
    for (const link of links)
      expect(
        shown.some((citation) => isInside(link, citation)),
        row.id,
      ).toBe(true);
    seen += shown.length;
  }
  expect(seen).toBeGreaterThan(100);
});

it('shows the same conversation again when the page is loaded anew, and goes on with it', async () => {
  const site = await openSite();
  const visitor = visit(site);
  for (const text of ['第6条', '那第二点呢']) {
    const { status, headers } = await visitor.post('/ask', { text });
    expect([status, headers.get('location')]).toEqual([303, '/#latest']);
  }
  const { body } = await visitor.get('/');
  expect(body.match(/<article/g)).toHaveLength(2);
  expect(body).toContain('接上：第6条');
  expect((await visitor.post('/ask', { text: '谁负责' }, PARTIAL)).body).toContain('接上：6.2');
  expect((await visit(site).get('/')).body).not.toContain('<article');
});

it('remembers what was spoken of before the turns that it no longer shows', async () => {
  const site = await openSite();
  const visitor = visit(site);
  for (let i = 1; i <= 22; i++) await visitor.post('/ask', { text: i === 1 ? '第5条' : '下一条' }, PARTIAL);
  const { body } = await visitor.get('/');
  expect(body.match(/<article/g)).toHaveLength(20);
  const first = body.slice(body.indexOf('<article'), body.indexOf('</article>'));
  expect(first).toContain('接上：');
});

it('forgets a conversation when asked to', async () => {
  const visitor = visit(await openSite());
  await visitor.post('/ask', { text: '第6条' });
  expect((await visitor.post('/clear', {})).status).toBe(303);
  expect((await visitor.get('/')).body).not.toContain('<article');
});

it('tells how the bot is, without keeping it in the conversation', async () => {
  const visitor = visit(await openSite());
  const { body } = await visitor.post('/ask', { text: '/plan 状态' }, PARTIAL);
  expect(body).toMatch(/已载入《.+》：20条、74点，版本 \d{4}-\d\d-\d\d [0-9a-f]{7}。/);
  expect(body).toContain('全年249个工作日');
  expect((await visitor.get('/')).body).not.toContain('<article');
});
