import { randomUUID } from 'node:crypto';
import type { Leases } from '../../store/leases.ts';
import { MEMORY } from '../limits.ts';

/** A sending that must not be made twice, where nobody can look whether it arrived. */
interface SendOnce {
  /** Writes down that it is made now; false where that was written before. */
  begin(): Promise<boolean>;
  /** Strikes it out: it certainly did not arrive. */
  undo(): Promise<void>;
}

/** Opens a sending by its key. It is on the disk before anything is sent, so what is unclear is never sent again. */
export function openSendOnce(leases: Leases, key: string, now: () => number): SendOnce {
  const [name, holder] = [`sent:${key}`, randomUUID()];
  return {
    begin: () => leases.take(name, holder, now(), MEMORY.sent),
    undo: async () => {
      await leases.release(name, holder);
    },
  };
}

/** Whether a sending was begun before. */
export async function wasSent(leases: Leases, key: string, now: () => number): Promise<boolean> {
  const probe = openSendOnce(leases, key, now);
  if (!(await probe.begin())) return true;
  await probe.undo();
  return false;
}
