import { redirect } from 'next/navigation';

/** The settings begin with the workspace. */
export default function SettingsPage() {
  redirect('/settings/workspace');
}
