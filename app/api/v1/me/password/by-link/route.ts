import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentEmail, setPasswordByLinkContract } from '#lib/contracts/access.ts';
import { setPasswordByLink } from '#lib/operations/access/set-password-by-link.ts';

export const POST = defineWriteRoute(setPasswordByLinkContract, setPasswordByLink, presentEmail);
