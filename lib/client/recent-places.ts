export type RecentPlace = { readonly href: string; readonly label: string; readonly note: string };

const KEY = 'countersign-recent';
const KEPT = 6;

/** Where somebody went by the search, on this browser, the last first. */
export function recentPlaces(): readonly RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: RecentPlace): void {
  const others = recentPlaces().filter(({ href }) => href !== place.href);
  try {
    localStorage.setItem(KEY, JSON.stringify([place, ...others].slice(0, KEPT)));
  } catch {
    // A browser that keeps nothing remembers no places.
  }
}

// INVARIANT: what a browser kept leads only within the console.
function isPlace(value: unknown): value is RecentPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { href, label, note } = value as Partial<Record<keyof RecentPlace, unknown>>;
  return (
    typeof href === 'string' &&
    /^\/(?!\/)/.test(href) &&
    typeof label === 'string' &&
    typeof note === 'string'
  );
}
