import { NotFoundScreen } from '#components/layout/not-found-screen.tsx';

/** A thing that is not there, or is another workspace's: both look the same. */
export default function ConsoleNotFound() {
  return <NotFoundScreen />;
}
