/** What a form shows after it was refused: sentences in the page's language, and what was typed. */
export interface FormState {
  /** Null: nothing was sent yet. */
  summary: string | null;
  /** By the name of the field. */
  fields: Record<string, string>;
  values: Record<string, string[]>;
}

export const untouched: FormState = { summary: null, fields: {}, values: {} };
