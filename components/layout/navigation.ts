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
  /** Goes there after `g`. */
  readonly letter: string;
  readonly Icon: LucideIcon;
};

/** The rail, in groups: what needs somebody, what there is, and how it is set up. */
export const PLACES: readonly (readonly Place[])[] = [
  [
    { key: 'now', href: '/', letter: 'n', Icon: Inbox },
    { key: 'reviews', href: '/reviews', letter: 'r', Icon: CirclePause },
    { key: 'overrides', href: '/overrides', letter: 'o', Icon: History },
    { key: 'decisions', href: '/decisions', letter: 'd', Icon: Activity },
  ],
  [
    { key: 'pacts', href: '/pacts', letter: 'p', Icon: ScrollText },
    { key: 'agents', href: '/agents', letter: 'a', Icon: Bot },
    { key: 'actions', href: '/actions', letter: 'c', Icon: Zap },
    { key: 'evidence', href: '/evidence', letter: 'e', Icon: Gauge },
    { key: 'access', href: '/access', letter: 'x', Icon: Grid3x3 },
  ],
  [{ key: 'settings', href: '/settings', letter: 's', Icon: Settings }],
];

/** Whether a path lies in a place. */
export function isIn(place: Place, pathname: string): boolean {
  return place.href === '/'
    ? pathname === '/'
    : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
