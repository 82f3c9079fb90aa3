import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/format/request-messages.ts');

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.COUNTERSIGN_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ['pg', '@node-rs/argon2', 'pino', 'nodemailer', '@prisma/client', '@prisma/adapter-pg'],
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
