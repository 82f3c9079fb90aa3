import { defineWriteRoute } from '#lib/api/define-route.ts';
import { changePasswordContract, presentEmail } from '#lib/contracts/access.ts';
import { changePassword } from '#lib/operations/access/change-password.ts';

export const POST = defineWriteRoute(changePasswordContract, changePassword, presentEmail);
