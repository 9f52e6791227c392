/** One fault of a request, as Actionstep's `errors` reports it. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** JSON pointer into the request body. */
  pointer: string | null;
};

/** The body of an error answer: `errors` is an object for one fault and an array for several. */
export function problemBody(problems: readonly Problem[]): { errors: unknown } {
  const errors = problems.map(({ pointer, ...problem }, index) => ({
    id: String(index + 1),
    ...problem,
    source: { pointer, parameter: null },
  }));
  return { errors: errors.length === 1 ? errors[0] : errors };
}

/** A fault of the request as a whole. */
export function requestProblem(status: number, title: string, detail: string): Problem {
  return { status, code: status === 404 ? 'AS-1100' : 'AS-1300', title, detail, pointer: null };
}

/** A fault of one attribute or link of the body; the code defaults to that of the resource group. */
export function fieldProblem(pointer: string, detail: string, code = 'AS-1500'): Problem {
  return { status: 422, code, title: 'Validation error', detail, pointer };
}
