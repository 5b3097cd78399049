import type {
  MessageCreateParamsStreaming,
  RawMessageStreamEvent,
} from "@anthropic-ai/sdk/resources/messages";

/** What the loop needs of a provider's client. */
export interface ModelClient {
  readonly messages: {
    /**
     * Sends one request, once: repeating it is the loop's part. Resolves with the events of the answer when its headers
     * are there. Rejects with the SDK's errors, or with a `UserError` for what a person must mend.
     */
    create(
      request: MessageCreateParamsStreaming,
      options: { readonly signal: AbortSignal },
    ): PromiseLike<AsyncIterable<RawMessageStreamEvent>>;
  };
  /** The list of models, which costs nothing to ask; undefined where the provider has none such. */
  readonly models?: {
    /** Asks for one entry, once. Rejects as `create` does. */
    retrieve(model: string, options: { readonly signal: AbortSignal }): PromiseLike<ModelEntry>;
  };
  readonly credentials: {
    /** As people know them, inside a sentence. */
    readonly name: string;
    /** Whether credentials that were refused (401) are replaced by new ones for the next request. */
    readonly renewable: boolean;
  };
}

/** What the list says of a model. */
export interface ModelEntry {
  readonly display_name: string;
  /** `active`, `deprecated` or `retired`; gateways leave it out. */
  readonly lifecycle?: string | null;
  /** ISO time. */
  readonly retires_at?: string | null;
}
