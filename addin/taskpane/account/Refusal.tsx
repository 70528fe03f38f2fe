import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Why the server did not do it, inside the dialog that asked. */
export function Refusal({ message }: { readonly message: string | null }): ReactNode {
  if (message === null) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
    </MessageBar>
  );
}
