using System.Diagnostics;
using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>The host's side of the protocol by hand.</summary>
internal static class RawHost
{
    public static async Task StartAsync(Process process, PluginBench bench, string config)
    {
        var installed = AdapterCatalogue.Read(bench.Folder).Find("scripted")!;
        using var json = JsonDocument.Parse(config);
        var start = new StartMessage
        {
            Protocol = ProtocolVersion.Current,
            Code = new CodeMessage(Path.Combine(installed.Folder, installed.Manifest!.Code!.Assembly), installed.Manifest.Code.Type, "1.0", "2.0"),
            Capabilities = installed.Manifest.Capabilities,
            Config = json.RootElement,
            PageRecords = 1_000,
            PageBytes = 1_000_000,
            RecordBytes = 1_000,
        };
        using var writer = new FrameWriter(process.StandardInput.BaseStream);
        var reader = new FrameReader(process.StandardOutput.BaseStream);
        await writer.WriteAsync(FrameType.Start, start, WireJson.Default.StartMessage, TestContext.Current.CancellationToken);
        Assert.Equal(FrameType.Hello, (await reader.ReadAsync(TestContext.Current.CancellationToken))?.Type);
        Assert.Equal(FrameType.Loaded, (await reader.ReadAsync(TestContext.Current.CancellationToken))?.Type);
    }

    /// <summary>Asks for a check whose adapter says in its log which process it is, and never ends.</summary>
    public static async Task<int> CheckAsync(Process process)
    {
        using var writer = new FrameWriter(process.StandardInput.BaseStream);
        var reader = new FrameReader(process.StandardOutput.BaseStream);
        await writer.WriteAsync(FrameType.Check, default, TestContext.Current.CancellationToken);
        var frame = await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FrameType.Log, frame?.Type);
        return int.Parse(WireJson.Read(frame!.Value.Payload, WireJson.Default.LogMessage).Text.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task AskForAPageAsync(Process process)
    {
        using var writer = new FrameWriter(process.StandardInput.BaseStream);
        await writer.WriteAsync(FrameType.Fetch, new Contracts.FetchRequest(), WireJson.Default.FetchRequest, TestContext.Current.CancellationToken);
        await writer.WriteAsync(FrameType.NextPage, default, TestContext.Current.CancellationToken);
    }
}
