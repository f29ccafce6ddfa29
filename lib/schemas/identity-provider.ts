import * as z from 'zod';

/** Why the identity provider's word signed nobody in, as its page says it. */
export const providerRefusalSchema = z.enum(['unknown', 'disabled', 'failed', 'expired', 'away']);
export type ProviderRefusal = z.output<typeof providerRefusalSchema>;
