/** An error as Excel answers it: a code of `Excel.ErrorCodes` and its HTTP status. The wording is Excel's, in English. */
export class HostError extends Error {
  /** The member that refused, as "Class.member"; filled in where it is known. */
  location = '';

  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus: number,
  ) {
    super(message);
    this.name = 'HostError';
  }
}

/** The host cannot be reached at all: there is no answer, not even an error. */
export class ConnectionLost extends Error {
  constructor() {
    super('The connection to the host was lost.');
    this.name = 'ConnectionLost';
  }
}

export function itemNotFound(): HostError {
  return new HostError('ItemNotFound', "The requested resource doesn't exist.", 404);
}

export function itemAlreadyExists(): HostError {
  return new HostError('ItemAlreadyExists', 'The resource being created already exists.', 409);
}

export function invalidArgument(message = 'The argument is invalid or missing or has an incorrect format.'): HostError {
  return new HostError('InvalidArgument', message, 400);
}

export function arrayMismatch(): HostError {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

export function accessDenied(): HostError {
  return new HostError('AccessDenied', 'You cannot perform the requested operation.', 403);
}

export function invalidReference(): HostError {
  return new HostError('InvalidReference', 'This reference is not valid for the current operation.', 400);
}

/** The rows stand in a block that is filtered. */
export function filteredConflict(): HostError {
  return new HostError(
    'FilteredRangeConflict',
    'The attempted operation causes a conflict with a filtered range.',
    400,
  );
}

/** Excel knows the call but cannot do it here. */
export function unsupportedOperation(): HostError {
  return new HostError('UnsupportedOperation', 'The operation being attempted is not supported.', 400);
}

/** What this host was never taught. Loud on purpose: a plausible answer would hide that nobody checked it. */
export function notImplemented(what: string): HostError {
  const error = new HostError('NotImplemented', `This host does not implement ${what}.`, 501);
  error.location = what;
  return error;
}
