import {
  RankingsPage,
  type RankingsPageProps,
  rankingsMetadata,
} from '@/app/[locale]/rankings/_page/rankings-page';

export const generateMetadata = rankingsMetadata;

export default function Page(props: RankingsPageProps) {
  return <RankingsPage {...props} />;
}
