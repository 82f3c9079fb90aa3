'use client';

import { CircleAlert, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { PROBLEM_CODES } from '#lib/domain/problems/codes.ts';

type EmptyStateProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The command that fills it, to copy. */
  readonly command?: string;
  /** The one button that fills it. */
  readonly action?: ReactNode;
};

/** Nothing is here yet, and how to change that. */
export function EmptyState({ title, children, command, action }: EmptyStateProps) {
  const t = useTranslations('ui');
  return (
    <div className="max-w-[68ch] py-6">
      <p className="font-strong">{title}</p>
      {children ? <div className="mt-1 text-ink-2">{children}</div> : null}
      {command ? (
        <div className="mt-3 flex items-start gap-1 rounded-m border border-line bg-sunk py-1.5 pr-1.5 pl-3">
          <pre className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-mono">{command}</pre>
          <CopyButton text={command} label={t('copyCommand')} />
        </div>
      ) : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}

type ErrorStateProps = {
  readonly error: unknown;
  /** What can still be done while this fails. */
  readonly stillWorks?: ReactNode;
  readonly onRetry?: () => void;
};

/** Something failed: what, what still works, the request to quote, and a way to try again. */
export function ErrorState({ error, stillWorks, onRetry }: ErrorStateProps) {
  const t = useTranslations('ui');
  const problem = error instanceof RequestProblem ? error : null;
  if (problem?.status === 403 && problem.code !== 'step_up_required')
    return <ForbiddenState>{problem.detail || problem.title}</ForbiddenState>;
  return (
    <div role="alert" className="flex max-w-[68ch] gap-2.5 py-6">
      <CircleAlert aria-hidden className="mt-0.5 size-3.75 shrink-0 text-block" />
      <div className="min-w-0">
        <p className="font-strong">{problem?.title ?? t('errorTitle')}</p>
        <p className="mt-0.5 text-ink-2 wrap-anywhere">{problem?.detail || t('errorDetail')}</p>
        {stillWorks ? <p className="mt-0.5 text-ink-2">{stillWorks}</p> : null}
        {problem?.requestId ? (
          <p className="mt-1 font-mono text-ink-3 text-mono">{t('request', { id: problem.requestId })}</p>
        ) : null}
        {problem && isDocumented(problem.code) ? (
          <p className="mt-1">
            <a href={`/docs/errors/${problem.code}`} target="_blank" rel="noreferrer" className="underline">
              {t('whatThisMeans')}
            </a>
          </p>
        ) : null}
        {onRetry ? (
          <Button className="mt-3" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

// A failure that never reached us, or that a proxy answered, has no page.
function isDocumented(code: string): boolean {
  return PROBLEM_CODES.some((known) => known === code);
}

/** This is not the reader's to see or do; says who could change that. */
function ForbiddenState({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <div className="flex max-w-[68ch] gap-2.5 py-6">
      <Lock aria-hidden className="mt-0.5 size-3.75 shrink-0 text-ink-3" />
      <div className="min-w-0">
        <p className="font-strong">{t('forbiddenTitle')}</p>
        <p className="mt-0.5 text-ink-2">{children}</p>
        <p className="mt-0.5 text-ink-2">{t('forbiddenGrant')}</p>
      </div>
    </div>
  );
}
