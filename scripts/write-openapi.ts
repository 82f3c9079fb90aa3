import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '#lib/api/openapi.ts';

/** Writes `docs/openapi.json` anew from the contracts. A test fails while the two differ. */
const FILE = 'docs/openapi.json';
writeFileSync(FILE, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
execFileSync('node_modules/.bin/biome', ['format', '--write', FILE], { stdio: 'inherit' });
