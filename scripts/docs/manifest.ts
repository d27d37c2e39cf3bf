import { adminCommands } from '../../bot/commands/admin/table.ts';
import { phrasesOf } from '../../bot/commands/command.ts';
import { commands } from '../../bot/commands/table.ts';
import { wordsFor, type Words } from '../../bot/locales/index.ts';
import { translatedTags } from '../../bot/locales/translations.ts';

/** The parts of the app's manifest that people read. */
export interface Manifest {
  name: object;
  description: object;
  localizationInfo?: object;
  bots: { commandLists?: { scopes: string[]; commands: { title: string; description: string }[] }[] }[];
  composeExtensions: {
    commands: { id: string; title: string; description: string; parameters?: object[] }[];
  }[];
}

/** The manifest with the words of English, and the names of the files of the other languages. */
export function withWords(manifest: Manifest): Manifest {
  const words = wordsFor('en');
  const { app } = words;
  const lists = [
    { scopes: ['personal'], commands: menu(commands, words) },
    { scopes: ['team'], commands: menu(adminCommands, words) },
  ];
  return {
    ...manifest,
    name: { short: app.name, full: app.fullName },
    description: { short: app.short, full: app.full },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: translatedTags().map((tag) => ({ languageTag: tag, file: `${tag}.json` })),
    },
    bots: manifest.bots.map((bot) => ({ ...bot, commandLists: lists })),
    composeExtensions: manifest.composeExtensions.map((extension) => ({
      ...extension,
      commands: extension.commands.map((command) => {
        const said = extensionOf(command.id, words);
        return {
          ...command,
          title: said.title,
          description: said.about,
          ...(said.parameter &&
            command.parameters && {
              parameters: command.parameters.map((parameter) => ({
                ...parameter,
                title: said.parameter?.title,
                description: said.parameter?.about,
              })),
            }),
        };
      }),
    })),
  };
}

/** A language's file of the app package, as Teams reads it (Microsoft Learn, "Localize your app"). */
export function localizationOf(manifest: Manifest, lang: string): Record<string, string> {
  const words = wordsFor(lang);
  const { app } = words;
  const lists = [commands, adminCommands].flatMap((list, at) =>
    menu(list, words).flatMap(({ title, description }, place) => {
      const path = `bots[0].commandLists[${at.toString()}].commands[${place.toString()}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, description],
      ];
    }),
  );
  const extensions = (manifest.composeExtensions[0]?.commands ?? []).flatMap(({ id }, at) => {
    const path = `composeExtensions[0].commands[${at.toString()}]`;
    const said = extensionOf(id, words);
    return [
      [`${path}.title`, said.title],
      [`${path}.description`, said.about],
      ...(said.parameter
        ? [
            [`${path}.parameters[0].title`, said.parameter.title],
            [`${path}.parameters[0].description`, said.parameter.about],
          ]
        : []),
    ];
  });
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json',
    'name.short': app.name,
    'name.full': app.fullName,
    'description.short': app.short,
    'description.full': app.full,
    ...(Object.fromEntries([...lists, ...extensions]) as Record<string, string>),
  };
}

interface ExtensionWords {
  title: string;
  about: string;
  parameter?: { title: string; about: string };
}

function extensionOf(id: string, { app }: Words): ExtensionWords {
  const known: Readonly<Record<string, ExtensionWords | undefined>> = {
    findPerson: app.findPerson,
    findDevice: app.findDevice,
    aboutSender: app.aboutSender,
  };
  const said = known[id];
  if (!said) throw new Error(`bot/locales/en/app.ts has no words for the manifest's command ${id}`);
  return said;
}

/** What Teams offers while one types. */
function menu(list: readonly Parameters<typeof phrasesOf>[0][], words: Words) {
  return list.map((command) => ({
    title: phrasesOf(command, words)[0],
    description: command.help(words).does,
  }));
}
