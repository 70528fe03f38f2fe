import type {} from '@univerjs/preset-sheets-core';
import type { FUniver } from '@univerjs/core/facade';
import { z } from 'zod';
import { readArguments } from './function-arguments.ts';

/** The name under which the manifest offers the add-in's functions to Excel. */
const namespace = 'BANGDIEM';

const declaredSchema = z.object({
  functions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      parameters: z.array(z.object({ type: z.enum(['string', 'number', 'any']) })),
    }),
  ),
});

/** A function as the add-in declares it to Excel. */
export type DeclaredFunction = z.infer<typeof declaredSchema>['functions'][number];

type SheetFunction = (...given: unknown[]) => unknown;

/** Where office.js keeps what an add-in associated; the functions runtime of Excel reads it the same way. */
interface Association {
  readonly mappings: Readonly<Record<string, SheetFunction>>;
  onchange(handler: () => void): void;
}

/** Asks the server what functions there are, as Excel does; none where it does not tell. */
export async function fetchDeclaredFunctions(): Promise<readonly DeclaredFunction[]> {
  const response = await fetch('/functions.json');
  return response.ok ? declaredSchema.parse(await response.json()).functions : [];
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

/**
 * Lets the grid calculate what the pane associates, in the place of Excel's functions runtime. To be made as soon as the
 * grid has its workbook: the names have to be known when its formulas are first calculated.
 */
export class FunctionBridge {
  readonly #recalculate: (name: string) => void;
  #mappings: Association['mappings'] = {};

  /** `recalculate` calculates the formulas anew that name a function of the name space given to it. */
  constructor(grid: FUniver, declared: readonly DeclaredFunction[], recalculate: (name: string) => void) {
    this.#recalculate = recalculate;
    for (const one of declared) {
      grid.getFormula().registerFunction(`${namespace}.${one.name}`, (...given) => this.#calculate(one, given));
    }
  }

  /** Follows a pane's association; a pane that is loaded again takes the place of the one before. */
  follow(association: Association): void {
    const take = (): void => {
      this.#mappings = { ...association.mappings };
      this.#recalculate(`${namespace}.`);
    };
    take();
    association.onchange(take);
  }

  /** Whatever a function does, the calculation goes on: what it throws is #VALUE! in its cell, as in Excel. */
  #calculate({ id, parameters }: DeclaredFunction, given: readonly unknown[]): string | number | boolean {
    const work = this.#mappings[id];
    if (!work) return '#N/A';
    const read = readArguments(parameters, given, 0);
    if (typeof read === 'string') return read;
    try {
      return asCell(work(...read));
    } catch {
      return '#VALUE!';
    }
  }
}

function asCell(answer: unknown): string | number | boolean {
  return typeof answer === 'number' || typeof answer === 'boolean' ? answer : String(answer);
}
