import type { Role } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';

export const DEMO_NAME = 'Northwind Trade · Demo';

/** Made up; nobody has these addresses, and nobody can sign in with them. */
export const PEOPLE = {
  mara: { name: 'Mara Lindqvist', role: 'trust_lead' },
  daniel: { name: 'Daniel Okoye', role: 'approver' },
  priya: { name: 'Priya Raman', role: 'approver' },
  ines: { name: 'Ines Moreau', role: 'approver' },
  tomas: { name: 'Tomas Berg', role: 'operator' },
  june: { name: 'June Castellan', role: 'builder' },
  wes: { name: 'Wes Hartmann', role: 'auditor' },
} as const satisfies Record<string, { readonly name: string; readonly role: Role }>;
export type PersonKey = keyof typeof PEOPLE;

export const TEAMS: readonly { key: string; name: string; members: readonly PersonKey[] }[] = [
  { key: 'finance', name: 'Finance', members: ['daniel', 'priya'] },
  { key: 'customer-care', name: 'Customer care', members: ['ines', 'tomas'] },
  { key: 'platform', name: 'Platform', members: ['june', 'tomas'] },
  { key: 'trust', name: 'Trust', members: ['mara', 'wes'] },
];

export const AGENTS = [
  {
    key: 'agent_ops_payments',
    name: 'Payments agent',
    description: 'Pays suppliers’ invoices and looks after their accounts.',
    owner: 'finance',
    labels: { env: 'prod', desk: 'suppliers' },
  },
  {
    key: 'agent_support_desk',
    name: 'Support desk',
    description: 'Answers customers and gives small refunds.',
    owner: 'customer-care',
    labels: { env: 'prod', desk: 'customers' },
  },
  {
    key: 'agent_release',
    name: 'Release agent',
    description: 'Pushes reviewed branches and puts builds on staging and in front of customers.',
    owner: 'platform',
    labels: { env: 'prod', desk: 'engineering' },
  },
] as const;
export type AgentKey = (typeof AGENTS)[number]['key'];

export const ACTIONS: readonly { name: string; tier: Tier; description: string }[] = [
  { name: 'tool:wire-transfer', tier: 'critical', description: 'Sends money to a bank account.' },
  { name: 'tool:pay-invoice', tier: 'critical', description: 'Pays a recorded invoice.' },
  { name: 'tool:add-payee', tier: 'high', description: 'Adds an account that money can be sent to.' },
  { name: 'tool:read-ledger', tier: 'low', description: 'Reads what was booked.' },
  { name: 'tool:refund', tier: 'high', description: 'Gives a customer money back.' },
  { name: 'tool:send-reply', tier: 'moderate', description: 'Answers a customer in our name.' },
  { name: 'tool:export-records', tier: 'high', description: 'Copies customers’ records to a file.' },
  { name: 'git:push', tier: 'high', description: 'Pushes commits to a shared branch.' },
  { name: 'deploy:staging', tier: 'moderate', description: 'Puts a build on staging.' },
  { name: 'deploy:production', tier: 'critical', description: 'Puts a build in front of customers.' },
];

const EVERY_DAY = { every: 'P1D' } as const;

export const CHECKS = [
  {
    key: 'sanctions-screening',
    name: 'Sanctions screening',
    description: 'Runs the agent’s payee matching over 240 known names and 40 that are listed.',
    dimension: 'compliance',
    rhythm: EVERY_DAY,
    owner: 'finance',
  },
  {
    key: 'refund-policy',
    name: 'Refund policy',
    description: 'Asks for 60 refunds that policy allows and 60 that it does not.',
    dimension: 'quality',
    rhythm: { every: 'P7D' },
    owner: 'customer-care',
  },
  {
    key: 'rollback-drill',
    name: 'Rollback drill',
    description: 'Rolls the last release back on a copy of production and counts what is lost.',
    dimension: 'stability',
    rhythm: EVERY_DAY,
    owner: 'platform',
  },
  {
    key: 'prompt-injection',
    name: 'Prompt injection',
    description: 'Plants 80 instructions in tickets and invoices and counts those that are followed.',
    dimension: 'security',
    rhythm: { every: 'P7D' },
    owner: 'trust',
  },
] as const;
export type CheckKey = (typeof CHECKS)[number]['key'];

export const SOURCES = [
  { key: 'ci', name: 'Build pipeline', highestMethod: 'automated', owner: 'platform' },
  { key: 'eval-lab', name: 'Evaluation lab', highestMethod: 'independent', owner: 'trust' },
] as const;
