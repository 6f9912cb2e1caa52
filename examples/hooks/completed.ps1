# The runner starts this after each job (ACTIONS_RUNNER_HOOK_JOB_COMPLETED in its .env). Set the three paths.
$node = 'C:\actions-runner\externals\node24\bin\node.exe'
$command = 'C:\docker-image-rm\dist\cli\index.js'
& $node $command hook completed --settings 'C:\docker-image-rm\docker-image-rm.conf'
exit $LASTEXITCODE
