import { defineReadRoute } from '#lib/api/define-route.ts';
import { listNoticesContract, presentNoticePage } from '#lib/contracts/notices.ts';
import { listNotices } from '#lib/operations/notices/list-notices.ts';

export const GET = defineReadRoute(listNoticesContract, listNotices, presentNoticePage);
