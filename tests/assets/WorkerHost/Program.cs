using Federation.Cluster.Adapters.Worker;

// The smallest executable that can be a worker.
return await WorkerProcess.RunAsync(args is [WorkerProcess.Command, .. var rest] ? rest : args);
