import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

export type SignatureLine = {
  readonly id: string;
  /** The name as signed; null where it is still awaited. */
  readonly signedBy: string | null;
  /** What an open line waits for: “one more approver”. */
  readonly awaits?: ReactNode;
  readonly role: ReactNode;
  readonly when?: ReactNode;
  /** What ended the signature; the name is struck through. */
  readonly voidedBy?: ReactNode;
  /** Stands apart until a second person has signed: “solo”. */
  readonly mark?: ReactNode;
};

type SignatureBlockProps = {
  readonly lines: readonly SignatureLine[];
  /** Two rules once everybody who must sign has, one before. */
  readonly isComplete?: boolean;
};

/** Who signed, whose signature no longer stands, and who has yet to sign. */
export function SignatureBlock({ lines, isComplete }: SignatureBlockProps) {
  return (
    <ul
      className={classNames(
        'mt-8 grid gap-x-6.5 gap-y-4 pt-2.5 s:grid-cols-3',
        isComplete ? 'rule-double' : 'rule-single',
      )}
    >
      {lines.map((line) => (
        <li key={line.id} className="min-w-0">
          <div
            className={classNames(
              'min-h-7.75 border-line-2 border-b font-serif italic leading-7.5 wrap-anywhere',
              line.signedBy ? 'text-[1.1875rem]' : 'border-dashed text-[0.875rem] text-ink-3',
            )}
          >
            <Name line={line} />
          </div>
          <div className="mt-1.25 text-ink-3 text-mono">
            <div>
              {line.role}
              {line.mark ? <span className="text-degrade"> · {line.mark}</span> : null}
            </div>
            {line.when ? <div>{line.when}</div> : null}
            {line.voidedBy ? <div className="text-ink-2">{line.voidedBy}</div> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Name({ line }: { readonly line: SignatureLine }) {
  if (line.signedBy === null) return line.awaits;
  return line.voidedBy ? <s className="text-ink-3 decoration-block">{line.signedBy}</s> : line.signedBy;
}
