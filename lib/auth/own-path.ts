/**
 * Where to go after signing in.
 * INVARIANT: only a path of our own is ever gone to: an address elsewhere, or one a browser reads as such, is the start.
 */
export function ownPath(next: string | string[] | null | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : '/';
}

/** The door for whoever asked for `target` without being signed in: it leads back there. */
export function signInFor(target: string | null): string {
  const asked = new URL(ownPath(target), 'http://localhost');
  // Next's own mark on what it fetches for a page that is open already.
  asked.searchParams.delete('_rsc');
  const path = `${asked.pathname}${asked.search}`;
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}
