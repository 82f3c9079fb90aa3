import type { IncomingMessage } from 'node:http';
import type { KeyCheck } from '#gate/authenticate.ts';
import type { Gate } from '#lib/gate/gate.ts';

/** What every handler is given: the gate, who checks keys, where people find the console. */
export type GateContext = {
  readonly gate: Gate;
  readonly keys: KeyCheck;
  readonly productUrl: string;
};

/** One request on its way through a handler. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Aborted when the caller has gone. */
  readonly gone: AbortSignal;
};

/** What a handler answers: JSON text and the revision it was answered under. */
export type Answer = { readonly status: number; readonly body: string; readonly revision: number };

export type Handler = (context: GateContext, exchange: Exchange) => Promise<Answer>;
