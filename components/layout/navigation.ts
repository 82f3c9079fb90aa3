import {
  Activity,
  Bot,
  CirclePause,
  Gauge,
  Grid3x3,
  History,
  Inbox,
  type LucideIcon,
  ScrollText,
  Settings,
  Zap,
} from 'lucide-react';

export type Place = {
  /** Its words are `shell.nav.<key>`. */
  readonly key:
    | 'now'
    | 'reviews'
    | 'overrides'
    | 'decisions'
    | 'pacts'
    | 'agents'
    | 'actions'
    | 'evidence'
    | 'access'
    | 'settings';
  readonly href: string;
  readonly Icon: LucideIcon;
};

/** The rail, in groups: what needs somebody, what there is, and how it is set up. */
export const PLACES: readonly (readonly Place[])[] = [
  [
    { key: 'now', href: '/', Icon: Inbox },
    { key: 'reviews', href: '/reviews', Icon: CirclePause },
    { key: 'overrides', href: '/overrides', Icon: History },
    { key: 'decisions', href: '/decisions', Icon: Activity },
  ],
  [
    { key: 'pacts', href: '/pacts', Icon: ScrollText },
    { key: 'agents', href: '/agents', Icon: Bot },
    { key: 'actions', href: '/actions', Icon: Zap },
    { key: 'evidence', href: '/evidence', Icon: Gauge },
    { key: 'access', href: '/access', Icon: Grid3x3 },
  ],
  [{ key: 'settings', href: '/settings', Icon: Settings }],
];

/** Whether a path lies in a place. */
export function isIn(place: Place, pathname: string): boolean {
  return place.href === '/'
    ? pathname === '/'
    : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
