'use client';

import { useFormField } from '@/components/ui/form/action-form';

/** A file to choose. What was chosen cannot be put back after a refusal: browsers forbid it. */
export function FileField({
  name,
  label,
  hint,
  accept,
}: {
  name: string;
  label: string;
  hint: string;
  accept: string;
}) {
  const { id, error } = useFormField(name);
  return (
    <div className={error ? 'fld is-bad' : 'fld'}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
      />
      {error ? (
        <p className="st down" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
