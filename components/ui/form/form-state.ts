/** What a form says in its place after it was done, where that stands on no page: something shown once. */
export interface FormNotice {
  title: string;
  text: string;
  /** To be read and written down. */
  facts: { term: string; detail: string }[];
  next: { href: string; label: string }[];
}

/** What a form shows after it was refused: sentences in the page's language, and what was typed. */
export interface FormState {
  /** Null: nothing was sent yet. */
  summary: string | null;
  /** By the name of the field. */
  fields: Record<string, string>;
  values: Record<string, string[]>;
  notice?: FormNotice;
}

export const untouched: FormState = { summary: null, fields: {}, values: {} };
