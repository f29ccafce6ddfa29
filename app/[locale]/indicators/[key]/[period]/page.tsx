import { head, page } from '@/app/[locale]/_page/answer';
import { IndicatorPage, indicatorMetadata } from '@/app/[locale]/indicators/_page/indicator-page';

export const generateMetadata = head(indicatorMetadata);

export default page(IndicatorPage);
