/** Words as people type them: in lower case. A sentence is read with them, never shown. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

/**
 * What people say to each other without wanting anything. Operators of an English bot also say it in their own language, and a name is
 * never looked for in it.
 */
export const smallTalk = {
  greetings:
    set(`hi hello hey hei hiya howdy moin good morning afternoon evening day there everyone all team bot greetings how are you doing today
    hallo servus grüß grüezi grüss gruess gott guten gute tag abend morgen nacht wie geht geht's gehts es dir ihnen euch
    bonjour bonsoir salut coucou comment allez vous ça ca va hola buenos buenas días dias tardes noches qué que tal cómo como estás estas está
    ciao buongiorno buonasera salve terve moi moikka hej hejsan hoi goedemorgen goedemiddag olá bom dia boa tarde ahoj`),
  thanks:
    set(`thanks thank thanx you thx ty cheers very much so a lot many great ok okay cool perfect for your the help all
    danke dank vielen vielmals schön sehr dir ihnen merci beaucoup bien gracias muchas mil grazie mille kiitos paljon tack så mycket takk
    obrigado obrigada bedankt hartelijk dankjewel`),
  thanking: set(
    'thanks thank thanx thx ty cheers danke dank merci gracias grazie kiitos tack takk obrigado obrigada bedankt dankjewel',
  ),
  /** What ends a talk, or only goes on with it. */
  closing:
    set(`ok okay bye goodbye see you later soon never mind nevermind yes yep yeah no nope fine alright right all sure cool great perfect nice
    tschüss tschüs auf wiedersehen bis bald ja nein bitte gut genau au revoir à bientôt oui non d'accord adiós adios hasta luego pronto
    sí si vale nee joo kyllä ei`),
  helping: set('help hilfe aide aidez aider ayuda ayudar aiuto apua hjälp hulp ajuda'),
  /** Whole lines that ask what the bot is for. */
  asking: new Set([
    ...[
      'who are you',
      'what are you',
      'are you a bot',
      'are you there',
      'what is this',
      'how does this work',
    ],
    ...['menu', 'start', 'begin', 'commands', 'options', 'test', 'info', 'what now', 'what can i say'],
    ...['was kannst du', 'wer bist du', 'que puedes hacer', 'qué puedes hacer', 'que peux-tu faire'],
  ]),
  /** Words of every day in other languages, and those of the trade. */
  elsewhere:
    set(`ich du er sie wir ihr mein meine meinen meiner dein deine ihre ihren unser das dem ein eine einen einer und oder aber ist sind
    war hat habe kann kannst könnte können könnten nicht kein keine noch schon bitte mal warum wieso wo wer wie wann für mit bei auf aus brauche
    braucht brauchen geht gehen funktioniert möchte mich mir dich dir ihn ihm handy telefon rechner gerät geräte passwort kennwort konto benutzer
    postfach anmelden anmeldung sperre sperren lösche löschen zurücksetzen neustarten verloren gestohlen kaputt gesperrt hilfe
    je tu il elle nous vous ils elles mon ma mes ton sa ses notre votre une et ou où est sont était peut peux pouvez ne pas plus pourquoi comment
    quoi qui quand pour avec sur besoin marche fonctionne s'il plaît plait svp téléphone portable ordinateur appareil mot passe compte utilisateur
    messagerie verrouille verrouiller verrouillez perdu volé cassé bloqué aide aider connecter
    yo tú él ella nosotros mis tus sus unos unas está están estaba puedo puede puedes por qué favor cómo dónde cuándo quién para con necesito
    funciona móvil movil teléfono telefono ordenador computadora dispositivo contraseña cuenta usuario correo bloquea bloquear perdido robado
    roto ayuda`),
  /** Parts of names that aren't a name by themselves. */
  particles: set('de la le du des von vom van der den del el di da zu zum los las y l d'),
} as const;
