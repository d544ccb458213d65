import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCenten } from '../../core/basis/bedrag.ts';
import type { Datum } from '../../core/basis/datum.ts';
import { no, ok } from '../../core/basis/result.ts';
import type { BegrotingRegel, Post, Register, RegisterSchrijver } from '../port.ts';
import { openRegister } from './open.ts';

const dag = (d: string) => d as Datum;
const post = (code: string, fictief = false): Post => ({
  gemeente: '9998',
  code,
  naam: `Post ${code}`,
  wet: 'wmo',
  taakveld: '6.712',
  stroom: 'declaraties',
  soort: 'last',
  autorisatieniveau: null,
  fictief,
});
const regel = (anders: Partial<BegrotingRegel> = {}): BegrotingRegel => ({
  gemeente: '9998',
  jaar: 2025,
  post: 'A',
  soort: 'last',
  moment: 'primitief',
  besluitdatum: dag('2024-11-12'),
  structureel: true,
  bedragCenten: toCenten(100_00),
  ...anders,
});
const kop = { handeling: 'test', gemeente: '9998', actor: 'ik', gedaanOp: '2025-01-01T10:00:00Z' };

let map: string;
let pad: string;
let register: Register;

async function openen(): Promise<Register> {
  const open = await openRegister(pad);
  if (!open.ok) throw new Error(open.problem.detail);
  return open.value;
}

async function doe(werk: (s: RegisterSchrijver) => Promise<unknown>): Promise<number | null> {
  const gedaan = await register.doe(kop, async (s) => {
    await werk(s);
    return ok({ waarde: null, zin: 'Er is iets gedaan.' });
  });
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
  return gedaan.value.handelingId;
}

const heel = async () => (await register.controleer()).filter((c) => !c.goed);
const actueel = async (peildatum = '2025-12-31') =>
  (await register.begroting('9998', 2025, dag(peildatum)))[0];

beforeEach(async () => {
  map = mkdtempSync(join(tmpdir(), 'register-'));
  pad = join(map, 'register.sqlite');
  register = await openen();
});
afterEach(async () => {
  await register.sluit();
  await rm(map, { recursive: true });
});

describe('the budget', () => {
  it('adds changes to the primitive budget as of the peildatum', async () => {
    await doe(async (s) => {
      await s.zetPost(post('A'));
      await s.zetBegrotingRegel(regel(), false);
      const berap = { moment: 'berap 1', besluitdatum: dag('2025-06-01') };
      await s.zetBegrotingRegel(regel({ ...berap, bedragCenten: toCenten(-30_00) }), false);
    });
    expect(await actueel('2025-05-31')).toMatchObject({
      primitiefCenten: 10000,
      actueelCenten: 10000,
    });
    expect(await actueel('2025-06-01')).toMatchObject({
      primitiefCenten: 10000,
      actueelCenten: 7000,
    });
    expect(await actueel('2024-11-11')).toMatchObject({
      primitiefCenten: null,
      actueelCenten: null,
    });
    expect(await register.begrotingsjaren('9998')).toEqual([2025]);
  });

  it('keeps budgeted at zero apart from not budgeted', async () => {
    await doe(async (s) => {
      await s.zetPost(post('A'));
      await s.zetPost(post('B'));
      await s.zetBegrotingRegel(regel({ bedragCenten: toCenten(0) }), false);
    });
    const standen = await register.begroting('9998', 2025, dag('2025-12-31'));
    expect(standen.map((s) => s.actueelCenten)).toEqual([0, null]);
  });

  it('refuses a line of a post that does not exist, and keeps nothing of that act', async () => {
    const gedaan = await register.doe(kop, async (s) => {
      await s.zetBegrotingRegel(regel(), false);
      return ok({ waarde: null, zin: '' });
    });
    expect(gedaan).toMatchObject({ ok: false, problem: { code: 'strijdigMetBestaand' } });
    expect(await register.versie()).toBe(0);
  });
});

