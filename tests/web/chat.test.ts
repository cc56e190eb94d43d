import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HAS_CHROMIUM } from '../parts.ts';
import { ask, useBrowser } from './chromium.ts';
import { openSite, visit } from './site.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const NARROW = { viewport: { width: 1000, height: 700 } };
const WIDE = { viewport: { width: 1280, height: 800 } };

describe.skipIf(!HAS_CHROMIUM)('the console in a browser', () => {
  const { open, allowComplaints } = useBrowser();

  const isInView = (page: Page, selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });

  describe('the answer stands first', () => {
    it('leads with the clause that was asked for, folds the rest, and its address marks the clause', async () => {
      const page = await open('/', NARROW);
      await ask(page, '5月20日有什么活动');
      const quote = page.locator('.turn .quote');
      const clause = '“开展“5.20世界计量日”“9.9眼镜配镜日”“计量知识进社区、进校园”等宣传活动。”';
      expect(await quote.locator('> .clause').innerText()).toBe(clause);
      expect(await quote.locator('.whole blockquote').isVisible()).toBe(false);
      await quote.locator('.whole summary').click();
      expect(await quote.locator('.whole blockquote').innerText()).toContain('12.推进计量监管');
      await page.goto((await quote.locator('a.address').getAttribute('href')) ?? '');
      expect(`“${(await page.locator('mark').allInnerTexts()).join('')}”`).toBe(clause);
    });

    it('lists numbers in three columns and folds what is no target', async () => {
      const page = await open('/', NARROW);
      await ask(page, '量化指标列一下');
      const [targets, rest] = [page.locator('.card > .facts'), page.locator('.card > .more .facts')];
      expect(await targets.locator('thead').innerText()).toMatch(/数\s+说的是什么\s+条号/);
      expect(await targets.locator('tbody tr').first().innerText()).toMatch(
        /60台\s+“完成60台住宅小区老旧电梯安全评估工作”\s+6\.1/,
      );
      expect(await targets.locator('tbody tr').count()).toBe(5);
      expect(await rest.first().isVisible()).toBe(false);
    });
  });

  describe('errors are seen', () => {
    it('shows in view that the server is gone, keeps the question and asks it again', async () => {
      const page = await open('/', NARROW);
      await ask(page, '第5条');
      await page.route('**/ask', (route) => route.abort());
      await page.fill('#text', '6.2');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await isInView(page, '.refusal')).toBe(true);
      expect(await page.inputValue('#text')).toBe('6.2');
      await page.unroute('**/ask');
      await page.getByRole('button', { name: '重试' }).click();
      await page.locator('.turn').nth(1).waitFor();
      expect(await page.locator('.refusal').count()).toBe(0);
      expect(await page.inputValue('#text')).toBe('');
      allowComplaints();
    });

    it('does the same where a button was pressed and the server fails', async () => {
      const page = await open('/', NARROW);
      await page.route('**/ask', (route) =>
        route.fulfill({ status: 500, body: '<section class="notice"><p>出错了</p>' }),
      );
      await page.locator('.welcome .button').first().click();
      expect(await page.getByRole('alert').locator('p').innerText()).toBe('出错了');
      await page.unroute('**/ask');
      await page.getByRole('button', { name: '重试' }).click();
      await page.locator('.turn').waitFor();
      expect(await page.locator('.turn .asked').innerText()).toBe('第6条');
      allowComplaints();
    });

    it('keeps the question that came too fast', async () => {
      const page = await open('/', NARROW, { QUESTIONS_PER_MINUTE: '1' });
      await ask(page, '第5条');
      await page.fill('#text', '6.2');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain('一分钟最多问1个问题');
      expect(await isInView(page, '.refusal')).toBe(true);
      expect(await page.inputValue('#text')).toBe('6.2');
      expect(await page.getByRole('button', { name: '重试' }).isVisible()).toBe(true);
    });
  });

  describe('there is a way back', () => {
    it('finds the conversation again with Back, where it was left and as it was unfolded', async () => {
      const page = await open('/', PHONE);
      await ask(page, '缺斤短两');
      await ask(page, '第5条');
      const summary = page.locator('.turn .whole summary').first();
      await summary.click();
      await summary.evaluate((element) => element.scrollIntoView());
      const top = () => summary.evaluate((element) => Math.round(element.getBoundingClientRect().top));
      const before = await top();
      await page.goto('/plan/2020-jiading');
      await page.goBack();
      expect(await page.locator('.turn').count()).toBe(2);
      expect(await page.locator('.whole').first().getAttribute('open')).not.toBeNull();
      expect(Math.abs((await top()) - before)).toBeLessThan(2);
    });

    it('leads from a citation to its question, and from what was found to the whole text', async () => {
      const page = await open('/', NARROW);
      await ask(page, '6.1');
      await page.locator('.turn a.address').evaluate((link: HTMLAnchorElement) => location.assign(link.href));
      await page.locator('.printed mark').first().waitFor();
      await page.getByRole('link', { name: '回到提问' }).click();
      await page.locator('.turn').waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      await page.goto('/plan/2020-jiading');
      await page.fill('#find', '气瓶');
      await page.getByRole('link', { name: '返回全文' }).click();
      await page.locator('#printed h1').waitFor();
      expect(await page.locator('#printed h2').count()).toBeGreaterThan(0);
    });
  });

  describe('it prints clean', () => {
    it.each([true, false])(
      'prints everything that is folded and nothing that is pressed, scripts: %s',
      async (scripts) => {
        const page = await open('/?q=%E7%AC%AC5%E6%9D%A1', { ...NARROW, javaScriptEnabled: scripts });
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.turn blockquote:visible').count()).toBe(11);
        expect(await page.locator('button:visible, input:visible, summary:visible').count()).toBe(0);
      },
    );

    it('prints one answer alone, with the whole of each measure', async () => {
      const page = await open('/', NARROW);
      await ask(page, '第6条');
      await ask(page, '缺斤短两');
      await page.evaluate(() => {
        window.print = () => undefined;
      });
      await page.locator('.turn').last().getByRole('button', { name: '打印' }).click();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.asked:visible').allInnerTexts()).toEqual(['缺斤短两']);
      expect(await page.locator('.turn blockquote:visible').innerText()).toContain('12.推进计量监管');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await page.locator('.asked:visible').count()).toBe(2);
    });

    it('prints tables as tables, however narrow the paper', async () => {
      const page = await open('/plan/2020-jiading/figures', PHONE);
      await page.emulateMedia({ media: 'print' });
      const display = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((one) => getComputedStyle(one).display);
      expect(await display('.tables > table > tbody > tr')).toBe('table-row');
      expect(await page.locator('.tables > table > thead').first().isVisible()).toBe(true);
      expect(await page.locator('button:visible, .tabs:visible').count()).toBe(0);
    });
  });

  describe('the chat', () => {
    it('closes the list of commands with the question', async () => {
      const page = await open('/', NARROW);
      await page.fill('#text', '/plan');
      expect(await page.locator('#commands').isVisible()).toBe(true);
      await page.keyboard.press('Enter');
      await page.locator('.turn').waitFor();
      expect(await page.locator('#commands').isVisible()).toBe(false);
    });

    it('brings back what was asked with the arrows', async () => {
      const page = await open('/', NARROW);
      await ask(page, '6.1');
      await ask(page, '第6条');
      const values: string[] = [];
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
        await page.keyboard.press(key);
        values.push(await page.inputValue('#text'));
      }
      expect(values).toEqual(['第6条', '6.1', '6.1', '第6条', '']);
    });

    it('shows at once what was asked and that it is being answered', async () => {
      const page = await open('/', NARROW);
      let release = () => {};
      const waiting = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/ask', async (route) => {
        await waiting;
        await route.continue();
      });
      await page.fill('#text', '6.1');
      await page.keyboard.press('Enter');
      await page.locator('#busy').waitFor();
      expect(await page.locator('#busy').innerText()).toMatch(/6\.1\s+正在查/);
      release();
      await page.locator('.turn').waitFor();
      await page.locator('#busy').waitFor({ state: 'hidden' });
    });

    it('offers to clear the conversation after the first question, and the views all along', async () => {
      const page = await open('/', NARROW);
      const clear = page.getByRole('button', { name: '清空对话' });
      expect(await clear.isVisible()).toBe(false);
      await ask(page, '6.1');
      expect(await clear.isVisible()).toBe(true);
      const views = page.getByRole('navigation', { name: '直接看' });
      expect(await views.getByRole('link').allInnerTexts()).toEqual([
        ...['全文', '指标', '日历', '成果', '协作单位', '地点', '全部任务'],
      ]);
      expect(await isInView(page, '.views')).toBe(true);
      await clear.click();
      await page.locator('.turn').waitFor({ state: 'detached' });
    });

    it('offers under an answer what fits it, and after a refusal what is near to it', async () => {
      const page = await open('/', NARROW);
      const offered = async (text: string) => {
        await ask(page, text);
        return page.locator('.turn').last().locator('.buttons .button').allInnerTexts();
      };
      expect(await offered('量化指标列一下')).toEqual([]);
      expect(await offered('6.1')).toEqual(expect.arrayContaining(['同条其他', '谁负责']));
      expect(await offered('第6条')).not.toContain('同条其他');
      expect(await offered('局长是谁')).toEqual(['目录', '帮助']);
    });

    it('tells the version in a tooltip', async () => {
      const page = await open('/', NARROW);
      await ask(page, '6.1');
      expect(await page.locator('.turn').innerText()).not.toMatch(/\d{4}-\d\d-\d\d [0-9a-f]{7}/);
      expect(await page.locator('.version').getAttribute('title')).toMatch(/^要点版本 \d{4}-\d\d-\d\d [0-9a-f]{7}$/);
    });
  });

  describe('a link to a question', () => {
    it('is copied from an answer, opens it alone, and goes on from it', async () => {
      const page = await open('/', { ...NARROW, permissions: ['clipboard-read', 'clipboard-write'] });
      await ask(page, '第2条');
      await ask(page, '6.1');
      await page.locator('.turn').last().getByRole('button', { name: '复制链接' }).click();
      await page.getByRole('button', { name: '已复制' }).waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      expect(new URL(link).search).toBe('?q=6.1');
      await page.getByRole('button', { name: '清空对话' }).click();
      await page.locator('.turn').first().waitFor({ state: 'detached' });
      await page.goto(link);
      expect(await page.locator('.asked').allInnerTexts()).toEqual(['6.1']);
      await ask(page, '谁负责');
      expect(await page.locator('.turn').last().innerText()).toContain('接上：6.1');
      await page.goto('/');
      expect(await page.locator('.asked').allInnerTexts()).toEqual(['6.1', '谁负责']);
    });

    it('goes on without scripts, too', async () => {
      const page = await open('/?q=6.1', { javaScriptEnabled: false });
      await page.fill('#text', '谁负责');
      await page.click('.send');
      expect(await page.locator('.asked').allInnerTexts()).toEqual(['6.1', '谁负责']);
    });
  });

  describe('the source', () => {
    it('stands beside the answer where there is room, at the marked clause', async () => {
      const page = await open('/', WIDE);
      await ask(page, '缺斤短两');
      const mark = page.locator('#source mark').first();
      await mark.waitFor();
      const [pane, answer, marked] = await Promise.all(
        [page.locator('#source'), page.locator('.turn .card'), mark].map((one) => one.boundingBox()),
      );
      expect(pane?.x).toBeGreaterThan((answer?.x ?? 0) + (answer?.width ?? 0));
      expect(marked?.y).toBeGreaterThan(0);
      expect(marked?.y).toBeLessThan(WIDE.viewport.height);
      await page.getByRole('button', { name: '清空对话' }).click();
      await page.locator('.turn').waitFor({ state: 'detached' });
      await ask(page, '量化指标列一下');
      await page.locator('.facts .unit a').nth(1).click();
      await page.locator('#source mark', { hasText: '确保抽查结果公示率达100%' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      await page.keyboard.press('Escape');
      expect(await page.locator('#source').isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('9.1');
    });

    it('slides over the answer on a phone, and goes with Back', async () => {
      const page = await open('/', PHONE);
      await ask(page, '6.1');
      expect(await page.locator('#source').isVisible()).toBe(false);
      await page.locator('.turn a.address').click();
      await page.locator('#source').waitFor();
      expect((await page.locator('#source').boundingBox())?.width).toBeCloseTo(PHONE.viewport.width);
      await page.goBack();
      await page.locator('#source').waitFor({ state: 'hidden' });
      expect(await page.locator('.turn').count()).toBe(1);
      await page.locator('.turn a.address').click();
      await page.locator('#source').waitFor();
      await page.getByRole('button', { name: '关闭' }).click();
      await page.locator('#source').waitFor({ state: 'hidden' });
    });
  });

  describe('Ctrl-K', () => {
    it('finds items, lists and what was asked, by keys alone, from any page', async () => {
      const page = await open('/', NARROW);
      await ask(page, '缺斤短两');
      await page.goto('/plan/2020-jiading/figures');
      await page.keyboard.press('Control+k');
      await page.locator('#targets li').first().waitFor();
      expect(await page.locator('#targets li').first().innerText()).toMatch(/缺斤短两\s+问过/);
      await page.keyboard.type('食品');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/plan/2020-jiading#5');
      await page.keyboard.press('Control+k');
      await page.locator('#targets li').first().waitFor();
      await page.keyboard.type('日历');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/plan/2020-jiading/calendar');
      await page.keyboard.press('Control+k');
      await page.locator('#targets li').first().waitFor();
      await page.keyboard.type('电梯评估多少台');
      await page.keyboard.press('Enter');
      await page.locator('.turn').waitFor();
      expect(await page.locator('.turn .fact').innerText()).toContain('60台');
      await page.keyboard.press('Control+k');
      await page.locator('#palette').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('#palette').waitFor({ state: 'hidden' });
    });
  });
});

it('answers a link to a question without adding it to the conversation, markup escaped', async () => {
  const visitor = visit(await openSite());
  const { body, headers } = await visitor.get(`/?q=${encodeURIComponent('<b>6.1</b>')}`);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).not.toContain('<b>6.1</b>');
  expect(body).toContain('&lt;b&gt;6.1&lt;/b&gt;');
  expect((await visitor.get('/')).body).not.toContain('<article');
});
