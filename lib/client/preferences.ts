export const DENSITIES = ['compact', 'standard', 'comfortable'] as const;
/** How high the rows of tables are. */
export type Density = (typeof DENSITIES)[number];

/** Kept in cookies, so that the server renders the same page the browser would. */
export const DENSITY_COOKIE = 'countersign-density';
export const ZONE_COOKIE = 'countersign-zone';

const YEAR_S = 365 * 24 * 3600;

/** The density a cookie names; `standard` where it names none. */
export function densityOf(value: string | undefined): Density {
  return DENSITIES.find((density) => density === value) ?? 'standard';
}

export function rememberDensity(density: Density): void {
  remember(DENSITY_COOKIE, density);
}

/** `local` remembers the browser's own zone by its name. */
export function rememberZone(choice: 'utc' | 'local'): void {
  remember(ZONE_COOKIE, choice === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP.
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}

const SHORTCUTS_KEY = 'countersign-shortcuts';
const shortcutListeners = new Set<() => void>();

/** Whether single keys do something. They do until somebody turns them off on this browser. */
export function shortcutsAreOn(): boolean {
  return stored(SHORTCUTS_KEY) !== 'off';
}

export function rememberShortcuts(areOn: boolean): void {
  store(SHORTCUTS_KEY, areOn ? 'on' : 'off');
  for (const listener of shortcutListeners) listener();
}

export function subscribeToShortcuts(listener: () => void): () => void {
  shortcutListeners.add(listener);
  return () => void shortcutListeners.delete(listener);
}

// A browser may keep nothing at all; then a choice lasts as long as the page.
const forThisPage = new Map<string, string>();

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? forThisPage.get(name) ?? null;
  } catch {
    return forThisPage.get(name) ?? null;
  }
}

function store(name: string, value: string): void {
  forThisPage.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {}
}
