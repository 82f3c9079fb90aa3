/** What went wrong with a delivery, for `deliveries.error.<key>`; `text` where the sentence stands as it is. */
export type DeliveryFault =
  | { readonly key: 'answered' | 'redirected'; readonly status: string }
  | { readonly key: 'refused' | 'unknownHost' | 'timeout' | 'reset' | 'certificate' }
  | { readonly key: 'text'; readonly text: string };

const SIGNS = [
  ['refused', /ECONNREFUSED/],
  ['unknownHost', /ENOTFOUND|EAI_AGAIN/],
  ['timeout', /ETIMEDOUT|aborted|timeout/i],
  ['reset', /ECONNRESET|EPIPE|socket hang up/],
  ['certificate', /certificate|CERT_|SELF_SIGNED|ERR_TLS/i],
] as const;

/** Reads a delivery's last error: what the network says in codes becomes a fault with words, the rest stays. */
export function deliveryFault(error: string): DeliveryFault {
  const status = /^The receiver answered (\d{3})\.$/.exec(error)?.[1];
  if (status) return { key: status.startsWith('3') ? 'redirected' : 'answered', status };
  const sign = SIGNS.find(([, pattern]) => pattern.test(error));
  return sign ? { key: sign[0] } : { key: 'text', text: error };
}