describe('an act', () => {
  it('logs before and after of every row, once a row', async () => {
    const eerste = await doe((s) => s.zetPost(post('A')));
    const tweede = await doe(async (s) => {
      await s.zetPost({ ...post('A'), naam: 'tussendoor' });
      await s.zetPost({ ...post('A'), naam: 'nieuw' });
    });
    expect(await register.wijzigingen(eerste!)).toMatchObject([
      { voor: null, na: { naam: 'Post A' } },
    ]);
    expect(await register.wijzigingen(tweede!)).toMatchObject([
      { tabel: 'post', voor: { naam: 'Post A' }, na: { naam: 'nieuw' } },
    ]);
    expect(await heel()).toEqual([]);
  });

  it('that changes nothing is not recorded', async () => {
    await doe((s) => s.zetPost(post('A')));
    expect(await doe((s) => s.zetPost(post('A')))).toBeNull();
    expect(await register.versie()).toBe(1);
  });

  it('that is refused or throws changes nothing', async () => {
    const geweigerd = await register.doe(kop, async (s) => {
      await s.zetPost(post('A'));
      return no('geweigerd', 'Liever niet.');
    });
    expect(geweigerd.ok).toBe(false);
    await expect(
      doe((s) => s.zetPost(post('A')).then(() => Promise.reject(new Error('x')))),
    ).rejects.toThrow('x');
    expect(await register.posten('9998')).toEqual([]);
  });

  it('is not seen from outside before it is done', async () => {
    await doe(async (s) => {
      await s.zetPost(post('A'));
      expect(await register.posten('9998')).toEqual([]);
      expect(await s.posten('9998')).toHaveLength(1);
    });
    expect(await register.posten('9998')).toHaveLength(1);
  });

  it('waits for another, so that none is lost', async () => {
    const namen = Array.from({ length: 20 }, (_, i) => `P${i}`);
    await Promise.all(namen.map((n) => doe((s) => s.zetPost(post(n)))));
    expect(await register.posten('9998')).toHaveLength(20);
    expect(await register.versie()).toBe(20);
    expect(await heel()).toEqual([]);
  });

  it('inside an act is a bug that shows at once', async () => {
    await expect(doe(() => doe((s) => s.zetPost(post('A'))))).rejects.toThrow('act inside an act');
  });
});

describe('undo', () => {
  const undoKop = { actor: 'ik', gedaanOp: '2025-01-02T10:00:00Z' };

  it('puts every row back and is an act of its own, which can be undone', async () => {
    await doe(async (s) => {
      await s.zetPost(post('A'));
      await s.zetBegrotingRegel(regel(), false);
    });
    const tweede = await doe(async (s) => {
      await s.verwijderBegrotingRegels('9998', 2025, 'primitief', regel().post);
      await s.zetBegrotingRegel(regel({ bedragCenten: toCenten(5) }), false);
    });
    const terug = await register.herroep(tweede!, undoKop);
    expect(terug).toMatchObject({ ok: true, value: { handelingId: 3 } });
    expect((await actueel())?.actueelCenten).toBe(10000);
    expect((await register.handelingen('9998'))[1]).toMatchObject({ herroepenDoorId: 3 });
    await register.herroep(3, undoKop);
    expect((await actueel())?.actueelCenten).toBe(5);
    expect((await register.handelingen('9998'))[1]).toMatchObject({ herroepenDoorId: null });
    expect(await heel()).toEqual([]);
  });

  it('is refused when a row changed since, and says by which act', async () => {
    await doe((s) => s.zetPost(post('A')));
    await doe((s) => s.zetPost({ ...post('A'), naam: 'later' }));
    const terug = await register.herroep(1, undoKop);
    expect(terug).toMatchObject({ ok: false, problem: { code: 'strijdigMetBestaand' } });
    expect(!terug.ok && terug.problem.detail).toContain('handeling 2');
  });

  it('is refused twice, for an unknown act, and when rows still lean on what goes', async () => {
    await doe((s) => s.zetPost(post('A')));
    await doe((s) => s.zetBegrotingRegel(regel(), false));
    expect(await register.herroep(9, undoKop)).toMatchObject({ problem: { code: 'nietGevonden' } });
    expect(await register.herroep(1, undoKop)).toMatchObject({
      problem: { code: 'strijdigMetBestaand' },
    });
    expect((await register.herroep(2, undoKop)).ok).toBe(true);
    expect(await register.herroep(2, undoKop)).toMatchObject({
      problem: { code: 'strijdigMetBestaand' },
    });
    expect((await register.herroep(1, undoKop)).ok).toBe(true);
    expect(await register.posten('9998')).toEqual([]);
  });
});

