import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openSleutels, SleutelFout, type Sleutels } from './sleutels.ts';

function open(map: string, omgeving?: string): Sleutels {
  const sleutels = openSleutels(map, omgeving);
  if (!sleutels.ok) throw new Error(sleutels.problem.detail);
  return sleutels.value;
}

const nieuweMap = () => mkdtempSync(join(tmpdir(), 'sleutels-'));

test('the same BSN has the same pseudonym in one municipality and another in the next', () => {
  const sleutels = open(nieuweMap());
  const a = sleutels.pseudoniemen('9998');
  expect(a('999990019')).toBe(sleutels.pseudoniemen('9998')('999990019'));
  expect(a('999990019')).not.toBe(sleutels.pseudoniemen('9997')('999990019'));
  expect(a('999990019')).toMatch(/^[0-9a-f]{32}$/);
});

test('a pseudonym survives reopening and differs between folders', () => {
  const map = nieuweMap();
  const eerst = open(map).pseudoniemen('9998')('999990019');
  expect(open(map).pseudoniemen('9998')('999990019')).toBe(eerst);
  expect(open(nieuweMap()).pseudoniemen('9998')('999990019')).not.toBe(eerst);
});

test('key files are readable by their owner alone', () => {
  const map = nieuweMap();
  open(map).pseudoniemen('9998');
  for (const bestand of readdirSync(join(map, 'geheim'))) {
    expect(statSync(join(map, 'geheim', bestand)).mode & 0o777).toBe(0o600);
  }
});

test('a key from the environment leaves no file and must be 64 hex digits', () => {
  const map = nieuweMap();
  open(map, 'ab'.repeat(32)).pseudoniemen('9998')('999990019');
  expect(readdirSync(map)).toEqual(['stuurhuis.json']);
  expect(openSleutels(map, 'kort')).toMatchObject({ ok: false });
});

test('a key that got lost or was switched is refused and never replaced in silence', () => {
  const map = nieuweMap();
  open(map).pseudoniemen('9998');
  const pad = join(map, 'geheim', 'pseudoniem-9998.sleutel');
  const goed = readFileSync(pad);
  const lopend = open(map);
  rmSync(pad);
  expect(openSleutels(map, undefined)).toMatchObject({ ok: false });
  expect(() => lopend.pseudoniemen('9998')).toThrow(SleutelFout);
  writeFileSync(pad, 'ab'.repeat(32));
  expect(openSleutels(map, undefined)).toMatchObject({
    ok: false,
    problem: { code: 'geweigerd', detail: expect.stringContaining('pseudoniem-9998') },
  });
  expect(openSleutels(map, 'cd'.repeat(32))).toMatchObject({ ok: false });
  writeFileSync(pad, goed);
  expect(openSleutels(map, undefined)).toMatchObject({ ok: true });
});

test('a reference that may hold a BSN is hashed alike each time; another stays as it is', () => {
  const map = nieuweMap();
  const referentie = open(map).referenties('9998');
  expect(referentie('RN-2025-001')).toBe('RN-2025-001');
  for (const nummer of ['999900006-2025-04', '99990006', 'X999.900.006', '1999900006']) {
    expect(referentie(nummer)).toMatch(/^~[\w-]{16}$/);
    expect(open(map).referenties('9998')(nummer)).toBe(referentie(nummer));
    expect(open(map).referenties('9997')(nummer)).not.toBe(referentie(nummer));
  }
});

test('what was locked opens again, and not when a byte was changed', async () => {
  const map = nieuweMap();
  const sleutels = open(map);
  const pad = join(map, 'dicht');
  await sleutels.versleutel(Readable.from([Buffer.from('geheim '), Buffer.from('bericht')]), pad);
  const dicht = readFileSync(pad);
  expect(dicht.includes('geheim')).toBe(false);
  expect(sleutels.ontsleutel(pad).toString()).toBe('geheim bericht');
  dicht[14] = (dicht[14] ?? 0) ^ 1;
  writeFileSync(pad, dicht);
  expect(() => sleutels.ontsleutel(pad)).toThrow();
});
