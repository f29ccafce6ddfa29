import { head, page } from '@/app/[locale]/_page/answer';
import { SummaryPage, summaryMetadata } from '@/app/[locale]/_summary/summary-page';

export const generateMetadata = head(summaryMetadata);

export default page(SummaryPage);
