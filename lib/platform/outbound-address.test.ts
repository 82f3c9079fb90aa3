import { describe, expect, it } from 'vitest';
import { AddressRefused, parseOutboundUrl, resolveOutbound } from '#lib/platform/outbound-address.ts';

const REFUSED = [
  'http://93.184.215.14/',
  'ftp://example.com/',
  'javascript:alert(1)',
  'not an address',
  'https://user:secret@93.184.215.14/',
  'https://localhost/',
  'https://printer/',
  'https://db.internal/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[ff02::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
];

describe('an address that somebody gave us to call', () => {
  it.each(REFUSED)('is refused where it is not a public https address: %s', (url) => {
    expect(() => parseOutboundUrl(url, false)).toThrow(AddressRefused);
  });

  it('is refused where its name leads into the own network', async () => {
    await expect(resolveOutbound('https://localhost.localdomain./', false)).rejects.toThrow();
    await expect(resolveOutbound('https://127.0.0.1/', false)).rejects.toThrow(AddressRefused);
  });

  it('resolves to the address that is then connected to', async () => {
    const v4 = await resolveOutbound('https://93.184.215.14/x', false);
    expect(v4).toEqual({ address: '93.184.215.14', family: 4 });
    const v6 = await resolveOutbound('https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', false);
    expect(v6.family).toBe(6);
  });

  it('may be on this machine, or in the own network over https, only where that was allowed', async () => {
    expect(await resolveOutbound('http://127.0.0.1:9/', true)).toEqual({ address: '127.0.0.1', family: 4 });
    expect(() => parseOutboundUrl('https://10.0.0.1/', true)).not.toThrow();
    expect(() => parseOutboundUrl('http://10.0.0.1/', true)).toThrow(AddressRefused);
    expect(() => parseOutboundUrl('https://169.254.169.254/', true)).toThrow(AddressRefused);
  });
});
