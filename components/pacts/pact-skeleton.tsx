import { useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/marks.tsx';

/** The shape of a pact's document while it is read. */
export function PactSkeleton() {
  const t = useTranslations('pacts');
  return (
    <div
      role="status"
      className="late max-w-190 border border-line bg-paper px-5 pt-6 pb-10 s:px-11.5 s:pt-9.5"
    >
      <span className="sr-only">{t('reading')}</span>
      <Skeleton className="w-1/3" />
      <Skeleton className="mt-4 h-7 w-1/2" />
      {[0, 1, 2].map((line) => (
        <div key={line} className="mt-8 grid gap-2.5">
          <Skeleton className="w-1/4" />
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </div>
  );
}
