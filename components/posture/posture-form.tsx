'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { postureFaults } from '#components/posture/posture-edits.ts';
import { PostureFoot } from '#components/posture/posture-foot.tsx';
import { TierRule } from '#components/posture/tier-rule.tsx';
import { notify } from '#components/ui/toast.tsx';
import { changePostureMutation, type PostureResource } from '#lib/client/posture.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import { postureChanges } from '#lib/domain/decisions/posture-change.ts';
import type { PostureRule } from '#lib/domain/decisions/types.ts';

type Edits = { readonly [T in Tier]?: PostureRule };

/** What applies at each tier, to change. Only the tiers that were touched differ from what is in force. */
export function PostureForm({ inForce }: { readonly inForce: PostureResource }) {
  const t = useTranslations('posture');
  const refusal = useRefusal()('pact:narrow');
  const [edits, setEdits] = useState<Edits>({});
  const save = useMutation(changePostureMutation(useQueryClient()));
  const posture: PostureResource = { ...inForce, ...edits };
  const changes = postureChanges(inForce, posture);
  const faults = [
    ...postureFaults(posture),
    ...(save.error instanceof RequestProblem ? save.error.errors : []),
  ];
  const forget = () => {
    setEdits({});
    save.reset();
  };
  const change = (tier: Tier, rule: PostureRule) => {
    setEdits({ ...edits, [tier]: rule });
    save.reset();
  };
  return (
    <>
      {refusal ? <p className="mb-4 max-w-[78ch] text-ink-2">{refusal}</p> : null}
      <fieldset aria-label={t('title')} disabled={refusal !== undefined} className="border-line-2 border-t">
        {TIERS.map((tier) => (
          <TierRule
            key={tier}
            tier={tier}
            inForce={inForce[tier]}
            rule={posture[tier]}
            change={changes.find((one) => one.tier === tier)}
            faultOf={(field) => faults.find((fault) => fault.path === `${tier}.${field}`)?.message}
            onChange={(rule) => change(tier, rule)}
          />
        ))}
      </fieldset>
      <PostureFoot
        inForce={inForce}
        posture={posture}
        changes={changes}
        isFaulty={faults.length > 0}
        isSaving={save.isPending}
        error={save.error}
        onSave={(onAnswer) =>
          save.mutate(posture, {
            onSuccess: () => {
              notify(t('saved'));
              forget();
            },
            onSettled: onAnswer,
          })
        }
        onDiscard={forget}
      />
    </>
  );
}
