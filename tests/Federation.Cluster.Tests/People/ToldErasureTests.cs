using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Feed;
using Federation.Cluster.Tests.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.People;

/// <summary>A peer tells of an erasure in records that are no listings here, or are as new. Every test has a directory of its own.</summary>
public sealed class ToldErasureTests : IAsyncLifetime
{
    private static readonly string A = new('a', 32);

    private readonly SyncCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Record_ThatStaysInQuarantine_LeavesNothingOfWhatItWasBefore()
    {
        var unusable = Draft("chez Marie Dupont") with { Origin = Origin with { Adapter = "unnamed" } };
        await RunAsync(unusable);
        Assert.True(await IsInFilesAsync("Dupont"), "it is there before");

        await RunAsync(unusable with { Name = "chez […]", Origin = Origin with { Adapter = "unnamed", RedactedAt = DateTimeOffset.UnixEpoch, RedactedFields = ["name"] } });

        var left = Assert.Single(await _cluster.QuarantineAsync("peer"));
        Assert.Contains("[…]", Encoding.UTF8.GetString(left.Raw), StringComparison.Ordinal);
        Assert.False(await IsInFilesAsync("Dupont"), "somebody stands in a file");
        Assert.Empty(await _cluster.Store.ScanAsync(RowKinds.ToldErasure, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Record_ThatIsNew_HasNothingToFollow()
    {
        int notes = 0;
        _cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.ToldErasure) && Interlocked.Increment(ref notes) < 0;

        await RunAsync(Draft("chez […]") with { Origin = Origin with { RedactedAt = DateTimeOffset.UnixEpoch, RedactedFields = ["name"] } });

        Assert.Equal(0, notes);
        var listing = Assert.Single((await _cluster.CentreOfAsync("peer", "1")).State.Listings);
        Assert.Equal(["name"], listing.RedactedFields);
        Assert.Equal(DateTimeOffset.UnixEpoch, listing.RedactedAt);
    }

    private static ListingOrigin Origin { get; } =
        new() { Directory = A, Network = "census", NetworkName = "Census", SourceId = "1", Via = [A], Adapter = "census@1.0.0", Licence = "etalab-2.0", Attribution = "The census", ObservedAt = DateTimeOffset.UnixEpoch };

    private static ListingDraft Draft(string name) => new() { Name = name, Origin = Origin };

    private async Task RunAsync(ListingDraft draft)
    {
        _cluster.Workers.Read("peer", new DraftAdapter(("1", draft)), []);
        await _cluster.RunAsync("peer");
    }

    /// <summary>Also as raw records stand in their rows: in Base64, at any place.</summary>
    private async Task<bool> IsInFilesAsync(string who)
    {
        foreach (var row in await _cluster.Store.ScanAsync(RowKinds.Quarantine, cancellationToken: Cancellation).ToListAsync(Cancellation))
        {
            if (Encoding.UTF8.GetString(JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord)!.Raw).Contains(who, StringComparison.Ordinal)) return true; // a row has a body
        }

        foreach (string file in Directory.GetFiles(_cluster.Folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            if (Encoding.Latin1.GetString(bytes).Contains(who, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
