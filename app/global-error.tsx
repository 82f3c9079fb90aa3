'use client';

// The last resort stands where catalogues, styles and providers have failed, so it carries its own few words.
const STYLE = {
  font: '400 14px/22px system-ui, sans-serif',
  maxWidth: '60ch',
  margin: '12vh auto',
  padding: '0 20px',
};

/** The root itself failed. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}) {
  return (
    <html lang="en">
      <body style={STYLE}>
        <h1 style={{ font: 'inherit', fontWeight: 600 }}>Countersign cannot show this page</h1>
        <p>Gates decide without the console. Try again, or look at the log of the process that serves it.</p>
        {error.digest ? <p>Reference {error.digest}</p> : null}
        <button type="button" onClick={retry}>
          Try again
        </button>
      </body>
    </html>
  );
}
