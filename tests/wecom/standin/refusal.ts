/**
 * The errcodes with which WeCom says no. `parameter`, `empty`, `type` and `frequency` are its general ones; which of
 * them the long connection gives is not published, nor is `stranger`: a bot should only ask whether there is one.
 */
export const CODES = {
  secret: [853000, 'invalid bot_id or secret'],
  reqId: [846605, 'invalid req_id'],
  expired: [846608, 'stream message update expired'],
  unsubscribed: [846609, 'aibot websocket not subscribed'],
  type: [40008, 'invalid message type'],
  parameter: [40058, 'invalid Request Parameter'],
  empty: [44004, 'empty content'],
  frequency: [45009, 'api freq out of limit'],
  stranger: [93006, 'invalid chatid'],
  key: [93000, 'invalid webhook url'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** An acknowledgement without its headers. */
export interface Outcome {
  readonly errcode: number;
  readonly errmsg: string;
}

/** WeCom's no: an errcode, and for a person who reads the test's failure the reason. */
export class Refusal extends Error {
  readonly errcode: number;
  readonly errmsg: string;

  constructor(code: keyof typeof CODES, reason = '') {
    const [errcode, errmsg] = CODES[code];
    super(reason === '' ? errmsg : `${errmsg}: ${reason}`);
    this.errcode = errcode;
    this.errmsg = errmsg;
  }
}
