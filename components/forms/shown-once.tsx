import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';

type ShownOnceProps = {
  readonly title: ReactNode;
  readonly text: ReactNode;
  readonly secret: string;
  readonly copyLabel: string;
  readonly doneLabel: ReactNode;
  readonly onDone: () => void;
};

/** A secret that is shown this once, whole, with a way to copy it. */
export function ShownOnce({ title, text, secret, copyLabel, doneLabel, onDone }: ShownOnceProps) {
  return (
    <div className="grid gap-3">
      <p role="status" className="font-strong">
        {title}
      </p>
      <code className="block rounded-m border border-line bg-sunk px-3 py-2 font-mono text-mono break-all select-all">
        {secret}
      </code>
      <p className="text-ink-2">{text}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <CopyButton text={secret} label={copyLabel} isWordy />
        <Button variant="primary" onClick={onDone}>
          {doneLabel}
        </Button>
      </div>
    </div>
  );
}
