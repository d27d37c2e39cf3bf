import * as z from 'zod';

/** What a person pressed on a file's consent card. Client input, nothing of it is believed. */
export interface FileConsent {
  kind: 'fileConsent';
  action: 'accept' | 'decline';
  /** Of the offer; '' where there was none. */
  id: string;
  /** Where Teams wants an accepted file. */
  upload: UploadInfo | undefined;
}

export type UploadInfo = z.infer<typeof uploadInfo>;

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

/** Reads the value of a `fileConsent/invoke`. One without its parts is answered like one of a file that is no more. */
export function fileConsent(value: unknown): FileConsent {
  const { success, data } = consent.safeParse(value);
  if (!success) return { kind: 'fileConsent', action: 'decline', id: '', upload: undefined };
  return { kind: 'fileConsent', action: data.action, id: data.context.id, upload: data.uploadInfo };
}
