import { useTranslations } from 'next-intl';

type AdoptionProps = {
  readonly adoption: { readonly gates: number; readonly current: number; readonly revision: number };
};

/** How many gates decide by the newest revision. */
export function Adoption({ adoption }: AdoptionProps) {
  const t = useTranslations('pacts');
  const { gates, current, revision } = adoption;
  const text = gates === 0 ? t('noGates') : t('adoption', { current, gates, revision });
  return (
    <p role="status" className={gates > 0 && current === gates ? 'text-ink-3' : 'text-degrade'}>
      {text}
    </p>
  );
}
