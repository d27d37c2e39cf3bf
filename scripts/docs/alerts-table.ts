import { between } from './between.ts';
import { ALERTS, type Alert } from './alerts.ts';

/** A page of Markdown with the table of alerts between its two marks. */
export const withAlertsTable = (page: string): string =>
  between(page, 'alerts', [
    '| alert | PromQL | severity | what to do |',
    '| --- | --- | --- | --- |',
    ...ALERTS.map(row),
  ]);

function row({ name, expr, minutes, severity, todo }: Alert): string {
  const asked = `\`${expr.replaceAll('|', '\\|')}\`${minutes === undefined ? '' : ` for ${minutes} minutes`}`;
  return `| ${name} | ${asked} | ${severity} | ${todo} |`;
}

/** infra/prometheus-alerts.yml. Its strings are JSON, which YAML reads as well. */
export function alertRules(): string {
  const rules = ALERTS.map(
    ({ name, expr, minutes = 0, severity, todo }) => `      - alert: ${JSON.stringify(alertName(name))}
        expr: ${JSON.stringify(expr)}
        for: ${minutes}m
        labels:
          severity: ${severity}
        annotations:
          summary: ${JSON.stringify(`Help desk bot: ${name}`)}
          description: ${JSON.stringify(plain(todo))}
`,
  );
  return `# Alerts of the help desk bot, for Prometheus. \`npm run docs\` writes this file from scripts/docs/alerts.ts.
# Name it under rule_files, and scrape the bot as the job help-desk.
groups:
  - name: help-desk
    rules:
${rules.join('')}`;
}

/** HelpDeskSlowGraph */
const alertName = (name: string) =>
  `HelpDesk${name
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

/** Markdown as a sentence. */
function plain(text: string): string {
  const words = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
