import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentUnread, readNoticesContract } from '#lib/contracts/notices.ts';
import { readNotices } from '#lib/operations/notices/read-notices.ts';

// Having read is nobody's business but the reader's: it takes no revision, so no gate reads anything again.
export const POST = defineReadRoute(readNoticesContract, readNotices, presentUnread);
