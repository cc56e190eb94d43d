import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { CHROMIUM } from '../parts.ts';
import { openSite } from './site.ts';

/** Ways of a test with a browser of its own. */
interface BrowserTest {
  /** Opens a page of a new console; what the browser complains about fails the test, and so does a request elsewhere. */
  open(path?: string, options?: BrowserContextOptions, env?: Record<string, string>): Promise<Page>;
  /** For a test that breaks something on purpose. */
  allowComplaints(): void;
}

/** One browser for the tests of a block; pages close with their test. */
export function useBrowser(): BrowserTest {
  let browser: Browser;
  let allowed = false;
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
    allowed = false;
  });
  return {
    allowComplaints: () => {
      allowed = true;
    },
    open: async (path = '/', options = {}, env = {}) => {
      const { url } = await openSite(env);
      const context = await browser.newContext({ ...options, baseURL: url });
      // What never comes is the test's own end.
      context.setDefaultTimeout(0);
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('request', (request) => {
        if (!request.url().startsWith(url)) complaints.push(request.url());
      });
      closers.push(async () => {
        await context.close();
        if (!allowed) expect(complaints).toEqual([]);
      });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

/** Types a question and waits for its answer. */
export async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator('.turn').count();
  await page.fill('#text', text);
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(before).waitFor();
}

/** Starts Chromium without a window; it calls nobody. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    timeout: 0,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
