using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class OriginTests
{
    private static readonly DirectoryId First = Directory('1'), Second = Directory('2');

    private static readonly Origin Known = Origin() with { StaleSince = Noon, RedactedAt = Noon, RedactedFields = ["description", "name"] };

    public static TheoryData<string, Func<Origin, Origin>> Differences => new()
    {
        { "directory", origin => origin with { Directory = Second } },
        { "network", origin => origin with { Network = NetworkId.Parse("other") } },
        { "network's name", origin => origin with { NetworkName = "Other" } },
        { "source id", origin => origin with { SourceId = "8" } },
        { "way", origin => origin with { Via = [First] } },
        { "way's order", origin => origin with { Via = [Second, First] } },
        { "adapter", origin => origin with { Adapter = "nomad@2.0.0" } },
        { "observed", origin => origin with { ObservedAt = Noon.AddTicks(1) } },
        { "stale", origin => origin with { StaleSince = null } },
        { "redacted", origin => origin with { RedactedAt = Noon.AddTicks(1) } },
        { "redacted fields", origin => origin with { RedactedFields = ["name"] } },
    };

    [Fact]
    public void Equals_OfTheSameSaidTwice_IsTrue()
    {
        var again = Origin() with { StaleSince = Noon, RedactedAt = Noon, RedactedFields = ["description", "name"] };

        Assert.Equal(Known, again);
        Assert.Equal(Known.GetHashCode(), again.GetHashCode());
        Assert.False(Known.Equals(null));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Equals_OfAnythingElse_IsFalse(string difference, Func<Origin, Origin> change)
    {
        Assert.NotEmpty(difference);
        Assert.NotEqual(Known, change(Known));
    }

    [Fact]
    public void Way_IsTold()
    {
        Assert.Equal((2, Second, $"{First}/nomad/7"), (Known.Hops, Known.Peer, Known.Key));
        Assert.Empty((Known with { RedactedFields = default }).RedactedFields);
    }

    [Fact]
    public void TellsMore_OfALaterErasureOrOfAnotherField_AndOfNoOther()
    {
        Assert.True(Known.TellsMoreThan(null));
        Assert.True(Known.TellsMoreThan(Origin()));
        Assert.True((Known with { RedactedAt = Noon.AddTicks(1) }).TellsMoreThan(Known));
        Assert.True((Known with { RedactedAt = Noon.AddTicks(-1), RedactedFields = ["phone"] }).TellsMoreThan(Known));

        Assert.False(Known.TellsMoreThan(Known));
        Assert.False((Known with { RedactedAt = Noon.AddTicks(-1) }).TellsMoreThan(Known));
        Assert.False((Known with { RedactedFields = ["name"] }).TellsMoreThan(Known));
        Assert.False(Origin().TellsMoreThan(Known));
        Assert.False(Origin().TellsMoreThan(null));
    }

    private static Origin Origin() => new() { Directory = First, Network = NetworkId.Parse("nomad"), NetworkName = "Nomad", SourceId = "7", Via = [First, Second], Adapter = "nomad@1.0.0", ObservedAt = Noon };

    private static DirectoryId Directory(char digit) => DirectoryId.TryParse(new string(digit, 32), out var id) ? id : throw new ArgumentException("no id", nameof(digit));
}
