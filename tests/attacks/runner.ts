import { type Attack, attacksOf } from "./attack.ts";

const commandFile = (name: string, file: string, text: string) =>
  ({
    name,
    command: `echo '${text}' >> $TEMP/_runner_file_commands/${file}`,
    bare: "hits",
    pass: /No such file|Read-only/,
  }) as const;

/** Starts a process in a session of its own, and waits until it is there: the end of ours would end it before. */
const detach = "read -r _ < <(setsid sh -c 'echo; exec sleep '$MARK' >/dev/null 2>&1')";

/** What the runner and later steps read, and what later commands of the run start with. */
export const runner: readonly Attack[] = [
  ...attacksOf("runner command files", { defence: "an allow-list of what exists inside" }, [
    commandFile("setting a variable for later steps", "set_env_1", "BASH_ENV=/tmp/evil"),
    commandFile("setting NODE_OPTIONS for later steps", "set_env_1", "NODE_OPTIONS=--require=/tmp/evil.js"),
    commandFile("putting a directory in front of PATH", "add_path_1", "/tmp/evil"),
    commandFile("forging an output", "set_output_1", "outcome=pull-request"),
    commandFile("forging the state of the post step", "save_state_1", "isPost=evil"),
    commandFile("writing to the summary", "step_summary_1", "<img src=//evil.example>"),
    {
      name: "all command files at once",
      command:
        "for f in $TEMP/_runner_file_commands/* /github/file_commands/* /__w/_temp/_runner_file_commands/*; do echo X=1 >> $f; done",
      bare: "hits",
    },
    {
      name: "command files by the sibling's root",
      command: "echo X=1 >> /proc/$SIBLING/root$TEMP/_runner_file_commands/set_env_1",
      bare: "hits",
    },
    {
      name: "command files by dots",
      command: "echo X=1 >> ../_temp/_runner_file_commands/set_env_1",
      bare: "hits",
    },
    {
      name: "replacing a command file",
      command:
        "rm $TEMP/_runner_file_commands/set_env_1; ln -s /etc/passwd $TEMP/_runner_file_commands/set_env_1",
      bare: "hits",
    },
    {
      name: "adding a command file",
      command: "mkdir -p $TEMP/_runner_file_commands; echo X=1 > $TEMP/_runner_file_commands/set_env_2",
      bare: "hits",
    },
    {
      name: "removing the runner's temporary directory",
      command: "rm -rf $TEMP/_runner_file_commands $TEMP/_github_workflow",
      bare: "hits",
    },
    {
      name: "moving the runner's temporary directory",
      command: "mv $TEMP/_runner_file_commands $TEMP/aside",
      bare: "hits",
    },
    {
      name: "the environment's variables that name them",
      command:
        "env | grep -E '^(GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|TOKEN)|ACTIONS_|RUNNER_)' && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
      defence: "a cleared environment",
    },
  ]),
  ...attacksOf("action files", { defence: "an allow-list of what exists inside" }, [
    {
      name: "changing an action that a later step uses",
      command: "echo evil >> $JOB/_actions/octo/setup/v1/index.js",
      bare: "hits",
    },
    {
      name: "adding an action",
      command: "mkdir -p $JOB/_actions/octo/other/v1 && echo evil > $JOB/_actions/octo/other/v1/action.yml",
      bare: "hits",
    },
    { name: "removing an action", command: "rm -rf $JOB/_actions/octo", bare: "hits" },
    {
      name: "putting a link in an action's place",
      command: "mv $JOB/_actions/octo/setup/v1 $JOB/_actions/aside; ln -s /tmp $JOB/_actions/octo/setup/v1",
      bare: "hits",
    },
    { name: "making an action's file everyone's", command: "chmod -R 777 $JOB/_actions", bare: "hits" },
    { name: "the runner's program", command: "echo evil >> $HOST_HOME/actions-runner/run.sh", bare: "hits" },
    { name: "the next step's script", command: "echo evil >> $TEMP/next-step.sh", bare: "hits" },
    {
      name: "programs of the tool cache",
      command: "echo evil > $JOB/_tool/node/24/x64/bin/git; chmod +x $JOB/_tool/node/24/x64/bin/git",
      bare: "hits",
    },
    {
      name: "the action's own worker and Node",
      command:
        "for f in /run/tiny-backspace/*; do echo evil > $f && echo HIT; rm -f $f && echo HIT; done; true",
      bare: "not run",
      pass: /Read-only/,
      defence: "read-only mounts",
    },
    {
      name: "the run's own directory",
      command: "ls $TEMP/tiny-backspace && echo HIT; cat $TEMP/tiny-backspace/*; true",
      bare: "hits",
      pass: /No such file/,
    },
  ]),
  ...attacksOf("persistence", { defence: "a private HOME" }, [
    {
      name: "start-up files of shells",
      command:
        "for f in .bashrc .bash_profile .profile .zshenv; do echo evil >> $HOST_HOME/$f; echo evil >> ~/$f; done",
      bare: "hits",
    },
    {
      name: "git's settings in HOME",
      command: "git config --global core.hooksPath /tmp/evil; git config --global alias.status '!evil'",
      bare: "hits",
    },
    { name: "npm's settings in HOME", command: "echo 'script-shell=/tmp/evil' >> ~/.npmrc", bare: "hits" },
    {
      name: "pip's settings in HOME",
      command: "mkdir -p ~/.config/pip; echo evil > ~/.config/pip/pip.conf",
      bare: "hits",
    },
    {
      name: "keys that ssh trusts",
      command: "mkdir -p ~/.ssh; echo evil >> ~/.ssh/authorized_keys",
      bare: "hits",
    },
    {
      name: "programs in HOME",
      command: "mkdir -p ~/.local/bin ~/bin; echo evil > ~/.local/bin/git; echo evil > ~/bin/git",
      bare: "hits",
    },
    {
      name: "units of systemd in HOME",
      command: "mkdir -p ~/.config/systemd/user; echo evil > ~/.config/systemd/user/evil.service",
      bare: "hits",
    },
    {
      name: "cron and at",
      command:
        "echo '* * * * * id' | crontab - && echo HIT; echo id | at now && echo HIT; systemd-run --user id && echo HIT; echo over",
      bare: "not run",
      pass: /over\n$/,
      defence: "an allow-list of what exists inside",
    },
    {
      name: "a process that outlives its command",
      command: `${detach}; echo started`,
      bare: "hits",
      pass: /started/,
      defence: "an end with the command",
    },
    {
      name: "a process that left its parents twice",
      command: `(trap '' HUP; setsid setsid nohup sleep $MARK >/dev/null 2>&1 & disown -a); RUNNER_TRACKING_ID= ${detach}; echo started`,
      bare: "hits",
      defence: "an end with the command",
    },
    {
      name: "a process that ignores signals",
      command: "(trap '' TERM INT HUP QUIT; exec setsid -f sleep $MARK >/dev/null 2>&1); echo started",
      bare: "hits",
      defence: "an end with the command",
    },
    {
      name: "a process that a trap starts at the end",
      command: `start() { ${detach}; }; trap start EXIT; echo started`,
      bare: "hits",
      defence: "an end with the command",
    },
    {
      name: "variables for the next command",
      command:
        "echo 'echo HIT' > /tmp/e; export BASH_ENV=/tmp/e LD_PRELOAD=/tmp/e.so NODE_OPTIONS=--require=/tmp/e.js PATH=/tmp; alias ls='echo HIT'",
      next: "ls >/dev/null; echo over; rm -f /tmp/e",
      bare: "misses",
      pass: /over\n$/,
      defence: "a fresh shell for each command",
    },
    {
      name: "start-up files for the next command",
      command:
        "echo 'echo HIT' | tee ~/.bashrc ~/.bash_profile ~/.profile >/dev/null; cp ~/.bashrc ~/.bash_login",
      next: "echo over; rm -f ~/.bashrc ~/.bash_profile ~/.profile ~/.bash_login",
      bare: "hits",
      pass: /over\n$/,
      defence: "a fresh shell for each command",
    },
    {
      name: "a directory in front of the next command's PATH",
      command:
        "mkdir -p /tmp/$MARK; printf '#!/bin/sh\\necho HIT\\n' > /tmp/$MARK/git; chmod +x /tmp/$MARK/git; export PATH=/tmp/$MARK:$PATH; export -f git 2>/dev/null",
      next: "git --version; rm -rf /tmp/$MARK",
      bare: "misses",
      pass: /git version/,
      defence: "a fresh shell for each command",
    },
    {
      name: "files in the machine's /tmp",
      command: "echo evil > /tmp/tb-left-$MARK; touch /var/tmp/tb-left-$MARK",
      bare: "hits",
      defence: "a private /tmp",
    },
    {
      name: "what everyone may change in /usr",
      command: "echo evil > /usr/share/tb-open-$MARK/tb-left-$MARK; true",
      bare: "hits",
      needs: "root",
      defence: "read-only mounts of the system",
    },
    {
      name: "what everyone may change in /etc",
      command: "echo evil > /etc/tb-open-$MARK/tb-left-$MARK; true",
      bare: "hits",
      needs: "root",
      defence: "read-only mounts of the system",
    },
    {
      name: "what everyone may change in /opt",
      command: "echo evil > /opt/tb-open-$MARK/tb-left-$MARK; true",
      bare: "hits",
      needs: "root",
      defence: "read-only mounts of the system",
    },
    {
      name: "the system's programs",
      command:
        "for d in / /usr /usr/bin /usr/local/bin /etc /opt /etc/profile.d; do touch $d/tb-left-$MARK && echo HIT; done; true",
      bare: "misses",
      pass: /Read-only/,
      defence: "read-only mounts",
    },
    {
      name: "files of the checkout that later steps run",
      command: "mkdir -p node_modules/x; echo evil > node_modules/x/index.js",
      next: "[ -s node_modules/x/index.js ] && echo HIT; rm -rf node_modules",
      bare: "hits",
      defence: "an allow-list of what exists inside",
      notStopped:
        "In place, what the agent leaves in the checkout stays for later steps of the job: `workspace: copy` keeps it away from them.",
    },
  ]),
];
