import type { ReactNode } from 'react';
import { SettingsNav } from '#components/settings/settings-nav.tsx';

/** The frame of every page of the settings. */
export default function SettingsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SettingsNav />
      {children}
    </>
  );
}
