import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PLATFORMS } from '../../src/app/platforms.ts';
import { readConfig } from '../../src/config/config.ts';
import { connectEmbed } from '../../src/embed/serve.ts';
import { connect } from '../../src/web/connect.ts';
import { HAS_CHROMIUM } from '../parts.ts';
import { openTestApp } from '../test-app.ts';
import { openChromium } from '../web/chromium.ts';
import { visit } from '../web/site.ts';

/** Another site, whose page holds the box; `home` is where the box comes from. */
async function openPortal(home: () => string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>门户</title><script src="${home()}/embed.js"></script><plan-ask height="300"></plan-ask>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function openBox(origins: string): Promise<string> {
  const app = await openTestApp({ API_ORIGINS: origins });
  onTestFinished(app.close);
  await connect(app.context);
  await connectEmbed(app.context);
  return app.context.server.url;
}

describe('the question box', () => {
  it('is there where an origin is named, and not otherwise', () => {
    const isWanted = PLATFORMS.find(({ name }) => name === 'embed')?.isWanted;
    expect(isWanted?.(readConfig({}))).toBe(false);
    expect(isWanted?.(readConfig({ API_ORIGINS: 'https://portal.example.gov.cn' }))).toBe(true);
  });

  it('may be held by the named sites alone, and its frame runs and loads nothing', async () => {
    const url = await openBox('https://portal.example.gov.cn');
    const { status, headers, body } = await visit({ url }).get('/embed');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://portal.example.gov.cn");
    expect(policy).toContain("default-src 'none'");
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
    expect(body).not.toMatch(/<script|src=|style="/);
    expect((await visit({ url }).get('/')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('answers, goes on from what was spoken of last, and keeps nothing of it', async () => {
    const app = await openTestApp({ API_ORIGINS: 'https://portal.example.gov.cn' });
    onTestFinished(app.close);
    await connectEmbed(app.context);
    const post = (form: Record<string, string>) => visit(app.context.server).post('/embed', form, { origin: 'null' });
    const first = await post({ text: '第6条' });
    expect(first.body).toContain('data-status="answered"');
    const [, focus = ''] = /name="focus" value="([^"]*)"/.exec(first.body) ?? [];
    const second = await post({ text: '那第二点呢', focus: focus.replaceAll('&quot;', '"') });
    expect(second.body).toContain('data-cited="6.2"');
    for (const broken of ['{', '[]', '{"units":7}']) {
      const { status, body } = await post({ text: '那第二点呢', focus: broken });
      expect([status, /data-status="(\w+)"/.exec(body)?.[1]]).toEqual([200, 'clarify']);
    }
    expect((await post({ text: '局长是谁' })).body).toContain('data-status="not_in_plan"');
    expect(await app.context.store.unanswered.top({ since: 0, limit: 9 })).toEqual([]);
  });

  it('escapes what was asked, and refuses what is too large', async () => {
    const url = await openBox('https://portal.example.gov.cn');
    const { body } = await visit({ url }).post('/embed', { text: '"><script>alert(1)</script>' });
    expect(body).not.toContain('<script>');
    expect((await visit({ url }).post('/embed', { text: 'x'.repeat(100_000) })).status).toBe(413);
    expect((await visit({ url }).get('/embed/nowhere')).status).toBe(404);
  });
});

describe.skipIf(!HAS_CHROMIUM)('the question box in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  async function visitPortal(url: string): Promise<Page> {
    const context = await browser.newContext();
    context.setDefaultTimeout(0);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  it('stands in another site’s page, sandboxed, and answers there', async () => {
    let home = '';
    const portal = await openPortal(() => home);
    home = await openBox(portal);
    const page = await visitPortal(portal);
    const frame = page.frameLocator('plan-ask iframe');
    expect(await page.locator('plan-ask iframe').getAttribute('sandbox')).not.toMatch(
      /allow-(?:scripts|same-origin|top)/,
    );
    expect((await page.locator('plan-ask iframe').boundingBox())?.height).toBe(300);
    await frame.locator('#text').fill('电梯评估多少台');
    await frame.locator('#text').press('Enter');
    await frame.locator('main[data-cited="6.1"]').waitFor();
    expect(await frame.locator('main').innerText()).toContain('60台');
    const [opened] = await Promise.all([page.waitForEvent('popup'), frame.locator('a.address').first().click()]);
    await opened.locator('mark').first().waitFor();
    expect(opened.url()).toContain('/plan/2020-jiading?mark=');
    expect(page.url()).toBe(`${portal}/`);
  });

  it('does not stand in the page of a site that is not named', async () => {
    let home = '';
    const portal = await openPortal(() => home);
    home = await openBox('https://portal.example.gov.cn');
    const page = await visitPortal(portal);
    await expect.poll(() => page.frames().length).toBe(2);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  });

  it('is shown by a page of our own', async () => {
    const home = await openBox('https://portal.example.gov.cn');
    const page = await visitPortal(`${home}/embed/example`);
    await page.frameLocator('plan-ask iframe').getByRole('button', { name: '量化指标列一下' }).click();
    await page.frameLocator('plan-ask iframe').locator('main[data-status="answered"]').waitFor();
  });
});
