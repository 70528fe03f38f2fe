import { Button, Field, Input, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { PersonArrowRight16Regular } from '@fluentui/react-icons/svg/person-arrow-right';
import { useState, type ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { ownAccountWords } from '../account/own-account-words.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  demo: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  account: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    // A long name would make the picture narrower, and the names would begin here and there.
    '& .fui-Button__icon': { flexShrink: 0 },
  },
  code: { alignSelf: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Sign-in with a password, or with one click where the server offers accounts for trying out. */
export function SignInForm(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const session = usePaneState((state) => state.sync.session);
  const demo = usePaneState((state) => state.sync.demoAccounts);
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const expired = session.status === 'expired';
  const [username, setUsername] = useState(expired ? session.username : '');
  const [password, setPassword] = useState('');
  return (
    <>
      {expired && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.sync.expired}</MessageBarBody>
        </MessageBar>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void commands.signIn({ username, password }).then((entered) => entered || setPassword(''));
        }}
      >
        <h2 className={styles.title}>{words.sync.signInTitle}</h2>
        <div className={styles.quiet}>{words.sync.signInWhy}</div>
        <Field label={words.sync.username} required>
          <Input
            value={username}
            autoComplete="username"
            maxLength={100}
            onChange={(_, { value }) => setUsername(value)}
          />
        </Field>
        <Field label={words.sync.password} required>
          <Input
            type="password"
            value={password}
            autoComplete="current-password"
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        <Button
          type="submit"
          appearance={demo.length > 0 ? 'secondary' : 'primary'}
          disabled={busy || username.trim() === '' || password === ''}
        >
          {busy ? words.sync.phase['signing-in'] : words.menu.signIn}
        </Button>
        <Link
          as="button"
          type="button"
          className={styles.code}
          onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'account-code' } })}
        >
          {ownAccountWords.haveCode}
        </Link>
      </form>
      {demo.length > 0 && (
        <div className={styles.demo}>
          <h2 className={styles.title}>{words.sync.demoTitle}</h2>
          <div className={styles.quiet}>{words.sync.demoWhy}</div>
          {demo.map(({ username: name, displayName }) => (
            <Button
              key={name}
              className={styles.account}
              icon={<PersonArrowRight16Regular />}
              disabled={busy}
              onClick={() => void commands.signInAsDemo(name)}
            >
              {displayName}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
