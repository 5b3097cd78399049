/** Which inputs docs/configuration.md tells of under which heading; what stands nowhere comes under the last. */
export const inputThemes = {
  asked: [
    "prompt",
    "prompt-file",
    "label",
    "include-comments",
    "repository",
    "working-directory",
    "mode",
    "handover",
  ],
  who: ["allow-users", "allow-bots"],
  model: [
    ...["anthropic-api-key", "provider", "model", "fallback-model", "effort", "base-url"],
    ...["federation-rule-id", "organization-id", "service-account-id", "workspace-id"],
  ],
  limits: [
    ...["max-cost-usd", "max-turns", "timeout-minutes", "prices"],
    ...["command-timeout-seconds", "max-command-timeout-seconds"],
  ],
  sandbox: ["network", "allowed-domains", "hidden-paths", "workspace", "sandbox"],
  checks: ["verify-command", "setup-command", "test-report"],
  pull: [
    ...["github-token", "base", "branch", "title", "draft", "labels", "reviewers", "assignees", "milestone"],
    ...["protected-paths", "ci-workflow", "sign-commits", "dry-run"],
  ],
  telemetry: [
    "progress-comment",
    ...["convex-url", "convex-path", "convex-secret", "otlp-endpoint", "otlp-headers"],
    ...["webhook-url", "webhook-secret", "webhook-format"],
  ],
};
