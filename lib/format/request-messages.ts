import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRequestConfig } from 'next-intl/server';

type Catalogue = Record<string, unknown>;

const FOLDER = join(process.cwd(), 'messages', 'en');

let kept: Catalogue | null = null;

/** Every catalogue of the language, each under its file's name: `messages/en/pacts.json` is read as `pacts.…`. */
export function readMessages(folder: string = FOLDER): Catalogue {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  );
}

function messages(): Catalogue {
  if (process.env.NODE_ENV !== 'production') return readMessages();
  kept ??= readMessages();
  return kept;
}

// One language today; a second adds a folder and a choice here.
export default getRequestConfig(async () => ({ locale: 'en', timeZone: 'UTC', messages: messages() }));
