/**
 * True when nine digits can be a BSN: the sum of digit times weight (9, 8, ... 2, and -1 for the last)
 * is divisible by 11, and not all digits are zero (Besluit burgerservicenummer, "elfproef").
 */
export function isBsn(cijfers: string): boolean {
  if (cijfers.length !== 9 || cijfers === '000000000') return false;
  let som = 0;
  for (let i = 0; i < 9; i++) {
    const cijfer = cijfers.charCodeAt(i) - 48;
    if (cijfer < 0 || cijfer > 9) return false;
    som += i === 8 ? -cijfer : cijfer * (9 - i);
  }
  return som % 11 === 0;
}
