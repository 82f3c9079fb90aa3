import { argumentsOf, type HashedRequest } from '#components/requests/arguments.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';

/** A request value by value, with everything visible that would not show. */
export function ArgumentList({ request }: { readonly request: HashedRequest }) {
  return (
    <dl className="font-mono text-mono">
      {argumentsOf(request).map(({ path, text }) => (
        <div
          key={path}
          className="grid gap-x-3 border-line border-b py-1.5 last:border-b-0 s:grid-cols-[30%_minmax(0,1fr)]"
        >
          <dt className="text-ink-3 wrap-anywhere">
            <HiddenText text={path} />
          </dt>
          <dd className="whitespace-pre-wrap">
            <HiddenText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
