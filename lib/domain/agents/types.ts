export type AgentLabels = Readonly<Record<string, string>>;

/** An autonomous system that asks for decisions. A retired one asks in vain. */
export type Agent = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly owner: { readonly id: string; readonly key: string; readonly name: string };
  readonly labels: AgentLabels;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};
