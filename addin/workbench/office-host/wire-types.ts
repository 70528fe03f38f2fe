import { z } from 'zod';

/** How a request names an object: numbers of the wire. */
export const pathType = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

/** What a request asks to do: numbers of the wire. */
export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  update: 9,
} as const;

/** Arguments, and beside each (or beside each item of a list) the object path it stands for; 0 = a plain value. */
const argumentInfoSchema = z.object({
  Arguments: z.array(z.unknown()).nullish(),
  ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
});

const objectPathSchema = z.object({
  Id: z.number(),
  ObjectPathType: z.number(),
  Name: z.string(),
  ParentObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfoSchema.nullish(),
});

const queryInfoSchema = z.object({
  Select: z.array(z.string()).nullish(),
  Expand: z.array(z.string()).nullish(),
  Top: z.number().nullish(),
  Skip: z.number().nullish(),
});

const actionSchema = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().nullish(),
  ObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfoSchema.nullish(),
  QueryInfo: queryInfoSchema.nullish(),
  ObjectState: z.record(z.string(), z.unknown()).nullish(),
});

/** One `context.sync()` as the library sends it. */
export const requestSchema = z.object({
  AutoKeepReference: z.boolean().nullish(),
  Actions: z.array(actionSchema),
  ObjectPaths: z.record(z.string(), objectPathSchema),
});

export type ArgumentInfo = z.infer<typeof argumentInfoSchema>;
export type ObjectPath = z.infer<typeof objectPathSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Request = z.infer<typeof requestSchema>;

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface AnswerError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface Answer {
  readonly Error?: AnswerError;
  readonly Results: readonly ActionResult[];
  /** Ids of the trace actions that ran. Without them the library never finishes registering an event. */
  readonly TraceIds?: readonly number[];
}

/** One event: category, type, target, arguments as JSON text, running number. */
export type EventEntry = readonly [category: number, type: number, target: string, message: string, id: number];
