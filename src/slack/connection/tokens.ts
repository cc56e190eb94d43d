import type { Config } from '../../config/config.ts';

/** Refusals that no second try mends. */
const FINAL = /invalid_auth|not_authed|token_revoked|account_inactive|missing_scope/;

/** Whether Slack refuses the token for good. */
export function isRefused(reason: string): boolean {
  return FINAL.test(reason);
}

/** The setting that Slack still needs and where to get it, in Chinese; null where all are there. */
export function missingToken({ slack }: Config): string | null {
  const { botToken, appToken, signingSecret } = slack;
  if (botToken === null) return 'SLACK_BOT_TOKEN：Slack → OAuth & Permissions → Bot User OAuth Token（xoxb-）';
  if (appToken !== null || signingSecret !== null) return null;
  return 'SLACK_APP_TOKEN：Slack → Basic Information → App-Level Tokens，权限 connections:write（xapp-）';
}
