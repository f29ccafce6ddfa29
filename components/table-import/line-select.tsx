'use client';

import { type Choice, useFormField } from '@/components/ui/form/action-form';

/** One choice within a table of them; its row and column say what it is about, and so does its label, unseen. */
export function LineSelect({
  name,
  label,
  choices,
  defaultValue,
}: {
  name: string;
  label: string;
  choices: Choice[];
  defaultValue: string;
}) {
  const { id, values } = useFormField(name);
  return (
    <select id={id} name={name} aria-label={label} defaultValue={values?.[0] ?? defaultValue}>
      {choices.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
