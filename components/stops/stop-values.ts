import type { StopMode, StopTarget } from '#lib/domain/stops/types.ts';

/** A target that a page is about, by its id and the name people call it. */
export type StopPreset = { readonly target: StopTarget; readonly targetId: string; readonly name: string };

export type StopValues = {
  target: StopTarget;
  targetId: string;
  mode: StopMode;
  reason: string;
  typedName: string;
};

/** A freeze of the preset, or of the whole workspace. */
export function stopDefaults(preset?: StopPreset): StopValues {
  const { target = 'workspace', targetId = '' } = preset ?? {};
  return { target, targetId, mode: 'freeze', reason: '', typedName: '' };
}
