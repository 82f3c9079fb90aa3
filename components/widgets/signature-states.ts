import type { SignatureLine } from '#components/ui/signature-block.tsx';

type SignatureState = {
  readonly title: string;
  readonly lines: readonly SignatureLine[];
  readonly isComplete?: boolean;
};

const author = { id: 'author', signedBy: 'Dana Kim', role: 'Author', when: '24 Nov 2026' };
const approver = { id: 'approver', signedBy: 'Omar Reyes', role: 'Approver', when: '25 Nov 2026' };

/** A signature block in each of its states. */
export const SIGNATURES: readonly SignatureState[] = [
  {
    title: 'one is awaited',
    lines: [author, { id: 'open', signedBy: null, awaits: 'one approver, not the author', role: 'Approver' }],
  },
  { title: 'complete', lines: [author, approver], isComplete: true },
  {
    title: 'solo',
    lines: [author, { ...author, id: 'solo', role: 'Approver', mark: 'solo' }],
  },
  {
    title: 'voided by an edit',
    lines: [author, { ...approver, voidedBy: 'Dana Kim’s edit of clause 1 voided it' }],
  },
];
