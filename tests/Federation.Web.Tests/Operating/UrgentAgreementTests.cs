using System.Collections.Immutable;
using CsCheck;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Storage;
using Federation.Web.Languages;
using Federation.Web.Operating;
using Federation.Web.Operating.Concerns;
using Federation.Web.Operating.Figures;
using OfCluster = Federation.Cluster.Operating;

namespace Federation.Web.Tests.Operating;

/// <summary>The page of operators knows the schema alone, and mail and alerts know the cluster: what is urgent to one is urgent to the other.</summary>
public sealed class UrgentAgreementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly OperatingAnswer Calm = new(null, [], [], [], []);

    private static readonly Gen<Condition> Conditions = Gen.Select(
        Gen.OneOf(Gen.Const((bool?)null), Gen.Bool.Select(silent => (bool?)silent)),
        Gen.Bool,
        Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 8L << 30].Select(free => (long?)free)),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 600].Select(seconds => (int?)seconds)),
        Gen.Bool,
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        (silent, overloaded, free, lag, isMatching, keys, log) => new Condition(silent, overloaded, free, lag, isMatching, keys, log));

    [Fact]
    public void Conditions_OfAnyKind_AreUrgentToBoth() => Conditions.Sample(condition =>
    {
        var page = ConcernList.Of(Language.English, PageOf(condition), Calm, isLogUnknown: condition.Log == 1).Where(concern => concern.IsUrgent).Select(concern => concern.Href);
        var mail = UrgentConcerns.Of(ClusterOf(condition), Now).Select(PlaceOf);

        Assert.Equal(mail.Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    });

    private static string PlaceOf(UrgentConcern concern) => concern.Kind switch
    {
        UrgentKind.ClusterUnknown or UrgentKind.HostOverloaded or UrgentKind.HostSilent => "#cluster",
        UrgentKind.StoreUnknown or UrgentKind.DiskShort => "#storage",
        UrgentKind.FeedUnknown or UrgentKind.ReaderLate => "#feed",
        UrgentKind.KeysUnknown or UrgentKind.KeyUnusable => "#keys",
        _ => "#log",
    };

    private static OperationsFigures PageOf(Condition condition) => new(
        new HostFigures("1.0", ".NET", Now, 1, 1, 1, 0, 1),
        condition.IsSilent is { } silent ? new ClusterFigures([new SiloFigures("a", "a", "ACTIVE", Now, true, silent ? null : 1, 1, 1, 1, condition.IsOverloaded)], []) : null,
        condition.Free is { } free ? new StorageFigures(Now, "SQLite", "3", 1, Condition.Stored, free, []) : null,
        condition.Lag is { } lag ? new FeedFigures(1, [new ReaderFigures(condition.IsMatching ? "MATCHING" : "INDEX", 1, Now.AddSeconds(-lag), lag)]) : null,
        condition.Log == 2 ? new LogFigures("o", 1, null, Now, "log.key-lost", null, [], 0, 0, 0) : null,
        condition.Keys == 1 ? null : [new KeyFigures("SIGN_IN", condition.Keys == 2 ? "UNUSABLE" : "CURRENT", null, null, null, null, null, condition.Keys == 2 ? "x" : null, null)]);

    private static DirectoryCondition ClusterOf(Condition condition) => new()
    {
        Cluster = condition.IsSilent is { } silent ? new OfCluster.ClusterFigures([new OfCluster.SiloFigures { Name = "a", Address = "a", Standing = OfCluster.SiloStanding.Active, Activations = silent ? null : 1, IsOverloaded = condition.IsOverloaded }], []) : null,
        Storage = condition.Free is { } free ? new StoreFigures { Engine = "SQLite", EngineVersion = "3", Format = 1, Rows = ImmutableSortedDictionary<string, long>.Empty, Bytes = Condition.Stored, FreeBytes = free } : null,
        Feed = condition.Lag is { } lag ? new FeedState(FeedCursor.Start, [new FeedReading(condition.IsMatching ? FeedReaderKind.Matching : FeedReaderKind.Index, FeedCursor.Start, 1, Now.AddSeconds(-lag))]) : null,
        Keys = condition.Keys == 1 ? null : [new SigningKeyFact { Purpose = KeyPurpose.SignIn, Standing = condition.Keys == 2 ? KeyStanding.Unusable : KeyStanding.Current, Problem = condition.Keys == 2 ? "x" : null }],
        Log = condition.Log == 2 ? new OfCluster.LogFigures { Origin = "o", Size = 1, Witnesses = [], Problem = "log.key-lost" } : null,
        IsLogUnknown = condition.Log == 1,
    };

    /// <param name="Keys">0 well, 1 unknown, 2 unusable.</param>
    /// <param name="Log">0 none, 1 unknown, 2 unable to sign.</param>
    private sealed record Condition(bool? IsSilent, bool IsOverloaded, long? Free, int? Lag, bool IsMatching, int Keys, int Log)
    {
        public const long Stored = 3L << 30;
    }
}
