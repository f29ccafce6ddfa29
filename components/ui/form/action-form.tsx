'use client';

import {
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react';
import { FormDone } from './form-done';
import { type FormState, untouched } from './form-state';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

const Context = createContext<{ state: FormState; id: string }>({
  state: untouched,
  id: '',
});

/** The state of the form that a field stands in, for kinds of fields besides those here. */
export function useFormField(name: string): {
  id: string;
  error: string | undefined;
  values: string[] | undefined;
} {
  const { state, id } = useContext(Context);
  return { id: `${id}-${name}`, error: state.fields[name], values: state.values[name] };
}

/**
 * A form of a server action. Without script it is posted and comes back as a page; with it what was typed stays, and a
 * refusal's summary takes the focus. One form sends once: its buttons rest while it is under way.
 */
export function ActionForm({
  action,
  summaryTitle,
  children,
  className,
}: {
  action: Action;
  /** The heading of the error summary. */
  summaryTitle: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  const [state, dispatch, pending] = useActionState(action, untouched);
  const id = useId();
  const summary = useRef<HTMLElement & HTMLDivElement>(null);
  useEffect(() => {
    if (state.summary !== null || state.notice) summary.current?.focus();
  }, [state]);
  if (state.notice) return <FormDone notice={state.notice} ref={summary} />;
  return (
    <form
      action={dispatch}
      className={className ?? 'form'}
      aria-busy={pending}
      onSubmit={(event) => {
        // dispatched by ourselves: React would empty the fields of a form that it sends
        event.preventDefault();
        if (pending) return;
        const button = (event.nativeEvent as SubmitEvent).submitter;
        const form = new FormData(event.currentTarget, button);
        startTransition(() => dispatch(form));
      }}
    >
      <Context.Provider value={{ state, id }}>
        {state.summary !== null ? (
          <div className="err" role="alert" tabIndex={-1} ref={summary} aria-labelledby={`${id}-summary`}>
            <h2 id={`${id}-summary`}>{summaryTitle}</h2>
            <p>{state.summary}</p>
            {Object.keys(state.fields).length > 0 ? (
              <ul>
                {Object.entries(state.fields).map(([name, text]) => (
                  <li key={name}>
                    <a href={`#${id}-${name}`}>{text}</a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
        {children}
      </Context.Provider>
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
}

/** Label, hint and refusal around one control. */
function FieldBox({
  name,
  label,
  hint,
  children,
}: FieldProps & {
  children: (control: {
    id: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
    values: string[] | undefined;
  }) => ReactNode;
}) {
  const { id, error, values } = useFormField(name);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'fld is-bad' : 'fld'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
        values,
      })}
      {error ? (
        <p className="st down" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({
  type = 'text',
  autoComplete = 'off',
  inputMode,
  maxLength,
  defaultValue = '',
  lines,
  ...field
}: FieldProps & {
  type?: 'text' | 'password' | 'datetime-local' | 'date' | 'time' | 'number' | 'url' | 'search';
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  maxLength?: number;
  defaultValue?: string;
  /** More than one: a text of several lines. */
  lines?: number;
}) {
  return (
    <FieldBox {...field}>
      {({ values, ...control }) =>
        lines ? (
          <textarea
            {...control}
            name={field.name}
            rows={lines}
            maxLength={maxLength}
            required={field.required}
            defaultValue={values?.[0] ?? defaultValue}
          />
        ) : (
          <input
            {...control}
            name={field.name}
            type={type}
            autoComplete={autoComplete}
            inputMode={inputMode}
            maxLength={maxLength}
            required={field.required}
            defaultValue={values?.[0] ?? defaultValue}
          />
        )
      }
    </FieldBox>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function SelectField({
  choices,
  defaultValue = '',
  ...field
}: FieldProps & { choices: Choice[]; defaultValue?: string }) {
  return (
    <FieldBox {...field}>
      {({ values, ...control }) => (
        <select
          {...control}
          name={field.name}
          required={field.required}
          defaultValue={values?.[0] ?? defaultValue}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );
}

/** Boxes to tick, any number of them, under one legend. */
export function ChecksField({
  name,
  label,
  hint,
  choices,
  defaultValues = [],
}: FieldProps & { choices: Choice[]; defaultValues?: string[] }) {
  const { id, error, values } = useFormField(name);
  const { state } = useContext(Context);
  const ticked = state.summary === null ? defaultValues : (values ?? []);
  return (
    <fieldset
      id={id}
      className={error ? 'fld is-bad' : 'fld'}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="checkbox"
              name={name}
              value={choice.value}
              defaultChecked={ticked.includes(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {error ? (
        <p className="st down" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** A button of the form; name and value tell which was pressed. */
export function SubmitButton({
  children,
  kind = 'primary',
  name,
  value,
}: {
  children: ReactNode;
  kind?: 'primary' | 'secondary';
  name?: string;
  value?: string;
}) {
  return (
    <button className={kind === 'primary' ? 'btn' : 'btn-2'} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}
