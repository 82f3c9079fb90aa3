import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  declareActionContract,
  listActionsContract,
  updateActionContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { ActionResource, DeclareActionBody, UpdateActionBody } from '#lib/contracts/actions.ts';

export type { ActionResource };

export type ActionFilters = Omit<z.input<(typeof listActionsContract)['query']>, 'limit' | 'cursor'>;

const ROOT = ['actions'] as const;

/** The catalogue and what was seen undeclared, by name. */
export function actionsQuery(filters: ActionFilters) {
  return pagesOptions([...ROOT, 'list', filters], (cursor, signal) =>
    request(listActionsContract, { query: { ...filters, cursor }, signal }),
  );
}

export function declareActionMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof DeclareActionBody>) => request(declareActionContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ROOT }),
  });
}

export function updateActionMutation(queryClient: QueryClient, actionName: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateActionBody>) =>
      request(updateActionContract, { params: { actionName }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ROOT }),
  });
}
