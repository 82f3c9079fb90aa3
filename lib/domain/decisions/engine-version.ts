/** Rises whenever the same inputs could give other bytes than before. */
export const ENGINE_VERSION = '2';
