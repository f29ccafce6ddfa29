'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { securitySchema } from '@/lib/schemas/people';
import { changeSecurity } from '@/lib/services/people/change-security';

export async function save(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: securitySchema,
    verb: changeSecurity,
    done: () => '/admin/security?done=saved',
  });
}
