/**
 * Names operations: the same content asked again, because its answer never came, keeps its name. Only the last content is
 * remembered: after something else was asked, the same content is a new wish, not a resend.
 */
export interface OperationIds {
  idFor(content: string): string;
  /** The operation was answered: the same content from now on is a new operation. */
  answered(operationId: string): void;
}

export function createOperationIds(newId: () => string): OperationIds {
  let last: { readonly content: string; readonly id: string } | null = null;
  return {
    idFor(content) {
      if (last?.content !== content) last = { content, id: newId() };
      return last.id;
    },
    answered(operationId) {
      if (last?.id === operationId) last = null;
    },
  };
}
