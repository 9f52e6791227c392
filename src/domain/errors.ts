/** Every failure the product can name. A door maps the code to its own form (HTTP status, card, notice). */
export type ErrorCode =
  | 'bad-input'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'stale'
  | 'illegal-move'
  | 'matter-not-confirmed'
  | 'matter-not-open'
  | 'fair-bill'
  | 'not-connected'
  | 'connect-refused'
  | 'other-system'
  | 'actionstep-refused'
  | 'actionstep-unreachable'
  | 'actionstep-busy'
  | 'actionstep-unexpected'
  | 'outcome-unknown'
  | 'microsoft-unreachable'
  | 'microsoft-unexpected'
  | 'unreadable-file'
  | 'config'
  | 'storage'
  | 'internal';

/** When the same call may be tried again: by itself, after a person has done something, or never. */
export type Retry = 'later' | 'after-person' | 'never';

export type AppErrorDetails = {
  code: ErrorCode;
  /** A sentence a lawyer can act on; carries no narrative, token or client name. */
  message: string;
  retry?: Retry;
  /** JSON pointer or field name of the input at fault. */
  field?: string;
  cause?: unknown;
};

/** The one failure thrown inside the product. Expected outcomes are values, not AppErrors. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly field: string | undefined;

  constructor(details: AppErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.retry = details.retry ?? 'never';
    this.field = details.field;
  }
}
