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

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.COUNTERSIGN_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
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
