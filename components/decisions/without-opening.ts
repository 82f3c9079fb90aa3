/** A decision's sentence without the word its mark says already. */
export function withoutOpening(summary: string): string {
  const rest = summary.replace(/^(?:Allowed, amount held|Allowed|Held for review|Lowered|Blocked): /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
