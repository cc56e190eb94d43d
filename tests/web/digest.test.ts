import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { openSite, PARTIAL, type Site, visit } from './site.ts';

const PLACE = { platform: 'slack', channel: 'C0GENERAL' };

function subscribe({ context }: Site) {
  const schedule = { at: '08:45', scope: '7', rhythm: 'daily' } as const;
  return context.store.subscriptions.set({ ...PLACE, ...schedule, setBy: 'U0ALICE', setName: '李<b>', since: 1 });
}

describe('the page of the daily post', () => {
  it('shows the post of today and of any day, word for word and with its address', async () => {
    const visitor = visit(await openSite());
    const today = await visitor.get('/digest');
    expect(today.body).toContain('<h2>2020年4月20日 周一</h2>');
    expect(today.body).toContain('【预告】4月20日 周一');
    const { body } = await visitor.get('/digest?date=2020-04-26');
    expect(body).toContain('4月26日 周日');
    expect(body).toMatch(/<mark>4\.26知识产权日<\/mark>|4\.26知识产权日/);
    expect(body).toMatch(/href="\/plan\/2020-jiading\?mark=\d+-\d+#mark"[^>]*>——[^<]*（4\.5）/);
    expect((await visitor.get('/digest?date=2020-01-31')).body).toContain('不推送');
    expect((await visitor.get('/digest?date=2020-04-21&scope=7')).body).toContain('（7.');
    expect((await visitor.get('/')).body).toContain('<a href="/digest" >每日推送</a>');
  });

  it("opens on the same time of the plan's year where that is over, and says so", async () => {
    const later = { ...knowledge, plan: { ...knowledge.plan, year: 2019 } };
    const { body } = await visit(await openSite({}, { plans: [later] })).get('/digest');
    expect(body).toContain('<h2>2019年4月22日 周一</h2>');
    expect(body).toContain('载入的是2019年的要点');
  });

  it('tells when was last posted and what did not go out', async () => {
    const site = await openSite();
    const { posts } = site.context.store;
    const visitor = visit(site);
    expect((await visitor.get('/digest')).body).toContain('还没有推送过');
    const at = site.context.now();
    const made = await posts.claim({ ...PLACE, day: '2020-04-17', kind: 'digest' }, at, 1);
    if (made) await posts.posted(made, at);
    const left = await posts.claim({ ...PLACE, day: '2020-04-20', kind: 'digest' }, at, 1);
    if (left) await posts.skip(left, '频道不在了');
    const { body } = await visitor.get('/digest');
    expect(body).toContain('上次推送：4月20日 周一 10:00，发到 slack C0GENERAL');
    expect(body).toContain('上次没有发出：4月20日 周一 的推送，slack C0GENERAL，频道不在了');
  });

  it.each(['2020-02-30', 'x', '<script>', '2020-4-1'])('says what is wrong with the date %s', async (date) => {
    const { status, body } = await visit(await openSite()).get(`/digest?date=${encodeURIComponent(date)}`);
    expect(status).toBe(400);
    expect(body).toContain('这一天，请写成 2020-04-24');
    expect(body).not.toContain('<script>');
  });

  it('lists, changes and ends subscriptions on this machine', async () => {
    const site = await openSite();
    await subscribe(site);
    const visitor = visit(site);
    const { body } = await visitor.get('/digest');
    expect(body).toContain('<h3>slack C0GENERAL</h3>');
    expect(body).toContain('每个工作日 08:45，由李&lt;b&gt;设置');
    expect(body).toContain('接下来：4月21日 周二 08:45');
    const changed = { ...PLACE, at: '09:30', scope: '', rhythm: 'weekly' };
    expect((await visitor.post('/digest/change', changed)).headers.get('location')).toBe('/digest');
    expect(await site.context.store.subscriptions.get(PLACE)).toMatchObject({
      ...{ at: '09:30', scope: null, rhythm: 'weekly', setBy: 'U0ALICE' },
    });
    for (const wrong of [{ at: '25:00' }, { at: '9:3' }, { scope: '40' }, { rhythm: 'hourly' }])
      expect((await visitor.post('/digest/change', { ...changed, ...wrong })).status).toBe(400);
    expect((await visitor.post('/digest/change', { ...changed, channel: 'C0OTHER' })).status).toBe(404);
    expect(await site.context.store.subscriptions.get(PLACE)).toMatchObject({ at: '09:30', rhythm: 'weekly' });
    expect((await visitor.post('/digest/unsubscribe', PLACE)).status).toBe(303);
    expect(await site.context.store.subscriptions.all()).toEqual([]);
    expect((await visitor.get('/digest')).body).toContain('还没有订阅');
  });

  it('keeps subscriptions and what people asked behind the token, and the preview open', async () => {
    const token = 'a-token-of-the-office';
    const site = await openSite({ CONSOLE_TOKEN: token });
    await subscribe(site);
    for (let i = 0; i < 3; i++) await visit(site).post('/ask', { text: '学校食堂今年怎么监管' });
    const visitor = visit(site);
    const closed = await visitor.get('/digest?date=2020-04-20');
    expect(closed.status).toBe(200);
    expect(closed.body).toContain('【预告】');
    expect(closed.body).not.toContain('C0GENERAL');
    expect(closed.body).not.toContain('学校食堂');
    const changed = { ...PLACE, at: '09:30', scope: '', rhythm: 'weekly' };
    expect((await visitor.post('/digest/change', changed)).status).toBe(401);
    expect((await visitor.post('/digest/unsubscribe', PLACE)).status).toBe(401);
    expect(await site.context.store.subscriptions.get(PLACE)).toMatchObject({ at: '08:45' });
    const signed = await visitor.post('/sign-in', { token, to: '/digest' });
    expect(signed.headers.get('location')).toBe('/digest');
    expect((await visitor.get('/digest')).body).toContain('C0GENERAL');
    expect((await visit(site).post('/sign-in', { token, to: 'https://evil.example' })).headers.get('location')).toBe(
      '/gaps',
    );
  });
});

it('in the chat an order is answered by where it belongs and what can be done here', async () => {
  const site = await openSite();
  const visitor = visit(site);
  for (const text of ['/digest 订阅 08:45', '每天8点半推送第7条', '不要再推送了', '/digest 现在', '/digest']) {
    const { body } = await visitor.post('/ask', { text }, PARTIAL);
    expect(body, text).toContain('这里没有改动');
    expect(body, text).toContain('value="/digest 预览"');
  }
  expect((await visitor.post('/ask', { text: '/digest 预览 2020-04-24' }, PARTIAL)).body).toContain('4月24日 周五');
  expect((await visitor.post('/ask', { text: '换一条' }, PARTIAL)).body).toContain('【换一条】');
  expect((await visitor.get('/')).body).toContain('这里没有改动');
  expect(await site.context.store.subscriptions.all()).toEqual([]);
});
