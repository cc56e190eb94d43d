import { demandChannel, demandTs, type Method } from './chat.ts';
import { isRecord, type Json, text } from './check.ts';
import { Refusal } from './refusal.ts';
import { IDS, type Message, type State, type UploadedFile } from './state.ts';

/** Gives a place for the bytes of a file. */
const place: Method = (args, state) => {
  const [name, length] = [text(args.filename), Number(args.length)];
  if (name === '') throw new Refusal('missing_argument', ['/filename: missing']);
  // A length of 0 is refused in the same words as one that is missing.
  if (!Number.isInteger(length) || length < 1) throw new Refusal('missing_argument', [`/length: ${text(args.length)}`]);
  const file: UploadedFile = { id: state.id('F'), name, length, body: null, message: null };
  state.files.push(file);
  return { file_id: file.id, upload_url: `${state.url.replace(/api\/$/, 'upload/')}${file.id}` };
};

/** Takes the bytes at that place: as many as were announced, and once. */
export function takeUpload(state: State, id: string, bytes: Buffer): { status: number; body: Json } {
  const file = state.files.find((each) => each.id === id);
  const wrong = !file ? `no file ${id}` : bytes.length === file.length ? '' : `${bytes.length} of ${file.length} bytes`;
  if (!file || wrong !== '') {
    state.errors.push(`upload: ${wrong}`);
    return { status: file ? 400 : 404, body: { ok: false, error: wrong } };
  }
  file.body = bytes;
  return { status: 200, body: { ok: true } };
}

/** Shares files that have been brought, in a channel or a thread; without a channel nobody sees them. */
const complete: Method = (args, state) => {
  const given = (Array.isArray(args.files) ? args.files : []).filter(isRecord);
  if (given.length === 0) throw new Refusal('invalid_arguments', ['/files: missing']);
  const shared = given.map(({ id, title }) => {
    const file = state.files.find((each) => each.id === id);
    if (!file?.body || file.message !== null)
      throw new Refusal('file_not_found', [`/files: ${text(id)} ${file?.body ? 'is shared' : 'has no bytes'}`]);
    return { file, shown: { id: file.id, name: file.name, title: text(title) || file.name } };
  });
  const files = shared.map(({ shown }) => shown);
  if (args.channel_id === undefined) return { files };
  if (args.thread_ts !== undefined) demandTs(args, 'thread_ts');
  const message: Message = {
    channel: demandChannel({ channel: args.channel_id }),
    ts: state.stamp(),
    thread_ts: text(args.thread_ts) || undefined,
    ...{ user: IDS.botUser, text: text(args.initial_comment), blocks: undefined, metadata: undefined },
    ...{ files, bot_id: IDS.bot, app_id: IDS.app },
  };
  state.messages.push(message);
  state.posts.push(message);
  for (const { file } of shared) file.message = message;
  return { files };
};

/** Uploading files: asking for a place, and sharing what was brought there. */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': place,
  'files.completeUploadExternal': complete,
};
