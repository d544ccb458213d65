import type { PostRegel } from './post.ts';

const declaraties = (
  post: string,
  naam: string,
  taakveld: string,
  overschrijding: number,
  berap?: PostRegel['berap'],
): PostRegel => ({
  post,
  naam,
  wet: post.startsWith('WMO') ? 'wmo' : 'jeugd',
  taakveld,
  stroom: 'declaraties',
  soort: 'last',
  overschrijding,
  ...(berap ? { berap } : {}),
});

/** Posts that rest on iWmo and iJw declarations. */
export const DECLARATIE_POSTEN: readonly PostRegel[] = [
  declaraties('WMO-HH', 'Huishoudelijke hulp', '6.711', 0.02),
  declaraties('WMO-BEGELEIDING', 'Begeleiding en kortdurend verblijf', '6.712', 0.045, {
    structureel: 0.02,
    incidenteel: 0,
  }),
  declaraties('WMO-DAGBESTEDING', 'Dagbesteding', '6.713', 0.01),
  declaraties('WMO-VERVOER', 'Vervoer naar dagbesteding', '6.60', -0.03),
  declaraties('WMO-MAATWERK', 'Maatwerkarrangementen Wmo', '6.714', -0.05),
  declaraties('WMO-BW', 'Beschermd wonen', '6.811', -0.02),
  declaraties('JEUGD-AMBULANT', 'Jeugdhulp ambulant lokaal', '6.751', -0.02),
  declaraties('JEUGD-LVB', 'Begeleiding LVB (regionaal)', '6.752', 0.16, {
    structureel: 0.05,
    incidenteel: 0.02,
  }),
  declaraties('JEUGD-GGZ', 'Jeugd-ggz (regionaal)', '6.752', 0.09, {
    structureel: 0.03,
    incidenteel: 0,
  }),
  declaraties('JEUGD-DAGHULP', 'Dagbehandeling jeugd (regionaal)', '6.752', 0.03),
  declaraties('JEUGD-VERBLIJF', 'Jeugdhulp met verblijf (regionaal)', '6.762', 0.05, {
    structureel: 0,
    incidenteel: 0.03,
  }),
  declaraties('JEUGD-PLEEGZORG', 'Pleegzorg', '6.762', -0.01),
  declaraties('JEUGD-LANDELIJK', 'Landelijk ingekochte jeugdzorg', '6.763', -0.08),
  declaraties('JEUGD-JB', 'Jeugdbescherming', '6.821', 0.01),
  declaraties('JEUGD-JR', 'Jeugdreclassering', '6.822', 0),
];

/** The reserve from which berap 1 takes a part of the deficit: only in the budget. */
export const RESERVE_POST: PostRegel = {
  post: 'RES-SD',
  naam: 'Reserve sociaal domein',
  wet: null,
  taakveld: '0.10',
  stroom: 'apparaat',
  soort: 'reservemutatie',
  overschrijding: 0,
};
