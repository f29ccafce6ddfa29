import type { Finding } from '@/lib/domain/checks';
import type { Formats } from '@/lib/i18n/formats';

/** What is odd about a figure, short enough for a cell of a table. */
export function findingText({ t }: Formats, { code, params }: Finding): string {
  const given = (name: string) => params[name] || '—';
  switch (code) {
    case 'out_of_range':
      return t('review.finding.outOfRange', { lowest: given('lowest'), highest: given('highest') });
    case 'unit_jump':
      return t('review.finding.unitJump', { factor: given('factor'), previous: given('previous') });
    case 'outlier_history':
      return t('review.finding.outlierHistory', { from: given('from'), to: given('to') });
    case 'outlier_peers':
      return t('review.finding.outlierPeers', { from: given('from'), to: given('to') });
    case 'abnormal_growth':
      return t('review.finding.abnormalGrowth');
    case 'base_zero':
      return t('review.finding.baseZero');
    case 'growth_differs':
      return t('review.finding.growthDiffers', { computed: given('computed') });
    case 'sum_differs':
      return t('review.finding.sumDiffers', { sum: given('sum') });
    case 'stated_rank_differs':
      return t('review.finding.statedRankDiffers', { stated: given('stated'), computed: given('computed') });
  }
}
