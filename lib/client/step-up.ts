import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  addPasskeyContract,
  listPasskeysContract,
  offerPasskeyContract,
  offerStepUpContract,
  removePasskeyContract,
  stepUpContract,
} from '#lib/client/generated/endpoints.ts';
import { createPasskey, signWithPasskey } from '#lib/client/passkey-ceremony.ts';
import { request } from '#lib/client/request.ts';
import type { PasskeyResource } from '#lib/contracts/passkeys.ts';

export type { PasskeyResource };

const keys = { me: ['me'] as const, passkeys: ['passkeys'] as const };

/** The signed-in person's own passkeys. */
export const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: ({ signal }) => request(listPasskeysContract, { signal }),
});

/** Proves this session by the password. */
export function proveByPassword(password: string) {
  return request(stepUpContract, { body: { password } });
}

/** Proves this session by one of the person's passkeys, which the browser asks for. */
export async function proveByPasskey() {
  const passkey = await signWithPasskey(await request(offerStepUpContract, {}));
  return request(stepUpContract, { body: { passkey } });
}

/** Has the browser make a passkey and keeps it under the name. */
export function addPasskeyMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: async (name: string) => {
      const passkey = await createPasskey(await request(offerPasskeyContract, {}));
      return request(addPasskeyContract, { body: { name, passkey } });
    },
    onSettled: () => refresh(queryClient),
  });
}

/** Forgets a passkey. */
export function removePasskeyMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (passkeyId: string) => request(removePasskeyContract, { params: { passkeyId } }),
    onSettled: () => refresh(queryClient),
  });
}

function refresh(queryClient: QueryClient) {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.passkeys }),
    queryClient.invalidateQueries({ queryKey: keys.me }),
  ]);
}
