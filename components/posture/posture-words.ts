'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ownerOf } from '#components/posture/posture-edits.ts';
import { useAgeWords } from '#components/ui/time-text.tsx';
import type { PostureResource } from '#lib/client/posture.ts';
import { teamsQuery } from '#lib/client/teams.ts';
import type { PostureChange } from '#lib/domain/decisions/posture-change.ts';
import type { PostureRule } from '#lib/domain/decisions/types.ts';
import { durationParts } from '#lib/format/ages.ts';

/** The teams that can answer for a rule. */
export function useTeams() {
  return useInfiniteQuery(teamsQuery).data?.pages.flatMap((page) => page.items) ?? [];
}

function useOwnerName(): (owner: string | null) => string {
  const t = useTranslations('posture');
  const teams = useTeams();
  return (owner) =>
    owner === null ? t('ownerNone') : (teams.find((team) => team.key === owner)?.name ?? owner);
}

function useReviewWords() {
  const t = useTranslations('posture');
  const words = useAgeWords();
  return ({ role, quorum, expiresIn }: Extract<PostureRule, { effect: 'review' }>) => ({
    people: t('people', { role, count: quorum }),
    count: quorum,
    length: durationParts(expiresIn).map(words).join(' ') || expiresIn,
  });
}

/** What a rule does, in whole sentences. */
export function useRuleSentence(): (rule: PostureRule) => string {
  const t = useTranslations('posture');
  const review = useReviewWords();
  const ownerName = useOwnerName();
  return (rule) => {
    if (rule.effect === 'allow') return t('means.allow');
    const means = rule.effect === 'block' ? t('means.block') : t('means.review', review(rule));
    const isTeam = rule.owner === null ? 'no' : 'yes';
    return `${means} ${t('answers', { owner: ownerName(rule.owner), isTeam })}`;
  };
}

/** What a change does to the next decision, in one sentence. */
export function useChangeSentence(
  before: PostureResource,
  after: PostureResource,
): (change: PostureChange) => string {
  const t = useTranslations('posture');
  const review = useReviewWords();
  const ownerName = useOwnerName();
  const is = (rule: PostureRule) =>
    rule.effect === 'review' ? t('is.review', review(rule)) : t(`is.${rule.effect}`);
  return ({ tier, kind }) => {
    const [was, becomes] = [before[tier], after[tier]];
    const name = t(`tier.${tier}`);
    if (kind !== 'reassigns') return t('becomes', { tier: name, before: is(was), after: is(becomes) });
    const owner = ownerOf(becomes);
    return t('reassigned', {
      tier: name.toLowerCase(),
      before: ownerName(ownerOf(was)),
      after: ownerName(owner),
      isTeam: owner === null ? 'no' : 'yes',
    });
  };
}
