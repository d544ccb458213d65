import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkInvoer, invoerUitTekst } from './invoer.ts';

const SCHEMA = z.object({
  jaar: z.int().min(2000),
  basis: z.enum(['boekjaar', 'leverjaar']),
  naam: z.string().min(1),
  posten: z.array(z.string()).min(1),
  actief: z.boolean(),
  eigen: z.string().refine((t) => t === 'goed', { message: 'Schrijf hier goed' }),
});

it('tells every wrong field at once, in plain Dutch', () => {
  const ruw = { jaar: 1, basis: 'x', naam: '', posten: [], eigen: 'fout', vreemd: 1 };
  const gecheckt = checkInvoer(SCHEMA, ruw);
  if (gecheckt.ok) throw new Error('it was wrong');
  const meldingen = Object.fromEntries(
    (gecheckt.problem.velden ?? []).map((v) => [v.veld, v.melding]),
  );
  expect(meldingen).toEqual({
    jaar: 'Kies ten minste 2000.',
    basis: 'Kies uit: boekjaar, leverjaar.',
    naam: 'Vul dit veld in.',
    posten: 'Geef er ten minste 1 op.',
    actief: 'Dit veld is verplicht.',
    eigen: 'Schrijf hier goed.',
    vreemd: 'Dit veld is niet bekend.',
  });
});

it('reads text as what the schema asks for, and names what does not convert', () => {
  const velden = { jaar: '2025', posten: 'a,b', actief: 'ja', naam: '7' };
  expect(invoerUitTekst(SCHEMA, velden)).toEqual({
    jaar: 2025,
    posten: ['a', 'b'],
    actief: true,
    naam: '7',
  });
  const fout = checkInvoer(z.object({ jaar: z.int() }), { jaar: '20x' });
  expect(fout).toMatchObject({ problem: { velden: [{ melding: 'Dit moet een getal zijn.' }] } });
});
