using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

public sealed class BindingGlanceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Binding Shown = new() { Centre = CentreId.New(TimeProvider.System), RawHash = "raw", ContentHash = "content" };

    public static TheoryData<string> Hashes => ["raw", "raw ", "other", ""];

    [Theory]
    [MemberData(nameof(Hashes))]
    public void Of_EveryStateOfABinding_SaysWhatTheWholeOfItSays(string rawHash)
    {
        foreach (var binding in States())
        {
            var glance = BindingGlance.Of(JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding), rawHash);

            Assert.Equal(binding is { Stale: false, Pending: false } && binding.RawHash == rawHash, glance.IsAsAccepted);
            Assert.Equal(binding is { MissedRuns: 0, WithdrawnAt: null, RemovedAt: null }, glance.IsClear);
        }
    }

    [Fact]
    public void Of_MembersInAnyOrderAndUnknownOnes_ReadsPastThem()
    {
        Assert.Equal(new BindingGlance(IsAsAccepted: true, IsClear: true), BindingGlance.Of("""{"later":{"pending":true,"rawHash":"x"},"stale":false,"rawHash":"raw","list":[1,{"removedAt":1}],"removedAt":null,"pending":false}"""u8, "raw"));
    }

    [Fact]
    public void Of_BytesThatAreNoJson_Throws()
    {
        Assert.ThrowsAny<JsonException>(() => BindingGlance.Of("""{"rawHash":"raw","""u8, "raw"));
    }

    private static IEnumerable<Binding> States() =>
        from hash in (string?[])["raw", null]
        from stale in (bool[])[false, true]
        from pending in (bool[])[false, true]
        from missed in (int[])[0, 2]
        from withdrawn in (DateTimeOffset?[])[null, Noon]
        from removed in (DateTimeOffset?[])[null, Noon]
        select Shown with { RawHash = hash, Stale = stale, Pending = pending, MissedRuns = missed, MissedSince = missed > 0 ? Noon : null, WithdrawnAt = withdrawn, RemovedAt = removed, RemovedBy = removed is null ? null : "run", ModifiedAt = Noon, PeerHash = "peer" };
}
