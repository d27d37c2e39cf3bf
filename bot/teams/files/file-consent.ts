import type { Attachment } from 'botbuilder';
import * as z from 'zod';

/** What a person pressed on a file's consent card. It is client input: none of it can be trusted. */
export interface FileConsent {
  kind: 'fileConsent';
  action: 'accept' | 'decline';
  /** The offer's id; '' if there was none. */
  id: string;
  /** Where Teams wants an accepted file. */
  upload: UploadInfo | undefined;
}

type UploadInfo = z.infer<typeof uploadInfo>;

const url = z.string().min(1).max(8000);
const word = z.string().min(1).max(400);
const uploadInfo = z.object({
  uploadUrl: url,
  contentUrl: url,
  name: word,
  uniqueId: word,
  fileType: z.string().regex(/^\w{1,20}$/),
});
const consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ id: z.string().max(100) }),
  uploadInfo: uploadInfo.optional().catch(undefined),
});

/** Reads the value of a `fileConsent/invoke`. A malformed one is answered like one for a file that is no longer kept. */
export function readFileConsent(value: unknown): FileConsent {
  const { success, data } = consent.safeParse(value);
  if (!success) return { kind: 'fileConsent', action: 'decline', id: '', upload: undefined };
  return { kind: 'fileConsent', action: data.action, id: data.context.id, upload: data.uploadInfo };
}

/** The card with which Teams asks whether it may save a file to the person's OneDrive. */
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

/** The card with which Teams shows a saved file. */
export function infoCard({ contentUrl, name, uniqueId, fileType }: UploadInfo): Attachment {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl,
    name,
    content: { uniqueId, fileType },
  };
}
