'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useMe } from '#components/layout/me-context.tsx';
import { PLACES } from '#components/layout/navigation.ts';
import { opened } from '#components/layout/opened.ts';
import { type Entry, placeOfHit } from '#components/search/prepare-search.ts';
import { DENSITIES, rememberDensity, rememberZone } from '#lib/client/preferences.ts';
import type { HitResource } from '#lib/client/search.ts';
import { type Permission, ROLE_PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { PROBLEM_CODES } from '#lib/domain/problems/codes.ts';
import { DOC_NAMES } from '#lib/format/doc-names.ts';

const SETTINGS = ['members', 'teams', 'keys', 'webhooks', 'posture', 'workspace', 'account'] as const;

const entry = (group: Entry['group'], label: string, rest: Partial<Entry>): Entry => ({
  ...{ id: `${group} ${rest.href ?? label}`, group, label, note: '', words: '' },
  ...rest,
});

/** Every page of the console and of the documentation. */
export function usePlaceEntries(): readonly Entry[] {
  const t = useTranslations('shell');
  const docs = useTranslations('docs');
  return [
    ...PLACES.flat().map(({ key, href }) => entry('place', t(`nav.${key}`), { href })),
    entry('place', t('crumb.notices'), { href: '/notices' }),
    entry('place', t('crumb.welcome'), { href: '/welcome' }),
    ...SETTINGS.map((key) =>
      entry('place', t(`crumb.${key}`), { href: `/settings/${key}`, note: t('crumb.settings') }),
    ),
    entry('doc', docs('title'), { href: '/docs' }),
    entry('doc', docs('api.title'), { href: '/docs/api' }),
    entry('doc', docs('nav.errors'), { href: '/docs/errors' }),
    ...DOC_NAMES.map((name) =>
      entry('doc', docs(`pages.${name}.title`), { href: `/docs/${name}`, note: docs('title') }),
    ),
    ...PROBLEM_CODES.map((code) =>
      entry('doc', code, { href: `/docs/errors/${code}`, note: docs('nav.errors') }),
    ),
  ];
}

/** What can be done from anywhere, as far as the reader may. */
export function useActEntries(): readonly Entry[] {
  const t = useTranslations('search.act');
  const shell = useTranslations('shell');
  const me = useMe();
  const router = useRouter();
  const { setTheme } = useTheme();
  const may = (permission: Permission) => me !== null && ROLE_PERMISSIONS[me.role].includes(permission);
  const remember = (write: () => void) => () => {
    write();
    router.refresh();
  };
  return [
    ...(may('stop:freeze')
      ? [entry('act', t('stop'), { run: () => opened.open('stop'), words: 'freeze' })]
      : []),
    ...(may('agent:write')
      ? [entry('act', t('register'), { href: '/agents?do=register', words: 'new' })]
      : []),
    ...(may('pact:draft') ? [entry('act', t('newPact'), { href: '/pacts/new' })] : []),
    entry('act', t('shortcuts'), { run: () => opened.open('shortcuts'), words: 'keys help' }),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      entry('reading', t('theme', { theme: shell(`themes.${theme}`) }), { run: () => setTheme(theme) }),
    ),
    ...DENSITIES.map((density) =>
      entry('reading', t('density', { density: shell(`densities.${density}`) }), {
        ...{ run: remember(() => rememberDensity(density)), words: 'density' },
      }),
    ),
    ...(['utc', 'local'] as const).map((zone) =>
      entry('reading', t('zone', { zone: shell(`zones.${zone}`) }), {
        ...{ run: remember(() => rememberZone(zone)), words: 'time zone' },
      }),
    ),
  ];
}

/** What the server found; a pact also as what can be done with it. */
export function useHitEntries(): (hits: readonly HitResource[]) => readonly Entry[] {
  const t = useTranslations('search');
  return (hits) =>
    hits.map((hit) => {
      const { kind, name, number, about, id } = hit;
      const isNumbered = (kind === 'version' || kind === 'draft') && number !== null;
      const label = isNumbered ? t(`name.${kind}`, { name, number }) : name;
      const note = [t(`kind.${kind}`), about].filter(Boolean).join(' · ');
      return entry('hit', label, { id: `${kind} ${id} ${number ?? ''}`, note, href: placeOfHit(hit) });
    });
}
