import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { HAS_CHROMIUM } from '../parts.ts';
import { ask, useBrowser } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844, deviceScaleFactor: 0, mobile: true };

describe.skipIf(!HAS_CHROMIUM)('the page in a browser', () => {
  const { open, allowComplaints } = useBrowser();

  it('shows a newcomer what can be asked, and answers an example on a click', async () => {
    const page = await open();
    expect(await page.title()).toBe('工作要点助手');
    await page.locator('#text:focus').waitFor();
    const examples = page.locator('.welcome .button');
    expect(await examples.count()).toBe(4);
    await examples.first().click();
    await page.locator('.turn blockquote').first().waitFor();
    expect(await page.locator('.turn .asked').innerText()).toBe('第6条');
  });

  it('talks: answers, goes on, clears the field, keeps the focus, tells a screen reader', async () => {
    const page = await open();
    await ask(page, '电梯评估多少台');
    await ask(page, '谁负责');
    expect(await page.locator('.turn').nth(1).innerText()).toContain('接上：6.1');
    expect(await page.inputValue('#text')).toBe('');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    expect(await page.getAttribute('#talk', 'aria-live')).toBe('polite');
    await page.locator('.turn').nth(0).getByRole('button', { name: '同条其他' }).click();
    await page.locator('.turn').nth(2).waitFor();
    expect(await page.locator('.turn').nth(2).locator('blockquote').count()).toBe(4);
    await page.reload();
    expect(await page.locator('.turn').count()).toBe(3);
  });

  it.each(['量化指标列一下', '第5条'])(
    'opens the last citation of %s at its sentence, marked and in view',
    async (asked) => {
      const page = await open();
      await ask(page, asked);
      for (const fold of await page.locator('.turn .more > summary').all()) await fold.click();
      const quote = await page.locator('.turn .clause').last().innerText();
      const link = page.locator('.turn').locator('a.address, .unit a').last();
      await link.click();
      // The link is the current one once the plan stands at its place.
      await page.waitForFunction((element) => element?.hasAttribute('aria-current'), await link.elementHandle());
      const mark = page.locator('#source mark').first();
      const words = (text: string) => text.replace(/[\s“”]/g, '');
      expect(words((await page.locator('#source mark').allInnerTexts()).join(''))).toBe(words(quote));
      const box = await mark.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
    },
  );

  it('completes a slash command with the keys alone', async () => {
    const page = await open();
    await page.locator('#text:focus').waitFor();
    await page.keyboard.type('/pl');
    expect(await page.locator('#commands li:visible').count()).toBe(6);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#text', 'aria-activedescendant')).toBe('command2');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#text')).toBe('/plan 指标 ');
    expect(await page.locator('#commands').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.locator('.turn').waitFor();
    expect(await page.locator('.turn').innerText()).toContain('60台');
    await page.keyboard.type('/');
    await page.keyboard.press('Escape');
    expect(await page.locator('#commands').isVisible()).toBe(false);
  });

  it('copies a quotation with its address in a line', async () => {
    const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, '6.1');
    await page.getByRole('button', { name: '复制引文' }).click();
    await page.getByRole('button', { name: '已复制' }).waitFor();
    const { plan } = knowledge;
    const measure = plan.measures.find(({ id }) => id === '6.1');
    const text = plan.text.slice(measure?.start, measure?.end);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`“${text}”——《${plan.title}》二(二)6.1`);
  });

  it('takes an opinion and asks why', async () => {
    const page = await open();
    await ask(page, '6.1');
    await page.getByRole('button', { name: '没用' }).click();
    await page.getByRole('button', { name: '不完整' }).click();
    await page.getByText('已记下，谢谢。').waitFor();
    await page.goto('/gaps');
    expect(await page.locator('table').last().innerText()).toMatch(/6\.1\s+不完整/);
  });

  it('filters the plan as one types', async () => {
    const page = await open('/plan/2020-jiading');
    await page.fill('#find', '气瓶');
    await page.locator('#printed figure').first().waitFor();
    expect(await page.locator('#printed figure').count()).toBe(1);
    await page.fill('#find', '');
    await page.locator('#printed h1').waitFor();
  });

  it('works without scripts', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.fill('#text', '6.2');
    await page.click('.send');
    expect(await page.locator('.turn').innerText()).toContain('6.2');
    await page.fill('#text', '谁负责');
    await page.keyboard.press('Enter');
    await page.locator('.turn').nth(1).waitFor();
    expect(await page.locator('.turn').last().innerText()).toContain('接上：6.2');
    expect(await page.getByText('复制引文').first().isVisible()).toBe(false);
    await page.locator('.turn').last().getByRole('button', { name: '没用' }).click();
    await page.getByRole('button', { name: '有错误' }).click();
    expect(await page.locator('.turn').count()).toBe(2);
    await page.goto('/plan/2020-jiading');
    await page.fill('#find', '气瓶');
    await page.click('.filter .send');
    expect(await page.locator('#printed figure').count()).toBe(1);
  });

  it('says so when the server cannot be reached, and keeps what was typed', async () => {
    const page = await open();
    await page.route('**/ask', (route) => route.abort());
    await page.fill('#text', '6.2');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.inputValue('#text')).toBe('6.2');
    allowComplaints();
  });

  const paths = ['figures', 'calendar', 'documents', 'partners', 'places', 'tasks'].map(
    (name) => `/plan/2020-jiading/${name}`,
  );
  it.each([
    ['the first page', ['/']],
    ['the plan', ['/plan/2020-jiading?mark=900-950#mark']],
    ['the tables', paths],
    ['the subscriptions', ['/digest']],
    ['what was not answered', ['/gaps']],
  ])(
    'has no serious fault of accessibility and does not scroll sideways, light, dark and on a phone: %s',
    async (_, all) => {
      const page = await open();
      for (const path of all) {
        await page.goto(path);
        if (path === '/') {
          await ask(page, '量化指标列一下');
          await ask(page, '学校食堂今年怎么监管');
          await page.keyboard.type('/');
        }
        await page.evaluate(AXE);
        await look(page, `${path}, light`);
        await page.emulateMedia({ colorScheme: 'dark' });
        // The same page in other colours.
        await look(page, `${path}, dark`, ['color-contrast', 'link-in-text-block']);
        await page.emulateMedia({ colorScheme: 'light' });
        const device = await page.context().newCDPSession(page);
        await device.send('Emulation.setDeviceMetricsOverride', PHONE);
        await look(page, `${path}, phone`);
        await device.send('Emulation.clearDeviceMetricsOverride');
        await device.detach();
      }
    },
  );

  /** Looks for serious faults by all rules or by some, and whether the page is wider than the window. */
  async function look(page: Page, where: string, rules?: readonly string[]): Promise<void> {
    const found = await page.evaluate(async (only) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
      const some = only === undefined ? {} : { runOnly: { type: 'rule', values: only } };
      const { violations } = await axe.run({ resultTypes: ['violations'], ...some });
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        where: nodes.map((node) => node.html).slice(0, 3),
      }));
    }, rules);
    expect(
      found.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
      where,
    ).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, where).toBeLessThanOrEqual(0);
  }
});

/** What axe finds. */
interface Found {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
}
