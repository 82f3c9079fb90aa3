import * as z from 'zod';
import type { AgentResource } from '#lib/client/agents.ts';
import { RegisterAgentBody } from '#lib/contracts/agents.ts';

/** An agent as its form holds it: labels are lines of `name=value`. */
export const AgentFields = z.object({
  ...RegisterAgentBody.pick({ key: true, name: true, owner: true }).shape,
  description: z.string().max(4000),
  labels: z
    .string()
    .refine(
      (text) => linesOf(text).every((line) => /^[^=]+=.+$/.test(line)),
      'each line must look like name=value',
    ),
});
export type AgentValues = z.output<typeof AgentFields>;

/** What the form begins with. */
export function agentValues(agent?: AgentResource): AgentValues {
  return {
    key: agent?.key ?? '',
    name: agent?.name ?? '',
    owner: agent?.owner.key ?? '',
    description: agent?.description ?? '',
    labels: Object.entries(agent?.labels ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  };
}

/** What the form sends. */
export function toAgentBody(values: AgentValues) {
  return { ...values, labels: labelsOf(values.labels) };
}

function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
