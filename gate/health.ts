import type { GateContext } from '#gate/context.ts';
import { renderMetrics } from '#gate/metrics.ts';

type Plain = { readonly status: number; readonly body: string; readonly type: string };

/** What is answered to whoever runs the gate, without a key: nothing of any workspace. */
export async function answerHealth(context: GateContext, path: string): Promise<Plain | null> {
  if (path === '/livez') return { status: 200, body: 'alive\n', type: 'text/plain' };
  if (path === '/metrics') {
    const { body, type } = await renderMetrics(context.gate);
    return { status: 200, body, type };
  }
  if (path !== '/readyz') return null;
  const { isReady, queued, workspaces, stalenessMs } = context.gate.state();
  const body = JSON.stringify({ ready: isReady, queued, workspaces, stalenessMs: Math.round(stalenessMs) });
  return { status: isReady ? 200 : 503, body, type: 'application/json' };
}
