import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PlainPage } from '#components/layout/plain-page.tsx';

// Addresses here may hold a one-time token: they are told to nobody.
export const metadata: Metadata = { referrer: 'no-referrer' };

/** The frame of every page before the console. */
export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return <PlainPage>{children}</PlainPage>;
}
