import type { LanguageModel } from 'ai';
import type { ModelSettings } from '../../../domain/model-settings.ts';

/**
 * The model of the settings, its package loaded now and not before. Azure is asked by chat completions: its other interface keeps
 * what it is sent for a month unless told otherwise (reference/drafting.md §0). Models that fence their JSON are understood.
 */
export async function openModel(settings: ModelSettings): Promise<LanguageModel> {
  const { extractJsonMiddleware, wrapLanguageModel } = await import('ai');
  return wrapLanguageModel({ model: await load(settings), middleware: extractJsonMiddleware() });
}

async function load({ provider, baseUrl, model, apiKey }: ModelSettings) {
  switch (provider) {
    case 'azure': {
      const { createAzure } = await import('@ai-sdk/azure');
      return createAzure({ baseURL: baseUrl, apiKey }).chat(model);
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ baseURL: baseUrl, apiKey })(model);
    }
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const transformRequestBody = (body: Record<string, unknown>) => ({ ...body, store: false });
      return createOpenAICompatible({
        name: 'compatible',
        baseURL: baseUrl,
        apiKey,
        supportsStructuredOutputs: true,
        transformRequestBody,
      })(model);
    }
  }
}

/** What every call carries besides: the service keeps nothing. */
export const keepNothing = { azure: { store: false }, openai: { store: false } } as const;
