'use client';

import { useTranslations } from 'next-intl';
import { MakeDemo } from '#components/demo/make-demo.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';

/** Offers a demo workspace to who may make one; nothing to anybody else. */
export function OfferDemo() {
  const t = useTranslations('demo');
  if (useRefusal()('demo:write')) return null;
  return (
    <Section title={t('title')} className="mt-8 max-w-180">
      <div className="pt-3">
        <MakeDemo />
      </div>
    </Section>
  );
}

/** The same within a line, without the words around it. */
export function OfferDemoInLine() {
  if (useRefusal()('demo:write')) return null;
  return <MakeDemo isBrief />;
}
