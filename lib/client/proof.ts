/** Asks the person to prove that it is them; answers whether they did. */
export type Prover = () => Promise<boolean>;

let prover: Prover | null = null;

/** Names who asks the person from now on; the answer takes that back. */
export function proveWith(next: Prover): () => void {
  prover = next;
  return () => {
    if (prover === next) prover = null;
  };
}

/** Whether the person has just proven that it is them. Where nobody can ask them, they have not. */
export async function prove(): Promise<boolean> {
  return prover === null ? false : prover();
}
