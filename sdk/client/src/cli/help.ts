export const HELP = `countersign: ask before an agent acts.

  countersign check --action NAMESPACE:NAME [options]        one decision, nothing run
  countersign exec  --action NAMESPACE:NAME [options] -- COMMAND [ARGUMENTS]
                                                             asks, then runs the command
  countersign hook  [--agent KEY] [--wait]                   a PreToolUse hook for Claude Code

Options of check and exec
  --agent KEY         which agent asks (else COUNTERSIGN_AGENT)
  --context JSON      what the conditions see: JSON, @file, or - for standard input
  --resource TYPE:ID  what it is done to
  --tier TIER         low, moderate, high or critical; the catalogue's counts when it is higher
  --session TEXT, --workflow TEXT, --build sha256:DIGEST
  --review ID         a review that was approved meanwhile
  --dry-run           nothing is recorded as done, and exec runs nothing
  --json              check: one line of JSON, version 1
  --wait              exec, hook: wait while a person answers, then go on once

exec adds command, argv and cwd to the context. The hook adds tool, inputDigest and what the tool does.

Environment
  COUNTERSIGN_URL      where Countersign answers, as https://countersign.example
  COUNTERSIGN_API_KEY  a key with the scope decide
  COUNTERSIGN_AGENT    the agent that asks

Exit codes
  0  allowed (exec: the command's own code)
  1  error
  2  refused or held; the hook: everything but an allow
  3  no decision could be had; nothing was run
`;
