import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '#lib/contracts/define-contract.ts';

// Writes `lib/client/generated/endpoints.ts`: of each contract the method and the path, which is all that a browser
// needs at run time. Its types stay the contract's own; its schemas, and zod with them, stay on the server.

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'lib/contracts');

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

const lines = [
  "import type { Contract } from '#lib/contracts/define-contract.ts';",
  '',
  "const endpoint = <C extends Contract>(method: Contract['method'], path: string) => ({ method, path }) as C;",
  '',
];
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
for (const file of files.sort()) {
  const source = readFileSync(join(FOLDER, file), 'utf8');
  if (file === 'all-contracts.ts' || !source.includes('defineContract(')) continue;
  const exported: Record<string, unknown> = await import(join(FOLDER, file));
  for (const [name, value] of Object.entries(exported)) {
    if (!isContract(value)) continue;
    const type = `typeof import('#lib/contracts/${file}').${name}`;
    lines.push(
      `export const ${name} = /* @__PURE__ */ endpoint<${type}>('${value.method}', '${value.path}');`,
    );
  }
}
mkdirSync(join(ROOT, 'lib/client/generated'), { recursive: true });
writeFileSync(join(ROOT, 'lib/client/generated/endpoints.ts'), `${lines.join('\n')}\n`);
