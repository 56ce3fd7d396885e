using System.Text.Json;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;

namespace Federation.Host.Tests;

public sealed class JsonPrinterTests
{
    private static readonly RunRecord Run = new() { Id = "0a", Network = NetworkId.Parse("census"), Trigger = RunTrigger.Start, Status = RunStatus.Completed, StartedAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public void Text_OfARun_HoldsWhatScriptsRelyOn()
    {
        using var document = JsonDocument.Parse(JsonPrinter.Text<IReadOnlyList<RunRecord>>([Run], HostJson.Default.IReadOnlyListRunRecord));

        Assert.Equal(
            [
                "adapter", "begunBy", "counts", "cursor", "endedAt", "estimatedTotal", "failure", "fence", "gaveCursor", "heldRemovals", "id", "mode", "network", "pagesBefore", "past", "problemCounts", "problems", "purpose", "pushed", "retryAt", "startedAt",
                "status", "tries", "trigger", "unchangedSince",
            ],
            document.RootElement[0].EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("Completed", "Start"), (document.RootElement[0].GetProperty("status").GetString(), document.RootElement[0].GetProperty("trigger").GetString()));
    }

    [Fact]
    public void Text_OfANetwork_ShowsItsLastRunTheSameWay()
    {
        var line = new NetworkLine(Run.Network, "Census", "tiers-lieux", null, 0, Run, Hosts: ["*"], SourceCondition.Alive, []);
        using var document = JsonDocument.Parse(JsonPrinter.Text<IReadOnlyList<NetworkLine>>([line], HostJson.Default.IReadOnlyListNetworkLine));

        Assert.Equal("""["*"]""", document.RootElement[0].GetProperty("hosts").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        var run = document.RootElement[0].GetProperty("lastRun");
        Assert.False(run.TryGetProperty("rowId", out _));
        Assert.False(run.TryGetProperty("isOver", out _));
        Assert.Equal("0a", run.GetProperty("id").GetString());
    }
}
