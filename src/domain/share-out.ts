import { AppError } from './errors.ts';

/**
 * A whole number shared out by weights, the sum kept: every share is within one of its exact quota unless the minimum
 * holds it up (largest remainder; of equal remainders the earlier). Throws bad-input when the total cannot give every share
 * the minimum, or when the weights are not whole numbers with at least one above zero.
 */
export function shareOut(total: number, weights: readonly number[], minimum = 0): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const whole = [total, ...weights].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || sum === 0 || !Number.isSafeInteger(sum * total)) throw refuse('The parts must be whole numbers, at least one above zero.');
  if (total < minimum * weights.length) throw refuse(`${total} cannot be shared by ${weights.length} with at least ${minimum} each.`);
  const shares = weights.map((weight) => Math.max(minimum, Math.floor((total * weight) / sum)));
  // What a share lacks, in parts of the sum: exact, without fractions.
  const lack = (at: number) => total * (weights[at] ?? 0) - (shares[at] ?? 0) * sum;
  for (let left = total - sumOf(shares); left !== 0; left = total - sumOf(shares)) {
    const at =
      left > 0
        ? best(shares, lack)
        : best(
            shares,
            (one) => -lack(one),
            (share) => share > minimum,
          );
    shares[at] = (shares[at] ?? 0) + Math.sign(left);
  }
  return shares;
}

function best(shares: readonly number[], worth: (at: number) => number, may: (share: number) => boolean = () => true): number {
  let found = -1;
  shares.forEach((share, at) => {
    if (may(share) && (found < 0 || worth(at) > worth(found))) found = at;
  });
  return found;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function refuse(message: string): AppError {
  return new AppError({ code: 'bad-input', field: 'parts', message });
}
