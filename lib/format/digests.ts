/** A digest taken apart for reading: the algorithm, then the first twelve characters in groups of four. */
export function shortDigest(digest: string): { readonly algorithm: string | null; readonly groups: string } {
  const colon = digest.indexOf(':');
  const hex = digest.slice(colon + 1);
  const groups = hex.slice(0, 12).match(/.{1,4}/g) ?? [];
  return { algorithm: colon > 0 ? digest.slice(0, colon) : null, groups: groups.join(' ') };
}
