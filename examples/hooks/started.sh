#!/bin/sh
# The runner starts this before each job (ACTIONS_RUNNER_HOOK_JOB_STARTED in its .env). Set the three paths.
node=/opt/actions-runner/externals/node24/bin/node
command=/opt/docker-image-rm/dist/cli/index.js
exec "$node" "$command" hook started --settings /etc/docker-image-rm.conf
