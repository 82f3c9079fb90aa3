'use client';

import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { celExtensions } from '#components/pacts/cel-extensions.ts';
import { CEL_LINE, type CelLineProps } from '#components/pacts/cel-line.ts';
import { conditionReads } from '#lib/domain/conditions/condition.ts';

/** The line itself. Its weight comes with it, so it is loaded only where a condition is written. */
export function CelEditor(props: CelLineProps) {
  const { id, value, placeholder = '' } = props;
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  // Both run before anybody can type on: what the line says and what the draft says never part.
  useLayoutEffect(() => {
    latest.current = props;
    mark(view.current, props);
  });
  useLayoutEffect(() => {
    if (!parent.current) return;
    const line = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          celExtensions(placeholder, () => pathsIn(latest.current.conditions)),
          EditorView.contentAttributes.of({
            id,
            'aria-labelledby': `${id}-label`,
            'aria-multiline': 'false',
            spellcheck: 'false',
            autocapitalize: 'off',
            autocorrect: 'off',
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const text = state.doc.toString();
            if (docChanged && text !== latest.current.value) latest.current.onChange(text);
          }),
        ],
      }),
    });
    view.current = line;
    mark(line, latest.current);
    return () => {
      view.current = null;
      line.destroy();
    };
  }, [id, placeholder]);
  useLayoutEffect(() => {
    const line = view.current;
    if (!line || line.state.doc.toString() === value) return;
    line.dispatch({ changes: { from: 0, to: line.state.doc.length, insert: value } });
  }, [value]);
  useLabelFocus(id, view);
  return <div ref={parent} aria-invalid={props['aria-invalid']} className={CEL_LINE} />;
}

/** Tells the line's own element what was found, as any other control is told. */
function mark(view: EditorView | null, props: CelLineProps): void {
  if (!view) return;
  view.contentDOM.setAttribute('aria-invalid', String(props['aria-invalid'] ?? false));
  const describedBy = props['aria-describedby'];
  if (describedBy === undefined) view.contentDOM.removeAttribute('aria-describedby');
  else view.contentDOM.setAttribute('aria-describedby', describedBy);
}

// A label focuses only what HTML calls a control; this line is none.
function useLabelFocus(id: string, view: { readonly current: EditorView | null }): void {
  useEffect(() => {
    const label = document.getElementById(`${id}-label`);
    const focus = () => view.current?.focus();
    label?.addEventListener('click', focus);
    return () => label?.removeEventListener('click', focus);
  }, [id, view]);
}

function pathsIn(conditions: readonly string[]): readonly string[] {
  return conditions.flatMap(conditionReads).filter((path) => /^(?:context|resource)\./.test(path));
}
