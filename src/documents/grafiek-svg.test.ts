import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Grafiek } from '../definitie/grafiek.ts';
import { toPng } from './grafiek-png.ts';
import { toSvg } from './grafiek-svg.ts';

const MAANDEN = ['2025-01', '2025-02', '2025-03'];

const ASSEN: Grafiek = {
  soort: 'assen',
  titel: 'Waar het jaar eindigt',
  beschrijving: 'Toegekend & "nog te declareren" <per maand>.',
  eenheid: 'centen',
  categorieen: MAANDEN,
  reeksen: [
    { naam: 'Toegekend', vorm: 'staaf', stapel: 'a', waarden: [300_000_000, 200_000_000, null] },
    {
      naam: 'Nog te declareren',
      vorm: 'staaf',
      stapel: 'a',
      voorlopig: true,
      waarden: [0, 1e8, 3e8],
    },
    { naam: '80%-bereik', vorm: 'band', laag: [null, 2e8, 2e8], waarden: [null, 4e8, 5e8] },
    { naam: 'Rechte lijn', vorm: 'lijn', waarden: [1e8, 1e8, 1e8] },
  ],
  streep: { naam: 'begroting', waarde: 250_000_000 },
};

const LIGGEND: Grafiek = { ...ASSEN, soort: 'liggend' };
const WATERVAL: Grafiek = {
  ...ASSEN,
  soort: 'waterval',
  reeksen: [
    { naam: 'stand', vorm: 'staaf', waarden: [9e8, null, 7e8] },
    { naam: 'stap', vorm: 'staaf', waarden: [null, -2e8, null] },
  ],
};

/** Element names in order; throws when the text is no well-formed XML. */
function elementen(svg: string): string[] {
  const namen: string[] = [];
  const lezer = new SaxesParser({ xmlns: true });
  lezer.on('error', (e) => {
    throw e;
  });
  lezer.on('opentag', (t) => namen.push(t.name));
  lezer.write(svg).close();
  return namen;
}

describe.each([
  ['assen', ASSEN],
  ['liggend', LIGGEND],
  ['waterval', WATERVAL],
])('a chart of kind %s', (_, grafiek) => {
  it('is well-formed SVG with a name and a description', () => {
    const svg = toSvg(grafiek);
    expect(elementen(svg).slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="t\w+ d\w+"/);
    expect(svg).toContain('Toegekend &amp; &quot;nog te declareren&quot; &lt;per maand&gt;.');
  });

  it('has nothing that a strict content security policy would block', () => {
    expect(toSvg(grafiek)).not.toMatch(/<style|<script| style=| class=| on\w+=|href="(?!#)/);
  });

  it('is the same to the byte when drawn again', () => {
    expect(toSvg(grafiek)).toBe(toSvg(grafiek));
  });

  it('fits a screen of 320 pixels', () => {
    expect(toSvg(grafiek, { breedte: 320 })).toContain('viewBox="0 0 320 ');
  });
});

it('tells series apart by pattern and dash, not by colour alone', () => {
  const svg = toSvg(ASSEN);
  expect(svg).toContain('<pattern ');
  expect(svg).toContain('stroke-dasharray');
});

it('draws money in a round unit with a decimal comma', () => {
  const svg = toSvg(ASSEN);
  expect(svg).toContain('x € 1 mln');
  expect(svg).toContain('begroting 2,5');
});

it('writes its title and the line under it only when asked', () => {
  const svg = toSvg(ASSEN, { metTitel: true, onderschrift: 'Fictieve gegevens' });
  expect(svg).toContain('>Fictieve gegevens</text>');
  expect(svg).toContain('>Waar het jaar eindigt</text>');
  expect(toSvg(ASSEN)).not.toContain('>Waar het jaar eindigt</text>');
});

it('draws an empty chart without falling over', () => {
  expect(elementen(toSvg({ ...ASSEN, categorieen: [], reeksen: [] }))[0]).toBe('svg');
});

it('makes a PNG of twice the size', () => {
  const png = toPng(ASSEN, { breedte: 400 });
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(800);
});

describe('a bridge with small steps', () => {
  const brug = (stap: number): Grafiek => ({
    ...WATERVAL,
    categorieen: ['Primitief', 'Berap 1', 'Actueel'],
    reeksen: [
      { naam: 'stand', vorm: 'staaf', waarden: [420_000_000, null, 420_000_000 + stap] },
      { naam: 'stap', vorm: 'staaf', waarden: [null, stap, null] },
    ],
  });

  it('cuts its axis, says so, and shows the step in thousands', () => {
    const svg = toSvg(brug(3_500_000));
    expect(svg).toContain('x € 1.000, as begint bij 4.180');
    expect(svg).toContain('+35');
  });

  it('begins at zero when the steps can be seen', () => {
    expect(toSvg(brug(200_000_000))).not.toContain('as begint bij');
  });
});
