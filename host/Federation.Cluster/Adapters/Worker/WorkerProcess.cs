using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// A worker's whole life: hello, load, answer, until the host closes the pipe. The only process that runs adapter code.
/// </summary>
public static class WorkerProcess
{
    /// <summary>The argument that makes the host's executable a worker.</summary>
    public const string Command = "worker";

    /// <summary>
    /// Called by the executable's entry point before anything else. Takes over standard input and output.
    /// </summary>
    /// <param name="contracts">What its adapters may be built for; null for what this program speaks. The host that starts it is told the same (<see cref="Hosting.WorkerOptions.Contracts"/>).</param>
    /// <returns>An exit code, where the process was not started by a host; otherwise it does not return, because the process ends with its pipe.</returns>
    public static async Task<int> RunAsync(string[] args, SpokenContracts? contracts = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is [CageEntry.Command, ..]) return CageEntry.Enter(args);
        if (!Console.IsInputRedirected || !Console.IsOutputRedirected)
        {
            await Console.Error.WriteLineAsync("A worker is started by the host itself and speaks over its pipe.");
            return 64;
        }

        var spoken = contracts ?? SpokenContracts.Current;
        var (fromHost, toHost) = StandardPipes.Take();
        using var writer = new FrameWriter(toHost);
        var walls = WorkerCage.Close();
        var link = new HostLink(fromHost, writer);
        link.Listen();
        var log = new HostLog(link);
        ConsoleToLog.Redirect(log);
        if (walls.HasFlag(CageWalls.Files)) new RefusalWatch(link).Begin();
        writer.Write(FrameType.Hello, new HelloMessage(ProtocolVersion.Current, spoken.ToString(), walls), WireJson.Default.HelloMessage);

        var first = await link.Requests.ReadAsync();
        if (first.Type == FrameType.Start && Load(first, spoken, writer) is var (adapter, start))
        {
            writer.Write(FrameType.Loaded, new LoadedMessage(start.Capabilities), WireJson.Default.LoadedMessage);
            using var context = new WorkerContext(link, new AdapterConfig(start.Config), log);
            await new WorkerSession(adapter, start, context, link).RunAsync();
        }

        // The host has been told why; it closes the pipe.
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever loading throws is the host's to hear.")]
    private static (IAdapter Adapter, StartMessage Start)? Load(Frame frame, SpokenContracts contracts, FrameWriter writer)
    {
        try
        {
            var start = WireJson.Read(frame.Payload, WireJson.Default.StartMessage);
            if (start.Protocol != ProtocolVersion.Current) throw new ProtocolException($"The host speaks protocol {start.Protocol}, this worker {ProtocolVersion.Current}: the executable was replaced while the host ran.");
            return (AdapterLoader.Load(start, contracts), start);
        }
        catch (Exception exception)
        {
            writer.Write(FrameType.Failed, AdapterFailures.Of(exception, "while being loaded"), WireJson.Default.FailureMessage);
            return null;
        }
    }
}
