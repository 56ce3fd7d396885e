using System.Collections.Immutable;
using Federation.Cluster.Mail;
using Federation.Cluster.Operating;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Operating.Concerns;

/// <summary>What is urgent.</summary>
public sealed class UrgentConcernsTests
{
    private const long Gibibyte = 1024L * 1024 * 1024;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly DirectoryCondition Well = new()
    {
        Cluster = new ClusterFigures([Silo(SiloStanding.Active, activations: 3), Silo(SiloStanding.Dead, activations: null)], []),
        Storage = Stored(bytes: 5 * Gibibyte, free: 6 * Gibibyte),
        Feed = new FeedState(FeedCursor.Start, [Reader(FeedReaderKind.Index, seconds: 300), Reader(FeedReaderKind.Matching, seconds: 99_999)]),
        Keys = [new SigningKeyFact { Purpose = KeyPurpose.SignIn, Standing = KeyStanding.Current }],
    };

    [Fact]
    public void Condition_WhereAllIsWell_HasNothingUrgent() => Assert.Empty(UrgentConcerns.Of(Well, Now));

    [Fact]
    public void Condition_OfWhichNothingIsKnown_SaysWhatCannotBeTold() =>
        Assert.Equal(["cluster_unknown", "store_unknown", "feed_unknown", "keys_unknown", "log_unknown"], KeysOf(new DirectoryCondition { IsLogUnknown = true }));

    [Fact]
    public void Condition_ThatIsIll_HasEachOnce() => Assert.Equal(
        ["host_overloaded", "host_silent", "disk_short", "reader_late/index", "reader_late/public_log", "key_unusable/certificates", "log_unsigned"],
        KeysOf(Well with
        {
            Cluster = new ClusterFigures([Silo(SiloStanding.Active, activations: null), Silo(SiloStanding.Active, activations: 1) with { IsOverloaded = true }], []),
            Storage = Stored(bytes: 5 * Gibibyte, free: 5 * Gibibyte - 1),
            Feed = new FeedState(FeedCursor.Start, [Reader(FeedReaderKind.Index, seconds: 301), Reader(FeedReaderKind.PublicLog, seconds: 302)]),
            Keys = [SigningKeyFact.Unusable(KeyPurpose.Certificates, "certificate.key-lost"), SigningKeyFact.Unusable(KeyPurpose.Certificates, "certificate.key-lost")],
            Log = new LogFigures { Origin = "o", Size = 1, Witnesses = [], Problem = "log.key-lost" },
        }));

    [Theory]
    [InlineData(Gibibyte, 1, false)]
    [InlineData(Gibibyte - 1, 1, true)]
    [InlineData(5 * Gibibyte, 5 * Gibibyte, false)]
    [InlineData(5 * Gibibyte, 5 * Gibibyte + 1, true)]
    public void Disk_WithLessThanAGibibyteOrThanIsStored_IsShort(long free, long bytes, bool isShort) =>
        Assert.Equal(isShort ? ["disk_short"] : [], KeysOf(Well with { Storage = Stored(bytes, free) }));

    /// <summary>Whatever is urgent, the mail says it in both languages, and not by its key.</summary>
    [Fact]
    public void Concerns_OfEveryKind_HaveWordsForMail()
    {
        var all = Enum.GetValues<UrgentKind>().Select(kind => new UrgentConcern(kind).Key)
            .Concat(Enum.GetValues<FeedReaderKind>().Where(reader => reader != FeedReaderKind.Matching).Select(reader => UrgentConcerns.Of(Well with { Feed = new FeedState(FeedCursor.Start, [Reader(reader, 999)]) }, Now)[0].Key))
            .Concat(Enum.GetValues<KeyPurpose>().Select(purpose => UrgentConcerns.Of(Well with { Keys = [SigningKeyFact.Unusable(purpose, "x")] }, Now)[0].Key));

        Assert.All(all, key =>
        {
            var text = ConcernText.Of(key);
            Assert.DoesNotContain('_', text.French + text.English);
            Assert.DoesNotContain('/', text.French + text.English);
            Assert.NotEqual(text.French, text.English);
        });
    }

    private static IEnumerable<string> KeysOf(DirectoryCondition condition) => UrgentConcerns.Of(condition, Now).Select(concern => concern.Key);

    private static SiloFigures Silo(SiloStanding standing, int? activations) => new() { Name = "s", Address = "a", Standing = standing, Activations = activations };

    private static StoreFigures Stored(long bytes, long free) => new() { Engine = "SQLite", EngineVersion = "3", Format = 1, Rows = ImmutableSortedDictionary<string, long>.Empty, Bytes = bytes, FreeBytes = free };

    private static FeedReading Reader(FeedReaderKind reader, int seconds) => new(reader, FeedCursor.Start, 1, Now.AddSeconds(-seconds));
}
