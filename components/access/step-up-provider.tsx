'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { OverlayOutlet, overlays } from '#components/ui/overlays.tsx';
import { type MeResource, meQuery } from '#lib/client/access.ts';
import { proveWith } from '#lib/client/proof.ts';

const StepUpDialog = dynamic(() =>
  import('#components/access/step-up-dialog.tsx').then((module) => module.StepUpDialog),
);

/**
 * Asks whoever is signed in to prove that it is them when an act is refused for want of it. The act is sent again by
 * itself; nothing else on a screen has to know.
 */
export function StepUpProvider() {
  const queryClient = useQueryClient();
  useEffect(() => proveWith(() => ask(queryClient)), [queryClient]);
  return <OverlayOutlet />;
}

let asked: Promise<boolean> | null = null;

// Several acts that are refused at the same moment are one question.
function ask(queryClient: QueryClient): Promise<boolean> {
  asked ??= show(queryClient).finally(() => {
    asked = null;
  });
  return asked;
}

async function show(queryClient: QueryClient): Promise<boolean> {
  const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  const isProven = await shown(me);
  overlays.hide();
  if (isProven) await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  return isProven;
}

function shown(me: MeResource): Promise<boolean> {
  return new Promise((resolve) => {
    overlays.show(<StepUpDialog me={me} onEnd={resolve} />, () => resolve(false));
  });
}
