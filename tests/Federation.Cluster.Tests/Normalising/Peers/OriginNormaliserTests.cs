using Federation.Cluster.Feed;
using Federation.Cluster.Normalising.Peers;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Normalising.Peers;

public sealed class OriginNormaliserTests
{
    private static readonly string A = new('a', 32), B = new('b', 32);

    private static readonly ListingOrigin Good = new()
    {
        Directory = A,
        Network = "census",
        NetworkName = "Census of A",
        SourceId = "7/b",
        Via = [A, B],
        Adapter = "tiers-lieux@1.2.0",
        Licence = "etalab-2.0",
        Attribution = "The census",
        ObservedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1)),
    };

    [Fact]
    public void Origin_ThatCanBe_IsTakenAsItIs()
    {
        var issues = new List<Issue>();

        var terms = OriginNormaliser.Normalise(Good, [], issues);

        Assert.Empty(issues);
        Assert.Equal(($"{A}/census/7/b", 2, B, "etalab-2.0", "The census"), (terms?.Origin.Key, terms?.Origin.Hops, terms?.Origin.Peer.Value, terms?.Licence, terms?.Attribution));
        Assert.Equal(TimeSpan.Zero, terms?.Origin.ObservedAt.Offset);
        Assert.Equal(terms?.Origin, OriginNormaliser.Normalise(Good with { Via = [A, B] }, [], issues)?.Origin);
    }

    [Fact]
    public void Redaction_OfKnownFields_IsTakenWithoutTheOthers_AndIsPartOfTheHash()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));
        var told = Good with { RedactedAt = at, RedactedFields = ["name", "description", "name", "shoeSize", "Phone"] };

        var terms = OriginNormaliser.Normalise(told, [], []);

        Assert.Equal(["description", "name"], terms?.Origin.RedactedFields);
        Assert.Equal((at, TimeSpan.Zero), (terms?.Origin.RedactedAt, terms?.Origin.RedactedAt?.Offset));
        Assert.NotEqual(OriginNormaliser.Normalise(Good, [], [])?.Hash(), terms?.Hash());
        Assert.NotEqual(OriginNormaliser.Normalise(told with { RedactedAt = at.AddDays(1) }, [], [])?.Hash(), terms?.Hash());
        Assert.Equal(terms?.Origin, OriginNormaliser.Normalise(told, [], [])?.Origin);
    }

    public static TheoryData<string, ListingOrigin> Useless => new()
    {
        { "no time", Good with { RedactedFields = ["name"] } },
        { "no field", Good with { RedactedAt = DateTimeOffset.UnixEpoch } },
        { "no known field", Good with { RedactedAt = DateTimeOffset.UnixEpoch, RedactedFields = ["shoeSize", ""] } },
        { "beyond the most", Good with { RedactedAt = DateTimeOffset.UnixEpoch, RedactedFields = [.. Enumerable.Repeat("x", ListingOrigin.MostRedactedFields), "name"] } },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public void Redaction_ThatSaysNothing_IsNone(string what, ListingOrigin origin)
    {
        var terms = OriginNormaliser.Normalise(origin, [], []);

        Assert.True(terms is { Origin: { RedactedAt: null, RedactedFields.IsEmpty: true } }, what);
    }

    public static TheoryData<string, ListingOrigin> Unusable => new()
    {
        { "directory", Good with { Directory = "A directory" } },
        { "directory in upper case", Good with { Directory = new string('A', 32), Via = [new string('A', 32)] } },
        { "network", Good with { Network = "Census" } },
        { "source id", Good with { SourceId = "" } },
        { "long source id", Good with { SourceId = new string('7', 501) } },
        { "control character", Good with { SourceId = "7\n8" } },
        { "no way", Good with { Via = [] } },
        { "a way from elsewhere", Good with { Via = [B] } },
        { "a circle", Good with { Via = [A, B, A] } },
        { "a way over no directory", Good with { Via = [A, "me"] } },
        { "adapter", Good with { Adapter = "tiers-lieux" } },
        { "adapter with a tag", Good with { Adapter = "<b>@1" } },
        { "licence", Good with { Licence = "free for all" } },
        { "long licence", Good with { Licence = new string('a', 101) } },
        { "no attribution", Good with { Attribution = " \u200B" } },
        { "long attribution", Good with { Attribution = new string('a', 501) } },
        { "long network name", Good with { NetworkName = new string('a', 201) } },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Origin_ThatCannotBe_IsRefusedByItsCode(string what, ListingOrigin origin)
    {
        var issues = new List<Issue>();

        Assert.Null(OriginNormaliser.Normalise(origin, [], issues));

        Assert.True(issues.All(issue => issue is { Code: "peer.origin-unusable", Severity: IssueSeverity.Error }) && issues.Count > 0, what);
    }

    [Fact]
    public void Origin_OfMoreThanEightHops_IsRefused()
    {
        string[] way = [A, .. Enumerable.Range(0, 8).Select(hop => new string((char)('0' + hop), 32))];
        var issues = new List<Issue>();

        Assert.NotNull(OriginNormaliser.Normalise(Good with { Via = way[..8] }, [], issues));
        Assert.Null(OriginNormaliser.Normalise(Good with { Via = way }, [], issues));

        Assert.Contains(issues, issue => issue is { Code: "peer.hops", Severity: IssueSeverity.Error });
    }

    [Fact]
    public void Echo_IsWhatBeganHereOrCameThrough()
    {
        Assert.True(DirectoryId.TryParse(A, out var a) & DirectoryId.TryParse(B, out var b));

        Assert.True(OriginNormaliser.IsEcho(Good, a));
        Assert.True(OriginNormaliser.IsEcho(Good, b));
        Assert.True(OriginNormaliser.IsEcho(Good with { Via = [] }, a));
        Assert.False(OriginNormaliser.IsEcho(Good, DirectoryId.New()));
        Assert.False(OriginNormaliser.IsEcho(null, a));
    }
}
