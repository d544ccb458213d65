import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginImport, dag, declaratie, laad, openProef, type Proef, prestatie } from './stad.ts';

let proef: Proef;
beforeEach(async () => {
  proef = await openProef();
  await laad(proef.facts, [declaratie('D1', '2025-02-05', [prestatie('R1', 100)])]);
});
afterEach(() => proef.ruimOp());

const sleutel = {
  gemeente: '9998',
  soort: 'proef',
  snapshot: 1,
  peildatum: dag('2025-02-05'),
  parameters: '{}',
};

test('what is computed while an import runs is not stored, for it may have seen half of it', async () => {
  const sessie = await beginImport(proef.facts);
  await proef.facts.bewaarPrognose(sleutel, { som: 1 });
  expect(await proef.facts.leesPrognose(sleutel)).toBeNull();
  await sessie.rondAf();
  await proef.facts.bewaarPrognose(sleutel, { som: 2 });
  expect(await proef.facts.leesPrognose(sleutel)).toEqual({ som: 2 });
});

test('findings against the other facts are the same when they are asked again', async () => {
  const eerst = await proef.facts.toetsingen('9998', dag('2025-02-05'));
  expect(eerst.map((t) => t.regel)).toContain('TR338');
  expect(await proef.facts.toetsingen('9998', dag('2025-02-05'))).toEqual(eerst);
});
