import { EditorView } from '@codemirror/view';

/** The line looks like every other control; its sheet of completions like every other list of options. */
export const celTheme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.125rem', overflow: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)', outline: 'none' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--block) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--block)' },
  '.cm-tooltip': {
    zIndex: '50',
    border: '1px solid var(--line-2)',
    borderRadius: '4px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    boxShadow: 'var(--lift)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    padding: '4px',
    maxHeight: '16rem',
    maxWidth: 'min(36rem, 92vw)',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.75rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '1rem',
    alignItems: 'baseline',
    padding: '4px 8px',
    borderRadius: '3px',
    lineHeight: '1.25rem',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--hover)',
    color: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '550' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    color: 'var(--ink-3)',
    fontFamily: 'var(--font-sans)',
    fontStyle: 'normal',
  },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--block)', padding: '4px 8px' },
});
