import { z } from 'zod';
import { no, ok, type VeldFout } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import {
  indelingSleutel,
  KOLOMINDELINGEN,
  type Kolomindeling,
  kolomindeling,
  kolomindelingen,
} from '../definitie/kolomindelingen.ts';
import { aantalVan } from '../definitie/notatie.ts';

/** Records how a source heads its columns; the same source and kind again replaces it. */
export const handeling = defineHandeling({
  id: 'leg-kolomindeling-vast',
  titel: 'Kolomindeling vastleggen',
  uitleg:
    'Legt vast hoe een bron, zoals uw zaaksysteem, de kolommen van een tabel noemt, en welke woorden of codes hij gebruikt. Een volgend bestand met die koppen wordt dan herkend. De pagina Gegevens vult dit voor u in als een tabel niet wordt herkend. Een indeling voor dezelfde bron en soort vervangt de vorige.',
  doel: 'beheer',
  rollen: ['data', 'beheer'],
  invoer: kolomindeling,
  uitvoer: z.object({ kolommen: z.int() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, indeling) => {
    const fouten = dubbelen(indeling);
    if (fouten.length > 0) return no('ongeldigeInvoer', 'De kolomindeling klopt niet.', fouten);
    const kop = { handeling: 'leg-kolomindeling-vast', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const bestaand = await kolomindelingen(schrijver, gemeente);
      const sleutel = indelingSleutel(indeling);
      const nieuw = [...bestaand.filter((k) => indelingSleutel(k) !== sleutel), indeling];
      nieuw.sort((a, b) => (indelingSleutel(a) < indelingSleutel(b) ? -1 : 1));
      await schrijver.zetInstelling(gemeente, KOLOMINDELINGEN, nieuw, fictief);
      const zin = `Vastgelegd hoe ${indeling.bron} de tabel ${indeling.soort} schrijft: ${aantalVan(indeling.kolommen.length, 'kolom', 'kolommen')}.`;
      return ok({ waarde: { kolommen: indeling.kolommen.length }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});

/** A field that is named twice, or one column for two fields. */
function dubbelen({ kolommen }: Kolomindeling): VeldFout[] {
  return kolommen.flatMap(({ veld, kop }, i) => {
    const eerder = kolommen.slice(0, i);
    if (eerder.some((k) => k.veld === veld))
      return [{ veld: `kolommen.${i}.veld`, melding: `Het veld ${veld} staat er twee keer in.` }];
    if (eerder.some((k) => k.kop.toLowerCase() === kop.toLowerCase()))
      return [{ veld: `kolommen.${i}.kop`, melding: `De kolom ${kop} staat er twee keer in.` }];
    return [];
  });
}
