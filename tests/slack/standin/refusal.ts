import { blockFaults, type Surface } from '../blocks.ts';
import { isRecord, type Json, text } from './check.ts';
import { plain } from './rich.ts';

/** The Web API's no: an error's name and what a person can mend. */
export class Refusal extends Error {
  readonly reasons: readonly string[];

  constructor(name: string, reasons: readonly string[] = []) {
    super(name);
    this.reasons = reasons;
  }
}

/** Refuses blocks beyond the limits of the surface. */
export function demandBlocks(blocks: unknown, surface: Surface): void {
  const faults = blockFaults(blocks, surface);
  const long = faults.length > 0 && faults.every((fault) => fault.includes('msg_blocks_too_long'));
  if (faults.length > 0) throw new Refusal(long ? 'msg_blocks_too_long' : 'invalid_blocks', faults);
}

/** Refuses a message without text, with too much of it, or with bad blocks or metadata. */
export function demandMessage(args: Json): { text: string; blocks: unknown[] | undefined; metadata: Json | undefined } {
  const { blocks, metadata } = args;
  const words = text(args.text);
  if (blocks !== undefined) demandBlocks(blocks, 'message');
  if (words.trim() === '') throw new Refusal('no_text', ['/text: missing; it is needed beside blocks too']);
  if (words.length > 40_000)
    throw new Refusal('msg_too_long', [`/text: ${words.length} characters, at most 40000 allowed`]);
  if (metadata !== undefined && !(isRecord(metadata) && text(metadata.event_type) && isRecord(metadata.event_payload)))
    throw new Refusal('invalid_metadata_format', ['/metadata: needs event_type and event_payload']);
  return { text: words, blocks: blocks as unknown[] | undefined, metadata: metadata as Json | undefined };
}

/** Refuses a view that is not a modal or a home tab within the limits. */
export function demandView(view: unknown, surface: 'modal' | 'home'): Json {
  if (!isRecord(view)) throw new Refusal('invalid_arguments', ['/view: must be an object']);
  const faults: string[] = [];
  if (view.type !== surface) faults.push(`/view/type: must be ${surface}`);
  if (text(view.private_metadata).length > 3000) faults.push('/view/private_metadata: at most 3000 characters allowed');
  if (text(view.callback_id).length > 255) faults.push('/view/callback_id: at most 255 characters allowed');
  if (surface === 'modal') {
    if (view.title === undefined) faults.push('/view/title: missing');
    for (const key of ['title', 'submit', 'close'] as const)
      if (view[key] !== undefined) faults.push(...plain(24)(view[key], `/view/${key}`));
    const inputs = Array.isArray(view.blocks) && view.blocks.some((block) => isRecord(block) && block.type === 'input');
    if (inputs && view.submit === undefined) faults.push('/view/submit: needed where there is an input');
  }
  if (faults.length > 0) throw new Refusal('invalid_arguments', faults);
  demandBlocks(view.blocks, surface);
  if (JSON.stringify(view).length > 250_000) throw new Refusal('view_too_large', ['/view: at most 250000 characters']);
  return view;
}
