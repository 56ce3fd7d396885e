using Federation.Cluster.Adapters.Worker;
using Federation.TestAssets;

// A worker of a host whose own contract is version 2.
return await WorkerProcess.RunAsync(args is [WorkerProcess.Command, .. var rest] ? rest : args, NextContracts.Spoken);
