import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and others put Chromium; CHROMIUM_PATH names another place. */
const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const PATH = PLACES.find((path) => path !== '' && existsSync(path)) ?? null;

/** Whether tests can have a browser. */
export const HAS_CHROMIUM = PATH !== null;

/** Starts Chromium without a window; it calls nobody. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH ?? '',
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
