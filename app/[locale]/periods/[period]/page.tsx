import { SummaryPage, type SummaryPageProps, summaryMetadata } from '@/app/[locale]/_summary/summary-page';

export const generateMetadata = summaryMetadata;

export default function Page(props: SummaryPageProps) {
  return <SummaryPage {...props} />;
}
