/** Amazon names whose model it is, with a region or an ARN before it; Google dates it behind an `@`. */
const spelling =
  /^(?:arn:aws[\w-]*:bedrock:[^/]+\/)?(?:(?:[a-z]{2,}(?:-[a-z]+)*\.)?anthropic\.)?(claude-[a-z\d-]+?)(?:[@-]\d{8}|@default|@latest)?(?:-v\d+(?::\d+)?)?$/;

/**
 * The model's own name, under which its prices and abilities are listed, whatever a provider calls it:
 * `us.anthropic.claude-opus-4-6-v1`, `claude-haiku-4-5@20251001` and `claude-haiku-4-5-20251001` are the names
 * `claude-opus-4-6` and `claude-haiku-4-5` with more around them. An id of another kind stays as it is.
 */
export function plainModel(id: string): string {
  return spelling.exec(id)?.[1] ?? id;
}
