import type { EngineErrorCode, EngineErrorData } from './engine.ts';

/** An error that has a message for the user: `code` selects it, `detail` fills it in. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  readonly detail: string;

  constructor(code: EngineErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }

  static from(data: EngineErrorData): EngineError {
    return new EngineError(data.code, data.detail);
  }
}

/**
 * An error as it is sent from the engine to the host. Anything but an `EngineError` is a bug and becomes `internal`.
 */
export function toErrorData(error: unknown): EngineErrorData {
  if (error instanceof EngineError) return { code: error.code, detail: error.detail };
  return {
    code: 'internal',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** What was thrown, as an `EngineError`. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const { code, detail } = toErrorData(error);
  return new EngineError(code, detail, { cause: error });
}
