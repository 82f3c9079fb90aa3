import { firstOwnerLink } from '#supervisor/first-owner.ts';
import { PRODUCT_ENTRIES } from '#supervisor/roles.ts';
import { run } from '#supervisor/run.ts';

await run({ entries: PRODUCT_ENTRIES, isDev: process.argv.includes('--dev'), firstOwner: firstOwnerLink });
