/** `namespace:name`, as `tool:wire-transfer` or `mcp:github.create_issue`. */
const NAMESPACE = '[a-z][a-z0-9_-]{0,31}';
const NAME = '[A-Za-z0-9_][A-Za-z0-9._/-]{0,127}';
const ACTION_NAME = new RegExp(`^${NAMESPACE}:${NAME}$`);
const ACTION_PREFIX = new RegExp(`^${NAMESPACE}:(?:${NAME})?$`);

/** Whether the text names one action. */
export function isActionName(text: string): boolean {
  return ACTION_NAME.test(text);
}

/** Whether the text is an exact action name, a prefix such as `tool:wire-*`, a namespace `tool:*`, or `*`. */
export function isActionPattern(text: string): boolean {
  if (!text.endsWith('*')) return isActionName(text);
  return text === '*' || ACTION_PREFIX.test(text.slice(0, -1));
}

/** Whether the pattern names no action in particular: `*` or a whole namespace. An authorising clause may not hold one. */
export function isBroad(pattern: string): boolean {
  return pattern === '*' || pattern.endsWith(':*');
}

/** Whether the pattern matches the action's name; case counts. */
export function matchesAction(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Whether every name that `narrow` matches is matched by `wide` too. */
export function coversPattern(wide: string, narrow: string): boolean {
  if (!wide.endsWith('*')) return wide === narrow;
  const prefix = wide.slice(0, -1);
  return (narrow.endsWith('*') ? narrow.slice(0, -1) : narrow).startsWith(prefix);
}
