import { existsSync, writeFileSync } from 'node:fs';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/format/request-messages.ts');

/**
 * Next writes its build folder into the tsconfig it is given. A build elsewhere gets one of its own, so that the
 * repository's stays as it is.
 */
function tsconfigOf(buildDir) {
  if (!buildDir) return 'tsconfig.json';
  const path = `${buildDir}.tsconfig.json`;
  if (!existsSync(path)) writeFileSync(path, '{ "extends": "./tsconfig.json" }\n');
  return path;
}

const isDev = process.env.NODE_ENV === 'development';

/**
 * What every page and answer tells the browser. Inline scripts are allowed: Next hands a page its data in them, and the
 * theme is set by one before the first paint; nothing but our own origin is ever loaded or spoken to. Nobody may frame
 * a page, so nobody can be led to approve what they do not see. Links hold one-time tokens: no other site is told them.
 */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  `connect-src 'self'${isDev ? ' ws:' : ''}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = [
  { key: 'Content-Security-Policy', value: POLICY },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.COUNTERSIGN_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // A page for developers is named page.dev.tsx: to a production build it is no page.
  pageExtensions: [...(isDev ? ['dev.tsx'] : []), 'tsx', 'ts'],
  devIndicators: false,
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
  serverExternalPackages: [
    'pg',
    '@node-rs/argon2',
    'pino',
    'nodemailer',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigOf(process.env.COUNTERSIGN_BUILD_DIR) },
};

export default withNextIntl(config);
