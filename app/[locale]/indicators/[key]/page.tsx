import {
  IndicatorPage,
  type IndicatorPageProps,
  indicatorMetadata,
} from '@/app/[locale]/indicators/_page/indicator-page';

export const generateMetadata = indicatorMetadata;

export default function Page(props: IndicatorPageProps) {
  return <IndicatorPage {...props} />;
}
