/** Where people find the product, without a slash at its end. From configuration, never from a request. */
export function productUrl(): string {
  return (process.env.COUNTERSIGN_URL ?? 'http://localhost:3000').replace(/\/+$/, '');
}
