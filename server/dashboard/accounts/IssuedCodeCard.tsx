import { Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { codePath, showCode } from '#shared/account/account-code.ts';
import type { IssuedCode } from '#shared/api/account-admin-api.ts';
import { showInstant } from '../words.ts';
import { accountWords } from './account-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: '8px',
    padding: '12px 16px',
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    maxWidth: '760px',
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: 1.4,
    userSelect: 'all',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', columnGap: '8px', rowGap: '8px', alignItems: 'center', flexWrap: 'wrap' },
});

interface Props {
  readonly issued: IssuedCode;
  onClose(): void;
}

/** A code, the only time it is seen. */
export function IssuedCodeCard({ issued, onClose }: Props) {
  const styles = useStyles();
  const [note, setNote] = useState('');
  const { account, code, expiresAt } = issued;
  const link = `${window.location.origin}${codePath(code)}`;
  const copy = (): void => {
    const copying = 'clipboard' in navigator ? navigator.clipboard.writeText(link) : Promise.reject(new Error());
    copying.then(
      () => setNote(accountWords.copied),
      () => setNote(accountWords.copyFailed),
    );
  };
  return (
    <section className={styles.card} role="status" aria-label={accountWords.codeTitle(account.displayName)}>
      <Text weight="semibold">{accountWords.codeTitle(`${account.displayName} (${account.username})`)}</Text>
      <Text className={styles.code}>{showCode(code)}</Text>
      <Input readOnly value={link} aria-label={accountWords.copyLink} onFocus={({ target }) => target.select()} />
      <Text>{accountWords.codeOnce(showInstant(expiresAt))}</Text>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={copy}>
          {accountWords.copyLink}
        </Button>
        <Button onClick={onClose}>{accountWords.codeSeen}</Button>
        <Text>{note}</Text>
      </div>
    </section>
  );
}
