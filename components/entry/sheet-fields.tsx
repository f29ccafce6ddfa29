import { useGrid } from './use-grid';

/** What is said of the whole sheet: which it is, the stage of its figures, and why they are revised. */
export function SheetFields() {
  const { view } = useGrid();
  const { stage, reason, sheets, regions } = view;
  return (
    <div className="tools">
      {sheets.map((sheet) => (
        <input key={sheet} type="hidden" name="sheet" value={sheet} />
      ))}
      {regions.map((region) => (
        <input key={region} type="hidden" name="region" value={region} />
      ))}
      <label className="field">
        {stage.label}
        <select name="stage" defaultValue={stage.value}>
          {stage.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {reason ? (
        <label className="field grow">
          {reason.label}
          <input name="reason" maxLength={600} defaultValue={reason.value} aria-describedby="reason-hint" />
          <span id="reason-hint">{reason.hint}</span>
        </label>
      ) : null}
    </div>
  );
}
