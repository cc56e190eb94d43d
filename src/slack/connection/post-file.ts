import type { ExportFile } from '../../export/write-file.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { Store } from '../../store/store.ts';
import { TIMING } from '../limits.ts';
import { escapeMarkup } from '../messages/text.ts';
import { channelOf, findFile, type PostTarget } from './find-post.ts';
import { failureOf, type SlackPostResult } from './post-message.ts';
import type { SlackClient } from './web-client.ts';

/** Refusals of files that no second try mends. */
const REFUSED = [
  'missing_scope',
  'file_type_not_allowed',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'file_upload_size_restricted',
];

/**
 * Sends a file with a line above it, once as far as it goes: nothing is seen of an upload before its last step, which is
 * taken under the lease of the row, and before a second try the place is searched for the file of the first.
 */
export async function postFile(
  client: SlackClient,
  { conversations }: Store,
  row: Claimed,
  target: PostTarget,
  { name, body, comment }: ExportFile & { readonly comment: string },
): Promise<SlackPostResult> {
  const kept = `slack:file:${row.key}`;
  try {
    const channel = await channelOf(client, target.channel);
    const before = row.attempts > 1 ? await conversations.recall(kept, Date.now()) : null;
    if (before !== null && (await findFile(client, { ...target, channel }, before)))
      return { kind: 'posted', ts: null };
    if (row.leaseUntil - Date.now() < TIMING.leaseReserve) return { kind: 'again', after: 0 };
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: name,
      length: body.length,
    });
    await upload(url, body);
    await conversations.remember(kept, id, Date.now());
    const leased = client.before(row.leaseUntil - TIMING.leaseSpare, Date.now);
    await leased.files.completeUploadExternal({
      files: [{ id, title: name }],
      channel_id: channel,
      initial_comment: escapeMarkup(comment),
      ...(target.threadTs === null ? {} : { thread_ts: target.threadTs }),
    });
    return { kind: 'posted', ts: null };
  } catch (error) {
    client.log.warn({ error: String(error), key: row.key }, 'file not sent');
    return failureOf(error, REFUSED);
  }
}

/** Brings the bytes to the address that Slack gave for them. */
async function upload(url: string, body: Buffer): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(TIMING.http),
  });
  if (!response.ok) throw new Error(`the upload was answered ${response.status}`);
}
