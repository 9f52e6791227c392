import type { Switches } from '../switches.ts';

/** One fault of a request, as Actionstep's `errors` reports it. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** JSON pointer into the request body. */
  pointer: string | null;
  /** Query parameter. */
  parameter: string | null;
};

const validation = 422;

/** Status of an answer that reports these problems: of the first; for a validation error as the switch says. */
export function statusOf(problems: readonly Problem[], { validationStatus }: Pick<Switches, 'validationStatus'>): number {
  const status = problems[0]?.status ?? 500;
  return status === validation ? validationStatus : status;
}

/** The body of an error answer. */
export function problemBody(problems: readonly Problem[], switches: Pick<Switches, 'errorsShape' | 'validationStatus'>): object {
  const errors = problems.map(({ pointer, parameter, ...problem }, index) => ({
    id: String(index + 1),
    ...problem,
    status: statusOf([{ ...problem, pointer, parameter }], switches),
    source: { pointer, parameter },
  }));
  if (switches.errorsShape === 'array') return { errors };
  return { errors: switches.errorsShape === 'object' || errors.length === 1 ? errors[0] : errors };
}

/** A fault of the request as a whole. */
export function requestProblem(status: number, title: string, detail: string): Problem {
  return { status, code: status === 404 ? 'AS-1100' : 'AS-1300', title, detail, pointer: null, parameter: null };
}

/** A fault of one query parameter. */
export function parameterProblem(parameter: string, detail: string): Problem {
  return { ...requestProblem(400, 'Bad request', detail), parameter };
}

/** A fault of one attribute or link of the body; the code defaults to that of the resource group. */
export function fieldProblem(pointer: string, detail: string, code = 'AS-1500'): Problem {
  return { status: validation, code, title: 'Validation error', detail, pointer, parameter: null };
}
