'use client';

import type { ControlProps } from '#components/forms/field-frame.tsx';
import { useFindingsAt } from '#components/pacts/draft-context.tsx';
import { TextArea } from '#components/ui/input.tsx';

type ConditionInputProps = Partial<ControlProps> & {
  readonly path: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
};

/** A condition (CEL). Where it cannot be evaluated, a mark stands under the character it fails at. */
export function ConditionInput({ path, value, onChange, placeholder, ...control }: ConditionInputProps) {
  const { column } = useFindingsAt(path);
  return (
    <>
      <TextArea
        {...control}
        rows={1}
        maxLength={2000}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        placeholder={placeholder}
        className="resize-none font-mono text-mono leading-4.5"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {column !== null && value.trim() !== '' ? <FaultMark text={value} column={column} /> : null}
    </>
  );
}

function FaultMark({ text, column }: { readonly text: string; readonly column: number }) {
  const at = Math.min(Math.max(0, column - 1), text.length);
  return (
    <code
      aria-hidden
      className="block whitespace-pre-wrap px-2.25 font-mono text-ink-3 text-mono wrap-anywhere"
    >
      {text.slice(0, at)}
      <mark className="bg-block-tint text-block underline decoration-wavy underline-offset-3">
        {text.slice(at, at + 1) || '\u00a0'}
      </mark>
      {text.slice(at + 1)}
    </code>
  );
}
