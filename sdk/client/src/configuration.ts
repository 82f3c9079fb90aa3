import { CountersignError } from './errors.ts';

export type CountersignOptions = {
  /** Default: `COUNTERSIGN_API_KEY`. */
  readonly apiKey?: string | undefined;
  /** Where the product answers. Default: `COUNTERSIGN_URL`. */
  readonly baseUrl?: string | undefined;
  /** The agent that asks when a request names none. Default: `COUNTERSIGN_AGENT`. */
  readonly agentId?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For one decision, retries included. Default: 2000. */
  readonly timeoutMs?: number | undefined;
  /** Where warnings go. Default: `console.warn`. */
  readonly onWarning?: ((message: string) => void) | undefined;
};

export type Configuration = {
  readonly apiKey: string;
  /** With `/api/v1`, without a slash at its end. */
  readonly apiUrl: string;
  readonly agentId: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly warn: (message: string) => void;
};

const DEADLINE_MS = 2000;

/** Options first, then the environment; what is missing is said at once. */
export function configure(options: CountersignOptions): Configuration {
  const apiKey = options.apiKey ?? environment('COUNTERSIGN_API_KEY');
  const baseUrl = options.baseUrl ?? environment('COUNTERSIGN_URL');
  if (!apiKey) throw missing('an API key: pass apiKey or set COUNTERSIGN_API_KEY');
  if (!baseUrl) throw missing('an address: pass baseUrl or set COUNTERSIGN_URL');
  const timeoutMs = options.timeoutMs ?? DEADLINE_MS;
  if (!Number.isFinite(timeoutMs) || timeoutMs <= 0) {
    throw new CountersignError('configuration', 'timeoutMs must be a number above 0.');
  }
  return {
    apiKey,
    apiUrl: apiUrlOf(baseUrl),
    agentId: options.agentId ?? environment('COUNTERSIGN_AGENT') ?? null,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutMs,
    warn: options.onWarning ?? ((message) => console.warn(`countersign: ${message}`)),
  };
}

function missing(what: string): CountersignError {
  return new CountersignError('configuration', `Countersign needs ${what}.`);
}

function apiUrlOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new CountersignError(
      'configuration',
      'The address of Countersign must be http(s)://host, with no user, query or fragment.',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path.endsWith('/api/v1') ? path : `${path}/api/v1`}`;
}

/** Browsers have no environment. */
function environment(name: string): string | undefined {
  return globalThis.process?.env?.[name] || undefined;
}
