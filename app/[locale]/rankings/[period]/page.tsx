import { head, page } from '@/app/[locale]/_page/answer';
import { RankingsPage, rankingsMetadata } from '@/app/[locale]/rankings/_page/rankings-page';

export const generateMetadata = head(rankingsMetadata);

export default page(RankingsPage);
