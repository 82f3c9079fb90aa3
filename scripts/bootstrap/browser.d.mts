/** The path of a browser on this machine that Playwright can drive, or null. */
export function findBrowser(): string | null;
