import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { ONZE_FOUT } from './afsluitcodes.ts';
import type { Omgeving, Uitgang } from './omgeving.ts';

/** A call as it goes over the socket: one line of JSON. */
interface Oproep {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly uit: Scherm;
  readonly fout: Scherm;
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
): Promise<number> {
  return new Promise((klaar) => {
    const lijn = createConnection(socket);
    let code: number | null = null;
    const oproep: Oproep = {
      argv,
      cwd: omgeving.cwd,
      uit: schermVan(omgeving.uit),
      fout: schermVan(omgeving.fout),
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
    omgeving: Pick<Omgeving, 'uit' | 'fout' | 'cwd'>,
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
    const { argv, cwd } = oproep;
    void voerUit(argv, { uit: uitgang('uit', oproep.uit), fout: uitgang('fout', oproep.fout), cwd })
      .catch(() => ONZE_FOUT)
      .then((code) => {
        stuur({ soort: 'klaar', code });
        lijn.end();
      });
  });
}
