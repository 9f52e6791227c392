import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ErrorObject } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const version = '1.30';
/** The schemas ship beside the package's code; its own entry needs a package it does not name. */
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

const control = z.object({ id: z.string(), actionId: z.string() });
const extension = z.object({
  runtimes: z.array(z.object({ code: z.object({ page: z.string() }), actions: z.array(z.object({ id: z.string() })) })),
  ribbons: z.array(z.object({ tabs: z.array(z.object({ groups: z.array(z.object({ controls: z.array(control) })) })) })),
});
const manifestShape = z.object({
  manifestVersion: z.string(),
  id: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  bots: z.array(z.object({ botId: z.string() })),
  authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) }),
  extensions: z.array(extension),
});
type Manifest = z.infer<typeof manifestShape>;

/** Permissions the product has a use for; the schema takes any name. */
const permissions = new Set(['MailboxItem.Read.User', 'Mailbox.SharedFolder', 'OnlineMeeting.ReadBasic.Chat']);

/** What lies beside the manifest: the size in pixels of an icon, and whether the pane is served with such a file. */
export type Beside = { iconSize(path: string): { width: number; height: number } | undefined; hasPaneFile(path: string): boolean };

/**
 * What is wrong with a manifest whose placeholders are filled: against the schema of its version, and what the schema does
 * not see (ids that point at nothing, addresses elsewhere, icons of the wrong size). Empty when it is fit to be packed.
 */
export function checkManifest(manifest: unknown, beside: Beside): string[] {
  const bySchema = schemaProblems(manifest);
  const parsed = manifestShape.safeParse(manifest);
  if (!parsed.success) {
    return [...bySchema, ...parsed.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`)];
  }
  return [
    ...bySchema,
    ...(parsed.data.manifestVersion === version ? [] : [`manifestVersion must be ${version}: slash commands need 1.29 or later`]),
    ...unfilled(manifest),
    ...idProblems(parsed.data),
    ...actionProblems(parsed.data),
    ...addressProblems(manifest, parsed.data, beside),
    ...iconProblems(parsed.data, beside),
  ];
}

function schemaProblems(manifest: unknown): string[] {
  const schema: unknown = JSON.parse(readFileSync(join(schemas, `v${version}/MicrosoftTeams.schema.json`), 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as object);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map((error: ErrorObject) => `${error.instancePath || '/'} ${error.message ?? 'is not valid'}`);
}

function unfilled(manifest: unknown): string[] {
  const left = new Set(JSON.stringify(manifest).match(/\$\{\{[^}]{0,80}\}\}/g));
  return [...left].map((placeholder) => `${placeholder} has no value`);
}

function idProblems({ id, bots, webApplicationInfo, validDomains, authorization }: Manifest): string[] {
  const host = validDomains[0] ?? '';
  const resource = `api://${host}/${webApplicationInfo.id}`;
  return [
    ...(id === webApplicationInfo.id ? ['id must differ from webApplicationInfo/id'] : []),
    ...bots
      .filter((bot) => bot.botId !== webApplicationInfo.id)
      .map((bot) => `bots: ${bot.botId} is not the application of webApplicationInfo`),
    ...(webApplicationInfo.resource === resource ? [] : [`webApplicationInfo/resource must be ${resource}`]),
    ...authorization.permissions.resourceSpecific
      .filter(({ name }) => !permissions.has(name))
      .map(({ name }) => `authorization: ${name} is a permission nothing here uses`),
  ];
}

function actionProblems({ extensions }: Manifest): string[] {
  if (extensions.length > 1) return ['extensions: only one is allowed'];
  const actions = extensions.flatMap(({ runtimes }) => runtimes.flatMap((runtime) => runtime.actions.map(({ id }) => id)));
  const controls = extensions.flatMap(({ ribbons }) =>
    ribbons.flatMap((ribbon) => ribbon.tabs.flatMap((tab) => tab.groups.flatMap((group) => group.controls))),
  );
  const twice = [...actions, ...controls.map(({ id }) => id)].filter((id, at, all) => all.indexOf(id) !== at);
  return [
    ...twice.map((id) => `extensions: the id ${id} is used twice`),
    ...controls
      .filter(({ actionId }) => !actions.includes(actionId))
      .map(({ id, actionId }) => `extensions: control ${id} calls ${actionId}, which no runtime has`),
    ...actions
      .filter((action) => !controls.some(({ actionId }) => actionId === action))
      .map((id) => `extensions: nothing calls the action ${id}`),
  ];
}

function addressProblems(manifest: unknown, { validDomains }: Manifest, beside: Beside): string[] {
  const addresses = [...new Set(JSON.stringify(manifest).match(/https?:\/\/[^"\s]{1,500}/g))].filter(
    (address) => !address.includes('json-schemas'),
  );
  return addresses.flatMap((text) => {
    const { protocol, host, pathname } = new URL(text);
    if (protocol !== 'https:') return [`${text} must be https`];
    if (!validDomains.includes(host)) return [`${text} lies outside validDomains`];
    const file = /^\/taskpane\/(.+)$/.exec(pathname)?.[1];
    return file !== undefined && !beside.hasPaneFile(file) ? [`${text}: the pane has no such file`] : [];
  });
}

function iconProblems({ icons }: Manifest, beside: Beside): string[] {
  const wanted: [string, number][] = [
    [icons.color, 192],
    [icons.outline, 32],
  ];
  return wanted.flatMap(([path, size]) => {
    const found = beside.iconSize(path);
    if (found === undefined) return [`icons: ${path} is missing or no PNG`];
    return found.width === size && found.height === size ? [] : [`icons: ${path} must be ${size} by ${size} pixels`];
  });
}