describe('other rows', () => {
  it('replaces the product table; its version follows from its content', async () => {
    const rij = {
      wet: 'wmo',
      categorie: '02',
      post: 'A',
      zwaarte: null,
      geldigVan: null,
      geldigTot: null,
    } as const;
    await doe((s) => s.zetPost(post('A')));
    const leeg = await register.indeling('9998');
    await doe((s) =>
      s.zetIndelingRegels(
        '9998',
        [
          { ...rij, code: null },
          { ...rij, code: '02A03' },
        ],
        false,
      ),
    );
    const vol = await register.indeling('9998');
    expect(vol.regels).toHaveLength(2);
    await doe((s) => s.zetIndelingRegels('9998', [], false));
    expect((await register.indeling('9998')).versie).toBe(leeg.versie);
    expect(vol.versie).not.toBe(leeg.versie);
  });

  it('keeps settings as JSON and removes all that is fictief', async () => {
    await doe(async (s) => {
      await s.zetPost(post('A', true));
      await s.zetBegrotingRegel(regel(), true);
      await s.zetInstelling('9998', 'huishoudproxy', { aan: true }, true);
      await s.zetPost({ ...post('B'), gemeente: '0193' });
    });
    expect(await register.instelling('9998', 'huishoudproxy')).toEqual({ aan: true });
    expect(await register.gemeenten()).toEqual(['0193', '9998']);
    await doe(async (s) => expect(await s.verwijderFictief()).toBe(3));
    expect(await register.gemeenten()).toEqual(['0193']);
    expect(await register.instelling('9998', 'huishoudproxy')).toBeNull();
  });
});

describe('the file', () => {
  it('opens again with all that was done', async () => {
    await doe((s) => s.zetPost(post('A')));
    await register.sluit();
    register = await openen();
    expect(await register.versie()).toBe(1);
  });

  it('that was changed behind our back is found', async () => {
    await doe((s) => s.zetPost(post('A')));
    await register.sluit();
    const db = new Database(pad);
    db.exec("update post set naam = 'stiekem'; update handeling set actor = 'een ander'");
    db.close();
    register = await openen();
    expect((await heel()).map((c) => c.onderdeel)).toEqual([
      'logboek van handelingen',
      'register tegenover logboek',
    ]);
  });

  it('of a newer version, of another kind, or in no folder is refused in a sentence', async () => {
    const db = new Database(pad);
    db.exec("insert into kysely_migration values ('9999-later', '2030-01-01')");
    db.close();
    expect(await openRegister(pad)).toMatchObject({ ok: false, problem: { code: 'onleesbaar' } });
    const rommel = join(map, 'rommel.sqlite');
    writeFileSync(
      rommel,
      'dit is geen database, maar wel lang genoeg om er een te lijken'.repeat(20),
    );
    expect(await openRegister(rommel)).toMatchObject({
      ok: false,
      problem: { code: 'onleesbaar' },
    });
    expect(await openRegister(join(map, 'weg', 'r.sqlite'))).toMatchObject({ ok: false });
    await register.sluit();
    const open = new Database(pad);
    open.exec("delete from kysely_migration where name = '9999-later'");
    open.close();
    register = await openen();
  });

  it('in which another process writes answers busy', async () => {
    const ander = new Database(pad);
    ander.exec('begin immediate');
    const gedaan = await register.doe(kop, async (s) => {
      await s.zetPost(post('A'));
      return ok({ waarde: null, zin: '' });
    });
    ander.exec('rollback');
    ander.close();
    expect(gedaan).toMatchObject({ ok: false, problem: { code: 'bezet' } });
  });
});
