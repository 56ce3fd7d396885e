using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Worker;
using Federation.Host.Commands;

// A worker is this executable started again. It must load nothing else: no Orleans, no ASP.NET, no command line.
if (args is [WorkerProcess.Command, ..]) return await WorkerProcess.RunAsync(args[1..]);
HostShield.Raise();
return await CommandLine.RunAsync(args);
