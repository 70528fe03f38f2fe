import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ScaledAnswer } from '#shared/score/answer-scale.ts';
import type { SurveySettings } from '#shared/score/sipas.ts';
import { surveyWords as words } from './survey-words.ts';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  label: { minWidth: 0, overflowWrap: 'anywhere' },
  input: { width: '84px', flexShrink: 0 },
});

interface SurveyWeightsProps {
  readonly settings: SurveySettings;
  readonly onChange: (answers: readonly ScaledAnswer[]) => void;
}

/** What each answer of the form is worth, or whether it counts as satisfied. */
export function SurveyWeights({ settings: { method, answers }, onChange }: SurveyWeightsProps): ReactNode {
  const styles = useStyles();
  const replace = (place: number, answer: ScaledAnswer): void =>
    onChange(answers.map((other, at) => (at === place ? answer : other)));
  return (
    <Field label={method === 'weights' ? words.weights : words.satisfiedAnswers} hint={words.leftOut}>
      <div role="group" className={styles.rows}>
        {answers.map((answer, place) => (
          <div key={answer.label} className={styles.row}>
            {method === 'satisfied' ? (
              <Checkbox
                label={answer.label}
                checked={answer.satisfied}
                disabled={answer.weight === null}
                onChange={(_, { checked }) => replace(place, { ...answer, satisfied: checked === true })}
              />
            ) : (
              <>
                <span className={styles.label}>{answer.label}</span>
                <WeightInput
                  key={answer.weight}
                  answer={answer}
                  onChange={(weight) => replace(place, { ...answer, weight })}
                />
              </>
            )}
          </div>
        ))}
      </div>
    </Field>
  );
}

interface WeightInputProps {
  readonly answer: ScaledAnswer;
  readonly onChange: (weight: number | null) => void;
}

/** A percentage typed as officers write it ("62,5"); taken when the field is left, refused outside 0–100. */
function WeightInput({ answer, onChange }: WeightInputProps): ReactNode {
  const styles = useStyles();
  const written = answer.weight === null ? '' : String(answer.weight).replace('.', ',');
  const [text, setText] = useState(written);
  const weight = text.trim() === '' ? null : Number(text.trim().replace(',', '.'));
  const valid = weight === null || (weight >= 0 && weight <= 100);
  return (
    <Input
      className={styles.input}
      size="small"
      inputMode="decimal"
      contentAfter="%"
      aria-label={words.weightOf(answer.label)}
      aria-invalid={!valid}
      value={text}
      onChange={(_, { value }) => setText(value)}
      onBlur={() => {
        if (!valid) setText(written);
        else if (weight !== answer.weight) onChange(weight);
      }}
    />
  );
}
