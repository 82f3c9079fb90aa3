'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';
import { useSignOfLife } from '#components/layout/use-sign-of-life.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { goToSignIn } from '#lib/client/session.ts';

/** What every screen stands in: theme, and one cache a browser. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => makeQueryClient(goToSignIn));
  useSignOfLife(queryClient);
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="countersign-theme"
    >
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </ThemeProvider>
  );
}
