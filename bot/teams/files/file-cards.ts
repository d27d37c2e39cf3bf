import type { Attachment } from 'botbuilder';
import type { UploadInfo } from './file-consent.ts';

/** Teams' own card that asks whether a file may be put into the person's OneDrive. */
export function consentCard(offer: { id: string; size: number; name: string; about: string }): Attachment {
  const context = { id: offer.id };
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: offer.name,
    content: {
      description: offer.about,
      sizeInBytes: offer.size,
      acceptContext: context,
      declineContext: context,
    },
  };
}

/** Teams' own card of a file that is there. */
export function infoCard({ contentUrl, name, uniqueId, fileType }: UploadInfo): Attachment {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl,
    name,
    content: { uniqueId, fileType },
  };
}
