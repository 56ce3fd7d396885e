using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Hosting;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>What a worker in an adapter's hands, or a system that fails, makes the host bear.</summary>
public sealed class HostHardshipTests
{
    [Fact]
    public void Request_WithMoreThanAnAdapterMayPost_BreaksTheProtocol()
    {
        using var bench = new PluginBench();
        using var fetch = new FetchDesk(bench.Options.Fetch, bench.Clock);
        using var writer = new FrameWriter(new FullPipe());
        var desk = DeskOf(bench, fetch, writer);
        var payload = new ArrayBufferWriter<byte>();
        payload.Bytes("""{"id":1,"method":"POST","url":"https://example.com/","headers":[],"hasBody":true}"""u8);
        payload.Write(new byte[(1024 * 1024) + 1]);

        var broken = Assert.Throws<ProtocolException>(() => desk.Request(payload.WrittenMemory));

        Assert.Contains("1048576", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_WithoutEndFromAWorkerThatReadsNothing_BreakTheProtocol()
    {
        using var bench = new PluginBench();
        using var fetch = new FetchDesk(bench.Options.Fetch, bench.Clock);
        using var writer = new FrameWriter(new FullPipe());
        var desk = DeskOf(bench, fetch, writer);

        var broken = Assert.Throws<ProtocolException>(() =>
        {
            for (int id = 1; id <= 1_001; id++) desk.Open(Encoding.UTF8.GetBytes($$"""{"id":{{id}},"source":"https://example.com/"}"""));
        });

        Assert.Contains("1,000", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_ManyOfOneCode_DoNotHideAnother()
    {
        var findings = new WorkerFindings();
        for (int number = 0; number < 100; number++) findings.Add("worker.refused", $"number {number}");

        Assert.True(findings.Add("worker.secret-shown", "shown"));
        Assert.Equal(21, findings.Found.Count);
    }

    [Fact]
    public void Nursery_ProcessThatCannotBe_IsTheFailureOfWhoAskedForIt()
    {
        var impossible = new ProcessStartInfo("true");
        impossible.ArgumentList.Add(null!);

        Assert.ThrowsAny<ArgumentException>(() => WorkerNursery.Start(impossible));
        Assert.Throws<InvalidOperationException>(() => WorkerNursery.Start(new ProcessStartInfo()));
    }

    private static TransferDesk DeskOf(PluginBench bench, FetchDesk fetch, FrameWriter writer)
    {
        using var nothing = JsonDocument.Parse("{}");
        var assignment = new WorkerAssignment { Network = "net", Adapter = "scripted", Config = new AdapterConfig(nothing.RootElement), OperatorTrusted = false };
        return new TransferDesk(assignment, fetch.RightsOf(assignment, null), fetch, new SourceWatch(), writer, bench.Log);
    }

    /// <summary>Takes nothing, as the pipe to a worker that does not read.</summary>
    private sealed class FullPipe : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(new TaskCompletionSource().Task);
    }
}
