import pg from 'pg';

/** Tells a demo its time, over a connection of its own: it is told thousands of times, and none waits for the disk. */
export type DemoClock = {
  /** False where the demo is no longer to be made. */
  tell(at: Date, day: number): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Opens the clock of a demo that is being made.
 * INVARIANT: no time can be told in a workspace that is no demo, or has been made.
 */
export async function openDemoClock(databaseUrl: string, workspaceId: string): Promise<DemoClock> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'countersign demo clock' });
  client.on('error', () => undefined);
  await client.connect();
  return {
    async tell(at, day) {
      const values = [workspaceId, at.toISOString(), day];
      const text = 'SELECT tell_demo_time($1, $2, $3) AS told';
      const { rows } = await client.query<{ told: boolean }>({ name: 'tell', text, values });
      return rows[0]?.told === true;
    },
    close: () => client.end(),
  };
}
