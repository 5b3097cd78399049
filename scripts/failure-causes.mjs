/** What is mostly behind a failure, by its code: how it looks, and what mends it. */
export const likelyCauses = {
  "bad-input": [
    [
      "An input has a value that it can't have, or two contradict each other.",
      "The message names each, with what to give.",
    ],
    ["The form was sent without a prompt.", "Fill it in; by the API it is `inputs.prompt`."],
    [
      "Options behind the label or the command can't be read.",
      "Write them like `backspace:$3,draft` or `/backspace budget=3 draft effort=low Words`.",
    ],
    [
      "`sandbox: off` for an issue, a comment, or a job with `id-token: write`.",
      "Leave the sandbox on; [security.md](security.md#without-the-sandbox) has the reasons.",
    ],
    [
      "`base` names a branch that isn't there.",
      "Correct it, or leave it out for the branch that is checked out.",
    ],
  ],
  "not-authorized": [
    [
      "Someone with the role triage or read put the label on: GitHub lets them, the action doesn't.",
      "Somebody with write permission puts it on, or `allow-users` names them.",
    ],
    [
      "Another workflow or an app put it on.",
      "Name the app in `allow-bots`, in full, as in `my-tracker[bot]`.",
    ],
    [
      "The event is `pull_request_target` or `workflow_run`, or a pull request from a fork.",
      "Use a label, a comment, the form or a schedule.",
    ],
    ["A re-run was started by somebody without write permission.", "Somebody else re-runs it."],
    ["With `repository`: they may write here, and not there.", "They need it on both."],
  ],
  "token-rejected": [
    [
      "A person's token or an App's has expired, or was revoked.",
      "Make a new one; an App's lives for an hour, so make it in the same job.",
    ],
    ["`permissions` of the job lack something.", "The message names it; the README has the lines."],
    [
      "`github-token` is for another repository or another server.",
      "Give one for the repository that the change goes to.",
    ],
  ],
  "program-missing": [
    [
      "A slim image or a machine of your own without git or gh.",
      "`sudo apt-get install -y git gh` in a step before, or in the image.",
    ],
    [
      "The program lies in the workspace, in RUNNER_TEMP or in the tool cache, where a run trusts none.",
      "Install it where the system has its programs.",
    ],
  ],
  "sandbox-unavailable": [
    ["macOS or Windows.", "`runs-on: ubuntu-24.04`."],
    [
      "A container job: Docker's default profile forbids user namespaces.",
      "No `container:`, or the `options:` that the message names.",
    ],
    [
      "A machine of your own without bubblewrap, where the runner is not root and sudo asks for a password.",
      "Install bubblewrap (and socat for a network) once.",
    ],
    [
      "Ubuntu's AppArmor restriction on a machine where the action may not load a profile.",
      "The `sysctl` line of the message, or a profile for bubblewrap.",
    ],
    ["The self-test found a hole.", "The message names it. Please report it: [security.md](security.md)."],
    [
      "Nothing of that can be changed.",
      "[runners.md](runners.md) has every kind of machine, [security.md](security.md#without-the-sandbox) what `sandbox: off` gives up.",
    ],
  ],
  "workspace-unusable": [
    ["No `actions/checkout` before the action.", "Add it, as in the README."],
    ["It was checked out with `path:`.", "Give the same as `working-directory`."],
    [
      "A directory inside the checkout, a linked worktree or a submodule was named.",
      "Name the top of the checkout itself.",
    ],
    ["A local commit that GitHub doesn't have.", "Push it before, or don't commit in the job."],
  ],
  "clone-failed": [
    [
      "`github-token` may not read the repository that `repository` names.",
      "Give one that may; the job's own token reads this repository only.",
    ],
    ["A typing error in `owner/name`, or an empty repository.", "Correct it; a repository needs one commit."],
    [
      "The network of a machine of your own doesn't let git through.",
      "Set `HTTPS_PROXY`; git, gh and the action all heed it.",
    ],
  ],
  "model-unavailable": [
    ["The API is overloaded or down.", "Wait; `fallback-model` helps where only one model is."],
    ["`base-url` or `ANTHROPIC_BASE_URL` points to the wrong place.", "Correct it."],
    [
      "A firewall or a proxy.",
      "Allow `api.anthropic.com:443` (or the provider's host) to the runner, or set `HTTPS_PROXY`.",
    ],
    ["An own certificate authority.", "Set `NODE_EXTRA_CA_CERTS`."],
  ],
  "model-rejected": [
    [
      "The key is wrong, deleted, or pasted with a line break.",
      "Make a new one and save it as the secret again.",
    ],
    [
      "The secret isn't there where the workflow runs (a fork, an environment).",
      "An empty key is told as such; put the secret where this job gets it.",
    ],
    ["No credit, or a spend limit.", "The message says so; raise it in the provider's console."],
    ["The key's workspace has no access to the model, or its name is mistyped.", "Name another `model`."],
    [
      "With Bedrock, Vertex or Foundry: the region doesn't have the model.",
      "[providers.md](providers.md) has what each needs.",
    ],
  ],
  "model-refused": [
    [
      "The issue or the repository reads like something the model won't do.",
      "Say what the change is for; a `fallback-model` isn't asked in this case.",
    ],
  ],
  "context-full": [
    [
      "A task over very many files, or commands that print very much.",
      "Split the task, or name the files and directories that matter.",
    ],
  ],
  "budget-turns": [
    [
      "The task is larger than 60 turns, or unclear.",
      "Continue with a comment on the draft (`/backspace Go on.`), or raise `max-turns`.",
    ],
    [
      "The tests are slow or flaky, and the agent tries again.",
      "Say in `AGENTS.md` which are, and how to run the others.",
    ],
  ],
  "budget-cost": [
    [
      "The label or the comment allowed less than the task takes.",
      "Ask with a larger sum; `max-cost-usd` is the most.",
    ],
    [
      "`max-cost-usd` is below what one call of the model can cost at worst.",
      "[cost.md](cost.md) tells how that is counted.",
    ],
  ],
  deadline: [
    [
      "Slow tests, or a set-up that the agent does itself.",
      "Do the set-up in a step before; raise `timeout-minutes`, and the job's by as much.",
    ],
    [
      "The checks take long on the base and on the change.",
      "Give a shorter `verify-command`, or more time: [checks.md](checks.md#time).",
    ],
  ],
  cancelled: [
    [
      "Somebody cancelled the job, or a newer run took its place in a concurrency group.",
      "Nothing, or start it again: what was there is a draft.",
    ],
    [
      "The job's own `timeout-minutes` is shorter than the action's.",
      "Give the job ten minutes more than the input.",
    ],
    [
      "A spot machine or a runner was taken away.",
      "Start it again; the post step has made a draft if it still could.",
    ],
  ],
  "replay-departed": [
    [
      "Another commit, other installed packages or other tools than in the recorded run.",
      "[replay.md](replay.md#when-it-departs) has what a replay needs.",
    ],
  ],
  "question-open": [
    [
      "The form, a schedule or an API event has no issue to ask on.",
      "The question is in the log and the summary: ask again with the answer in the prompt.",
    ],
    ["`issues: write` is missing.", "Add it to the job's permissions."],
  ],
  "change-rejected": [
    [
      "A secret of the job was about to be published, in a file or in the text.",
      "Find it in the log; take it out of the job's environment if the agent printed it from there.",
    ],
    [
      "The change deletes or adds far too much.",
      "[changes.md](changes.md#what-is-not-published-at-all) has the limits; the patch is in the artifact.",
    ],
    [
      "A later step or another process changed the workspace meanwhile.",
      "Let nothing else write to the checkout during the run.",
    ],
  ],
  exfiltration: [
    [
      "Text in the issue, in a file or on a page told the agent to collect credentials.",
      "Read the transcript. What was taken opens nothing; treat the source as hostile.",
    ],
    ["A tool copied the whole HOME into the repository.", "Ignore such files, or change what the tool does."],
  ],
  "push-refused": [
    [
      "The job lacks `contents: write`, or organisation settings forbid it.",
      "Add it; where the setting forbids it, an App's token.",
    ],
    [
      "A ruleset wants signed commits or forbids the branch's name.",
      "`sign-commits: true`, or another `branch`.",
    ],
    ["A file over 100 MB.", "It is named; add it to .gitignore or to Git LFS."],
    [
      "Push protection found something that looks like a key.",
      "It is in the patch file; take it out, or allow it on GitHub.",
    ],
  ],
  "protected-paths": [
    [
      "The task was only about workflows, `CODEOWNERS` or instructions for agents.",
      'Apply the patch yourself; or `protected-paths: "!AGENTS.md"` for what the agent may change.',
    ],
  ],
  "workflow-scope": [
    [
      "`protected-paths` lets workflow files through, and the job's own token may never push those.",
      "An App's token with `workflows: write`, or leave them protected.",
    ],
  ],
  "pr-not-permitted": [
    [
      "Settings > Actions > General > Allow GitHub Actions to create and approve pull requests is off. An organisation can turn it off for all.",
      "Turn it on, or give an App's token. Until then the link in the summary opens the pull request by hand.",
    ],
    ["The job lacks `pull-requests: write`.", "Add it."],
  ],
  "github-unavailable": [
    [
      "GitHub is down, or a rate limit lasts longer than the run.",
      "Run it again later; the change is in the patch file, and on the branch if it was pushed by then.",
    ],
    [
      "An Enterprise Server's certificate is not trusted.",
      "`NODE_EXTRA_CA_CERTS` for the action, the system's list for git and gh: [runners.md](runners.md#github-enterprise-server).",
    ],
  ],
  "handover-missing": [
    [
      "The agent's job ended without a change, or its artifact wasn't uploaded or has another name.",
      "Look there first; both jobs must use the same artifact.",
    ],
  ],
  "handover-rejected": [
    [
      "Files of another run or another issue, or files that were changed on the way.",
      "Start both jobs anew.",
    ],
  ],
  doctor: [
    [
      "Something that a run needs is missing.",
      "Each line has the YAML or the setting: [doctor.md](doctor.md).",
    ],
  ],
  bug: [
    [
      "A fault of the action's own.",
      "Please report it with the log, and the transcript if you may: the change, if there is one, is a draft or in the patch file.",
    ],
  ],
};
