import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { celLanguage } from '#components/pacts/cel-language.ts';
import { celTheme } from '#components/pacts/cel-theme.ts';
import { checkCondition } from '#lib/domain/conditions/condition.ts';
import { offersAt } from '#lib/domain/conditions/condition-offers.ts';

const MAX_LENGTH = 2_000;
const CHECK_AFTER_MS = 250;

/** What a condition's line can do; `paths` answers the paths its draft speaks of at that moment. */
export function celExtensions(hint: string, paths: () => readonly string[]): Extension {
  return [
    history(),
    closeBrackets(),
    celLanguage,
    celTheme,
    placeholder(hint),
    EditorView.lineWrapping,
    // One line for the writer, however it wraps: a break is never typed, and one that is pasted becomes a space.
    keymap.of([{ key: 'Enter', run: () => true, shift: () => true }]),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\s*[\r\n]+\s*/g, ' ')),
    EditorState.changeFilter.of(
      (change) => change.newDoc.length <= Math.max(MAX_LENGTH, change.startState.doc.length),
    ),
    autocompletion({
      icons: false,
      interactionDelay: 0,
      override: [(context) => complete(context, paths())],
    }),
    linter(check, { delay: CHECK_AFTER_MS }),
    // The Tab key is bound by none of these, so it leaves the field.
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
}

function complete(context: CompletionContext, paths: readonly string[]): CompletionResult | null {
  const found = offersAt(context.state.sliceDoc(0, context.pos), paths);
  if (found === null || (found.from === context.pos && !context.explicit && !isAfterDot(context)))
    return null;
  return {
    from: found.from,
    validFor: /^\w*$/,
    options: found.offers.map(({ label, kind, detail }) => ({
      label,
      detail,
      type: kind,
      boost: kind === 'variable' ? 2 : 0,
    })),
  };
}

function isAfterDot(context: CompletionContext): boolean {
  return context.state.sliceDoc(context.pos - 1, context.pos) === '.';
}

function check(view: EditorView): readonly Diagnostic[] {
  const { doc } = view.state;
  const source = doc.toString();
  if (source.trim() === '') return [];
  const problem = checkCondition(source);
  if (problem === null) return [];
  const from = Math.min(Math.max(0, problem.column - 1), Math.max(0, doc.length - 1));
  return [{ from, to: Math.min(from + 1, doc.length), severity: 'error', message: problem.message }];
}
