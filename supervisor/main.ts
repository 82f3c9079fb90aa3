import { askForDemoOnce } from '#supervisor/demo.ts';
import { firstOwnerLink } from '#supervisor/first-owner.ts';
import { PRODUCT_ENTRIES } from '#supervisor/roles.ts';
import { run } from '#supervisor/run.ts';

const isWished = (word: string) => process.argv.includes(word);

await run({
  entries: PRODUCT_ENTRIES,
  isDev: isWished('--dev'),
  firstOwner: firstOwnerLink,
  ...(isWished('--demo') && { demo: askForDemoOnce }),
});
