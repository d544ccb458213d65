/** Fields of the address that belong to the page and are never asked of the server. */
const VAN_DE_PAGINA = new Set(['sorteer', 'richting', 'bedragen', 'zoek']);

/** Fields that go along when one walks to another question. */
const GAAT_MEE = ['gemeente', 'peildatum'] as const;

/** The part of the address that the server is asked. */
export function vraagVelden(zoek: URLSearchParams): URLSearchParams {
  const velden = new URLSearchParams();
  for (const [veld, waarde] of zoek) if (!VAN_DE_PAGINA.has(veld)) velden.append(veld, waarde);
  velden.sort();
  return velden;
}

/** Path of the answer to a question. */
export function antwoordPad(
  id: string,
  zoek: URLSearchParams,
  ...meer: [string, string][]
): string {
  return metVelden(`/v1/vragen/${encodeURIComponent(id)}`, zoek, meer);
}

/** Path of its chart as SVG, drawn for a width in pixels; other figures have another `merk`. */
export function grafiekPad(
  id: string,
  zoek: URLSearchParams,
  breedte: number,
  merk: string,
): string {
  return metVelden(`/v1/vragen/${encodeURIComponent(id)}/grafiek`, zoek, [
    ['breedte', String(breedte)],
    ['merk', merk],
  ]);
}

const FNV_BEGIN = 0x811c9dc5;
const FNV_PRIEM = 0x01000193;

/** A short mark of what a chart holds (FNV-1a, 32 bits): to tell one from the next, not a seal. */
export function merkVan(inhoud: unknown): string {
  let merk = FNV_BEGIN;
  for (const teken of JSON.stringify(inhoud)) {
    merk = Math.imul(merk ^ (teken.codePointAt(0) ?? 0), FNV_PRIEM);
  }
  return (merk >>> 0).toString(36);
}

function metVelden(pad: string, zoek: URLSearchParams, meer: readonly [string, string][]): string {
  const velden = vraagVelden(zoek);
  for (const [veld, waarde] of meer) velden.set(veld, waarde);
  const rest = velden.toString();
  return rest ? `${pad}?${rest}` : pad;
}

/** What of this address goes along to another page: municipality and peildatum. */
export function meegenomen(zoek: URLSearchParams): URLSearchParams {
  const velden = new URLSearchParams();
  for (const veld of GAAT_MEE) {
    const waarde = zoek.get(veld);
    if (waarde) velden.set(veld, waarde);
  }
  return velden;
}

/** An address of a page with what goes along, and more where given. */
export function paginaAdres(
  pad: string,
  zoek: URLSearchParams,
  meer: Readonly<Record<string, string>> = {},
): string {
  const velden = meegenomen(zoek);
  for (const [veld, waarde] of Object.entries(meer)) velden.set(veld, waarde);
  const rest = velden.toString();
  return rest ? `${pad}?${rest}` : pad;
}

/** The path of an act, on behalf of the municipality of the address. */
export function metGemeente(pad: string, zoek: URLSearchParams): string {
  const gemeente = zoek.get('gemeente');
  return gemeente ? `${pad}?${new URLSearchParams({ gemeente })}` : pad;
}
