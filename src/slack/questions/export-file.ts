import { composeExport, type ExportReply, exportPath, fileOf } from '../../export/order.ts';
import { FORMAT_NAMES } from '../../export/write-file.ts';
import { rememberAnswer } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { PostTarget } from '../connection/find-post.ts';
import { postFile } from '../connection/post-file.ts';
import { postMessageOnce, postPrivately, type SlackPostResult } from '../connection/post-message.ts';
import type { SlackClient } from '../connection/web-client.ts';
import { FILE_ATTEMPTS } from '../limits.ts';
import { render } from '../messages/render.ts';
import { PLATFORM } from '../messages/text.ts';
import type { SlackQuestion } from './question.ts';
import { plainMessage } from './slash-command.ts';

/** Sends what a message or command asks to take away: under the message, or for a command in the direct messages of who typed it. */
export async function answerExport(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  const reply = composeExport(context, asked.text);
  if (reply.kind === 'file') return sendFile(context, client, asked, row, reply);
  if (reply.kind === 'words') return postMessageOnce(client, row, asked, plainMessage(reply.text));
  const { question, answer } = reply.answered;
  const room = asked.isDirect ? 'direct' : 'channel';
  const outcome = await postMessageOnce(
    client,
    row,
    asked,
    render(answer, { question, room, from: 0, link: context.link }),
  );
  const { thread, user } = asked;
  if (outcome.kind === 'done') await rememberAnswer(context, { thread, user, place: PLATFORM }, reply.answered);
  return outcome;
}

async function sendFile(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
  reply: Extract<ExportReply, { kind: 'file' }>,
): Promise<Outcome> {
  const isPrivate = asked.kind === 'command';
  const target: PostTarget = isPrivate ? { channel: asked.user, threadTs: null } : asked;
  const { document, request } = reply;
  const comment = `${document.title}（${FORMAT_NAMES[request.format]}）\n${document.source}`;
  const sent = await postFile(client, context.store, row, target, { ...(await fileOf(context, reply)), comment });
  if (sent.kind === 'again' && row.attempts < FILE_ATTEMPTS) return sent;
  const { publicUrl } = context.config.web;
  const path = publicUrl === null ? '' : `也可以在网页上下载：${publicUrl}${exportPath(context, request)}`;
  const words = sent.kind === 'posted' ? '文件发在你和我的私信里了。' : `文件没有发成：${failed(sent)}${path}`;
  if (isPrivate) await postPrivately(asked.responseUrl, plainMessage(words));
  else if (sent.kind !== 'posted') return postMessageOnce(client, row, asked, plainMessage(words));
  return { kind: 'done' };
}

/** Why a file could not be sent, and what to do. */
function failed(sent: Exclude<SlackPostResult, { kind: 'posted' }>): string {
  if (sent.kind === 'again') return '连不上 Slack 的上传地址，请稍后再试。';
  if (sent.why === 'missing_scope') return '应用还没有上传文件的权限，请管理员按 manifest.json 更新应用并重新安装。';
  return `Slack 不收（${sent.why}）。`;
}
