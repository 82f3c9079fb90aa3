/** A failure that trying again cannot cure; its message is shown beside the delivery. */
export class FinalFailure extends Error {
  override readonly name = 'FinalFailure';
}
