import type {} from '@univerjs/preset-sheets-core';
import type { FUniver } from '@univerjs/core/facade';

/** The name under which the manifest offers the add-in's functions to Excel. */
const namespace = 'BANGDIEM';

type SheetFunction = (...given: unknown[]) => unknown;

/** Where office.js keeps what an add-in associated; the functions runtime of Excel reads it the same way. */
interface Association {
  readonly mappings: Readonly<Record<string, SheetFunction>>;
  onchange(handler: () => void): void;
}

/** The association inside an office.js that was loaded, or `null` when that version has none. */
export function findAssociation(page: object): Association | null {
  const functions: unknown = Reflect.get(page, 'CustomFunctions');
  const association: unknown =
    typeof functions === 'object' && functions !== null ? Reflect.get(functions, '_association') : null;
  return isAssociation(association) ? association : null;
}

function isAssociation(value: unknown): value is Association {
  return typeof value === 'object' && value !== null && 'mappings' in value && 'onchange' in value;
}

/** Lets the grid calculate what the pane associates, in the place of Excel's functions runtime. */
export class FunctionBridge {
  readonly #grid: FUniver;
  #registered: { dispose(): void }[] = [];

  constructor(grid: FUniver) {
    this.#grid = grid;
  }

  /** Follows a pane's association; a pane that is loaded again takes the place of the one before. */
  follow(association: Association): void {
    const register = (): void => {
      for (const one of this.#registered) one.dispose();
      this.#registered = Object.entries(association.mappings).map(([id, work]) =>
        this.#grid
          .getFormula()
          .registerFunction(`${namespace}.${id}`, (...given) => asCell(work(...given.map(asArgument)))),
      );
    };
    register();
    association.onchange(register);
  }
}

/** The grid gives a block for a reference; the functions take single cells. */
function asArgument(given: unknown): unknown {
  const cell: unknown = Array.isArray(given) ? given.flat()[0] : given;
  return cell === null ? '' : cell;
}

function asCell(answer: unknown): string | number | boolean {
  return typeof answer === 'number' || typeof answer === 'boolean' ? answer : String(answer);
}
