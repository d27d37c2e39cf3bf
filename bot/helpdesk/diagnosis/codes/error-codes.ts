/** Microsoft's pages on error codes. The paths have no language, so that each reader gets theirs. */
export const CODE_PAGES = {
  /** "Common error codes and messages in Microsoft Intune" */
  settings:
    'https://learn.microsoft.com/troubleshoot/mem/intune/general/troubleshoot-company-resource-access-problems',
  /** "App installation error reference" */
  apps: 'https://learn.microsoft.com/troubleshoot/mem/intune/app-management/app-install-error-codes',
  /** "Troubleshooting Windows device enrollment errors in Microsoft Intune" */
  enrollment:
    'https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-windows-enrollment-errors',
  /** "Microsoft Entra authentication and authorization error codes" */
  signIn: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  /** "System Error Codes" */
  windows: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes',
  /** The members of `deviceEnrollmentFailureReason` */
  categories:
    'https://learn.microsoft.com/graph/api/resources/intune-troubleshooting-deviceenrollmentfailurereason',
} as const;

export type CodePage = keyof typeof CODE_PAGES;

/** The codes that are explained, each with the page that documents it. The words are in bot/locales. */
export const ERROR_CODES = {
  '0x87D1FDE8': 'settings',
  '0x87D1FDE9': 'settings',
  '0x87D1FDEA': 'settings',
  '0x87D1FDEB': 'settings',
  '0x87D1FDEC': 'settings',
  '0x87D1FDEE': 'settings',
  '0x87D1FDEF': 'settings',
  '0x87D1FDF0': 'settings',
  '0x87D1FDF1': 'settings',
  '0x87D1FDF2': 'settings',
  '0x87D1FDF3': 'settings',
  '0x87D11388': 'settings',
  '0x87D11389': 'settings',
  '0x87D1138A': 'settings',
  '0x87D1138B': 'settings',
  '0x87D13B60': 'apps',
  '0x87D13B61': 'apps',
  '0x87D13B62': 'apps',
  '0x87D13B63': 'apps',
  '0x87D13B64': 'apps',
  '0x87D13B65': 'apps',
  '0x87D13B66': 'apps',
  '0x87D13B67': 'apps',
  '0x87D1041C': 'apps',
  '0xC7D14FB2': 'apps',
  '0xC7D14FB5': 'apps',
  '0xC7D14FBA': 'apps',
  '0xC7D14FBB': 'apps',
  '0x80073CF0': 'apps',
  '0x80073CF3': 'apps',
  '0x80073CFB': 'apps',
  '0x80073CFF': 'apps',
  '0x80070643': 'windows',
  '0x80070005': 'windows',
  '0x80070002': 'windows',
  '0x800705B4': 'windows',
  '0x80180003': 'enrollment',
  '0x80180014': 'enrollment',
  '0x80180018': 'enrollment',
  '0x80180026': 'enrollment',
  '0x8018000A': 'enrollment',
  '0x801C0003': 'enrollment',
  AADSTS50034: 'signIn',
  AADSTS50053: 'signIn',
  AADSTS50055: 'signIn',
  AADSTS50056: 'signIn',
  AADSTS50057: 'signIn',
  AADSTS50058: 'signIn',
  AADSTS50072: 'signIn',
  AADSTS50074: 'signIn',
  AADSTS50076: 'signIn',
  AADSTS50079: 'signIn',
  AADSTS50097: 'signIn',
  AADSTS50105: 'signIn',
  AADSTS50126: 'signIn',
  AADSTS50131: 'signIn',
  AADSTS50133: 'signIn',
  AADSTS50140: 'signIn',
  AADSTS50144: 'signIn',
  AADSTS50158: 'signIn',
  AADSTS50173: 'signIn',
  AADSTS53000: 'signIn',
  AADSTS53001: 'signIn',
  AADSTS53002: 'signIn',
  AADSTS53003: 'signIn',
  AADSTS53004: 'signIn',
  AADSTS65001: 'signIn',
  AADSTS70008: 'signIn',
  AADSTS70043: 'signIn',
  AADSTS90094: 'signIn',
  AADSTS500121: 'signIn',
  AADSTS530003: 'signIn',
  AADSTS700016: 'signIn',
} as const satisfies Record<string, CodePage>;

export type ErrorCode = keyof typeof ERROR_CODES;
