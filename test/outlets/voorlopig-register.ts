import { no, ok } from '../../src/core/basis/result.ts';
import type { HandelingRegel, Register, RegisterSchrijver } from '../../src/register/port.ts';

/** A register in memory with settings only: enough for what the outlets pass on. */
export function openVoorlopigRegister(): Register {
  const instellingen = new Map<string, unknown>();
  const regels: HandelingRegel[] = [];
  const lezer = {
    versie: async () => regels.length,
    gemeenten: async () => [],
    posten: async () => [],
    begroting: async () => [],
    begrotingsjaren: async () => [],
    indeling: async () => ({ versie: 'leeg', regels: [] }),
    instelling: async (gemeente: string, naam: string) => instellingen.get(gemeente + naam) ?? null,
    handelingen: async () => regels,
    wijzigingen: async () => [],
  };
  const schrijver: RegisterSchrijver = {
    ...lezer,
    zetPost: async () => undefined,
    zetBegrotingRegel: async () => undefined,
    verwijderBegrotingRegels: async () => 0,
    zetIndelingRegels: async () => undefined,
    zetInstelling: async (gemeente, naam, waarde) => {
      instellingen.set(gemeente + naam, waarde);
    },
    verwijderFictief: async () => 0,
  };
  return {
    ...lezer,
    doe: async (kop, werk) => {
      const gedaan = await werk(schrijver);
      if (!gedaan.ok) return gedaan;
      const handelingId = regels.length + 1;
      const { waarde, zin } = gedaan.value;
      regels.push({ ...kop, id: handelingId, zin, herroeptId: null, herroepenDoorId: null });
      return ok({ handelingId, waarde, zin });
    },
    herroep: async () => no('nietBeschikbaar', 'Dit register kan niet herroepen.'),
    controleer: async () => [],
    sluit: async () => undefined,
  };
}
