import { passwordRefusal } from '#lib/domain/access/password-rules.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { hashPassword } from '#lib/platform/password-hash.ts';

/** The hash of a password that will do. Raises `password_weak`, at the path of the field, for one that will not. */
export async function hashStrongPassword(
  password: string,
  email: string,
  path = 'password',
): Promise<string> {
  const refusal = passwordRefusal(password, email);
  if (refusal)
    throw new Problem('password_weak', `The password ${refusal}.`, { errors: [{ path, message: refusal }] });
  return hashPassword(password);
}
