import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { ONZE_FOUT } from './afsluitcodes.ts';
import type { HuisOpties } from './context.ts';
import type { Omgeving, Uitgang } from './omgeving.ts';

/** A call as it goes over the socket: one line of JSON. */
interface Oproep {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly uit: Scherm;
  readonly fout: Scherm;
  /** What the caller typed or has in its surroundings; the socket is for this user alone. */
  readonly wachtwoord: string | null;
  /** What else the caller typed, read or confirmed; the server can do neither. */
  readonly mee: Readonly<Record<string, string>>;
}

interface Scherm {
  readonly isTTY: boolean;
  readonly columns: number | null;
}

/** What comes back, one line each: text for a stream, and at the end the exit code. */
type Terug =
  | { readonly soort: 'uit' | 'fout'; readonly tekst: string }
  | { readonly soort: 'klaar'; readonly code: number };

const schermVan = (u: Uitgang): Scherm => ({ isTTY: u.isTTY === true, columns: u.columns ?? null });

/** Lets the server that holds the folder do the call, and prints what it says. */
export function draagOver(
  socket: string,
  argv: readonly string[],
  omgeving: Omgeving,
  { wachtwoord = null, mee = {} }: Pick<HuisOpties, 'wachtwoord' | 'mee'> = {},
): Promise<number> {
  return new Promise((klaar) => {
    const lijn = createConnection(socket);
    let code: number | null = null;
    const oproep: Oproep = {
      argv,
      cwd: omgeving.cwd,
      uit: schermVan(omgeving.uit),
      fout: schermVan(omgeving.fout),
      wachtwoord,
      mee,
    };
    lijn.on('connect', () => lijn.write(`${JSON.stringify(oproep)}\n`));
    createInterface({ input: lijn }).on('line', (regel) => {
      // safe: the other end is this same programme, reached over a socket that only this user may use
      const terug = JSON.parse(regel) as Terug;
      if (terug.soort === 'klaar') code = terug.code;
      else omgeving[terug.soort].write(terug.tekst);
    });
    lijn.on('error', () => undefined);
    lijn.on('close', () => {
      if (code === null) {
        omgeving.fout.write(
          'De server stopte voordat de opdracht klaar was. Probeer het opnieuw.\n',
        );
      }
      klaar(code ?? ONZE_FOUT);
    });
  });
}

/** Answers one call at the server's end. */
export function beantwoordOproep(
  lijn: Socket,
  voerUit: (
    argv: readonly string[],
    omgeving: Pick<
      Omgeving,
      'uit' | 'fout' | 'cwd' | 'vraag' | 'vraagGeheim' | 'leesInvoer' | 'mee'
    > & {
      wachtwoord: string | null;
    },
  ) => Promise<number>,
): void {
  lijn.on('error', () => undefined);
  createInterface({ input: lijn }).once('line', (regel) => {
    // safe: see above
    const oproep = JSON.parse(regel) as Oproep;
    const stuur = (terug: Terug) => {
      if (!lijn.destroyed) lijn.write(`${JSON.stringify(terug)}\n`);
    };
    const uitgang = (soort: 'uit' | 'fout', scherm: Scherm): Uitgang => ({
      write: (tekst) => stuur({ soort, tekst }),
      isTTY: scherm.isTTY,
      columns: scherm.columns ?? undefined,
    });
    const { argv, cwd, wachtwoord, mee } = oproep;
    const uit = uitgang('uit', oproep.uit);
    const fout = uitgang('fout', oproep.fout);
    // the server's own terminal is not the caller's
    const geen = { vraag: undefined, vraagGeheim: undefined, leesInvoer: undefined };
    const aanroeper = { uit, fout, cwd, wachtwoord, mee, ...geen };
    void voerUit(argv, aanroeper)
      .catch(() => ONZE_FOUT)
      .then((code) => {
        stuur({ soort: 'klaar', code });
        lijn.end();
      });
  });
}
