'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { opened } from '#components/layout/opened.ts';
import { KeyCaps } from '#components/ui/key-caps.tsx';
import { Menu, MenuChoice, MenuItem, MenuRule } from '#components/ui/menu.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import { DENSITIES, type Density, rememberDensity, rememberZone } from '#lib/client/preferences.ts';
import { signOutHere } from '#lib/client/session.ts';
import type { Role } from '#lib/domain/access/permissions.ts';
import { initials } from '#lib/format/numbers.ts';

export type Me = { readonly name: string; readonly email: string; readonly role: Role };

type MeMenuProps = { readonly me: Me; readonly density: Density };

const THEMES = ['system', 'light', 'dark'] as const;

/** Who is signed in, how they read, and the way out. */
export function MeMenu({ me, density }: MeMenuProps) {
  const t = useTranslations('shell');
  const roles = useTranslations('ui.role');
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="grid size-6 shrink-0 place-items-center rounded-full border border-line-2 bg-hover font-strong text-[0.65625rem] leading-none pointer-coarse:size-9"
        >
          <span aria-hidden>{initials(me.name)}</span>
          <span className="sr-only">{t('me', { name: me.name })}</span>
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-1">
        <div className="font-strong">{me.name}</div>
        <div className="text-ink-3 text-table">
          {me.email} · {roles(me.role)}
        </div>
      </div>
      <MenuRule />
      <ReadingChoices density={density} />
      <MenuRule />
      <MenuItem onClick={() => opened.open('shortcuts')}>
        <span className="flex-1">{t('shortcuts.title')}</span>
        <KeyCaps keys="?" />
      </MenuItem>
      <MenuItem onClick={() => void signOutHere()}>{t('signOut')}</MenuItem>
    </Menu>
  );
}

/** Theme, density and zone: how one person reads, on this browser. */
function ReadingChoices({ density }: { readonly density: Density }) {
  const t = useTranslations('shell');
  const { theme = 'system', setTheme } = useTheme();
  const router = useRouter();
  const zone = useZone();
  const remember = (write: () => void) => {
    write();
    router.refresh();
  };
  return (
    <>
      <MenuChoice
        label={t('theme')}
        value={theme}
        options={THEMES.map((value) => ({ value: value as string, label: t(`themes.${value}`) }))}
        onChoose={setTheme}
      />
      <MenuChoice
        label={t('density')}
        value={density}
        options={DENSITIES.map((value) => ({ value, label: t(`densities.${value}`) }))}
        onChoose={(value) => remember(() => rememberDensity(value))}
      />
      <MenuChoice
        label={t('zone')}
        value={zone === 'UTC' ? 'utc' : 'local'}
        options={[
          { value: 'utc', label: t('zones.utc') },
          { value: 'local', label: t('zones.local') },
        ]}
        onChoose={(value) => remember(() => rememberZone(value))}
      />
    </>
  );
}
