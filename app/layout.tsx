import '@fontsource-variable/geist/wght.css';
import '@fontsource-variable/geist-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '#components/layout/providers.tsx';

export const metadata: Metadata = {
  title: { default: 'Countersign', template: '%s · Countersign' },
  icons: { icon: '/mark.svg' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1013' },
  ],
};

const OUTSIDE = ['ui', 'shell', 'auth', 'docs'];

/** The frame of every page: language, faces, theme. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The words of the console come with its own frame.
  const messages = Object.entries(await getMessages()).filter(([name]) => OUTSIDE.includes(name));
  return (
    <html lang={await getLocale()} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={Object.fromEntries(messages)}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
