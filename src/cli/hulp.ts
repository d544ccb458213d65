import { Command, type CommanderError } from 'commander';

const KOPPEN: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Options:': 'Opties:',
  'Global Options:': 'Opties van elke opdracht:',
  'Commands:': 'Opdrachten:',
  'Arguments:': 'Wat u opgeeft:',
};

/** A command whose help and faults are Dutch; its subcommands inherit that. */
export function createProgramma(schrijf: (tekst: string) => void, breedte: number): Command {
  return new Command()
    .exitOverride()
    .configureOutput({
      writeOut: schrijf,
      // faults are told once, in Dutch, by who catches them
      writeErr: () => undefined,
      getOutHelpWidth: () => breedte,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (titel) => KOPPEN[titel] ?? titel,
      subcommandTerm: (c) =>
        [c.name(), c.registeredArguments.map((a) => argument(a)).join(' ')].join(' ').trim(),
      commandUsage: (c) => {
        const namen: string[] = [];
        for (let deel: Command | null = c; deel; deel = deel.parent) namen.unshift(deel.name());
        const gebruik = c
          .usage()
          .replace('[options]', '[opties]')
          .replace('[command]', '[opdracht]');
        return `${namen.join(' ')} ${gebruik}`;
      },
      optionDescription: (optie) => {
        const keus = optie.argChoices ? ` (keuze uit: ${optie.argChoices.join(', ')})` : '';
        const vast =
          optie.defaultValue === undefined ? '' : ` (anders: ${String(optie.defaultValue)})`;
        return `${optie.description}${keus}${vast}`;
      },
    })
    .helpOption('-h, --help', 'toont deze uitleg')
    .helpCommand('help [opdracht]', 'toont de uitleg van een opdracht')
    .usage('[opties] [opdracht]');
}

const argument = (a: { name(): string; required: boolean; variadic: boolean }): string => {
  const naam = a.name() + (a.variadic ? '...' : '');
  return a.required ? `<${naam}>` : `[${naam}]`;
};

const ZINNEN: readonly (readonly [RegExp, string])[] = [
  [/unknown option '(.+?)'/, 'De optie $1 bestaat niet.'],
  [/unknown command '(.+?)'/, 'De opdracht "$1" bestaat niet.'],
  [/missing required argument '(.+?)'/, 'Er ontbreekt iets: geef $1 op.'],
  [/required option '(.+?)' not specified/, 'Er ontbreekt iets: geef $1 op.'],
  [/option '(.+?)' argument missing/, 'Achter $1 hoort een waarde.'],
  [/argument '(.+?)' is invalid/, 'De waarde "$1" kan hier niet.'],
  [/too many arguments/, 'Er staat te veel achter de opdracht.'],
];

/** What was wrong with the call, in Dutch, with the nearest name that does exist. */
export function foutInWoorden(fout: CommanderError): string {
  const { message } = fout;
  const treffer = ZINNEN.map(([vorm, zin]) => {
    const gevonden = vorm.exec(message);
    return gevonden ? zin.replace('$1', gevonden[1] ?? '') : null;
  }).find((zin) => zin !== null);
  const zin = treffer ?? 'Deze opdracht is niet te begrijpen.';
  const keus = /Allowed choices are (.+?)\.$/m.exec(message)?.[1];
  const bedoeld = /Did you mean (?:one of )?(.+?)\?/.exec(message)?.[1];
  return [zin, keus ? `Kies uit: ${keus}.` : '', bedoeld ? `Bedoelde u ${bedoeld}?` : '']
    .filter(Boolean)
    .join(' ');
}

/** An example under the help of a command. */
export const voorbeelden = (...regels: readonly string[]): string =>
  `\nVoorbeeld${regels.length > 1 ? 'en' : ''}:\n${regels.map((r) => `  stuurhuis ${r}`).join('\n')}`;
