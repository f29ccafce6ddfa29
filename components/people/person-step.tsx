import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';

/** One step that touches someone's account: what it does, and its button. */
export function PersonStep({
  action,
  userName,
  lockVersion,
  title,
  label,
  text,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  userName: string;
  lockVersion: number;
  /** Above a refusal. */
  title: string;
  label: string;
  text: string;
}) {
  return (
    <ActionForm action={action} summaryTitle={title}>
      <input type="hidden" name="userName" value={userName} />
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <p className="body">{text}</p>
      <div className="acts">
        <SubmitButton kind="secondary">{label}</SubmitButton>
      </div>
    </ActionForm>
  );
}
