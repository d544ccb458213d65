/** A code list: code to Dutch label. Codes are text: leading zeros count. */
export type Codelijst = Readonly<Record<string, string>>;

/** The label of a code, or the code itself with a remark when the list does not know it. */
export function labelVan(lijst: Codelijst, code: string): string {
  return Object.hasOwn(lijst, code) ? (lijst[code] ?? code) : `${code} (onbekende code)`;
}
