/** The default export of a CommonJS module: Node hands over the whole module where a bundler hands over the default. */
export function defaultExport<T>(module: T): T {
  return typeof module === 'object' && module !== null && 'default' in module
    ? (module.default as T)
    : module;
}
