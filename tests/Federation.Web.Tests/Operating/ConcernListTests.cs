using Federation.Web.Languages;
using Federation.Web.Operating;
using Federation.Web.Operating.Concerns;
using Federation.Web.Operating.Figures;

namespace Federation.Web.Tests.Operating;

/// <summary>What an operator is told to see to.</summary>
public sealed class ConcernListTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly OperatingAnswer Calm = new(null, [], [], [], []);

    private static readonly OperationsFigures Well = new(
        new HostFigures("1.0", ".NET", Now, 1, 1, 1, 0, 1),
        new ClusterFigures([new SiloFigures("a", "a", "ACTIVE", Now, true, 1, 1, 1, 1, false), new SiloFigures("b", "b", "DEAD", Now, false, null, null, null, null, false)], []),
        new StorageFigures(Now, "SQLite", "3", 1, 1e9, 1e11, []),
        new FeedFigures(10, [new ReaderFigures("INDEX", 3, Now, 299), new ReaderFigures("MATCHING", 3, Now, 99_999)]),
        new LogFigures("o", 1, "", Now, null, null, [new WitnessFigures("w", 1)], 1, 0, 0),
        []);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public void Concerns_WhereAllIsWell_AreNone(Language language) => Assert.Empty(ConcernList.Of(language, Well, Calm));

    [Fact]
    public void Concerns_OfEachKind_AreToldUrgentFirst()
    {
        var ill = Well with
        {
            Cluster = new ClusterFigures([new SiloFigures("a", "a", "ACTIVE", Now, true, null, null, null, null, true)], []),
            Storage = new StorageFigures(Now, "SQLite", "3", 1, 5e9, 4e9, []),
            Feed = new FeedFigures(10, [new ReaderFigures("PUBLIC_LOG", 3, Now, 301)]),
            Keys = [new KeyFigures("CERTIFICATES", "UNUSABLE", null, null, null, null, null, "certificate.key-lost", "Put it back.")],
            PublicLog = new LogFigures("o", 1, null, Now, null, null, [new WitnessFigures("w", null)], 2, 1, 0),
        };
        var waiting = Calm with
        {
            Alerts = [new Alert("x", "X", "Do.", Now, null)],
            Adapters = [new Adapter("a", null, "UNSIGNED", "INSTALLED", null, false, null, []), new Adapter("b", null, "DISABLED", "INSTALLED", null, false, null, [])],
            Outbox = [new OutgoingMail("k", "LAPSED", "GIVEN_UP", 9, Now, null)],
        };

        var concerns = ConcernList.Of(Language.English, ill, waiting);

        Assert.Equal(["#cluster", "#cluster", "#storage", "#feed", "#keys", "#log", "#log", "#alerts", "#adapters", "#mail"], concerns.Select(concern => concern.Href));
        Assert.Equal(5, concerns.TakeWhile(concern => concern.IsUrgent).Count());
        Assert.Contains(concerns, concern => concern.What == "Public log: behind for 5 minutes.");
        Assert.Equal("Put it back.", concerns[4].Do);
    }

    [Fact]
    public void Concerns_OfALogThatCannotSign_SayWhyAndWhatToDo()
    {
        var concern = Assert.Single(ConcernList.Of(Language.English, Well with { PublicLog = new LogFigures("o", 1, null, Now, "log.key-lost", "Put it back.", [], 0, 0, 0) }, Calm));

        Assert.True(concern.IsUrgent);
        Assert.Equal(("The public log cannot be signed (log.key-lost).", "Put it back."), (concern.What, concern.Do));
    }

    [Fact]
    public void Concerns_WhereNothingCanBeTold_SayThatAndNoMore()
    {
        Assert.Equal(2, ConcernList.Of(Language.French, null, null).Count);
        Assert.Equal(3, ConcernList.Of(Language.French, Well with { Cluster = null, Storage = null, Feed = null }, Calm).Count);
        Assert.Equal(["#keys"], ConcernList.Of(Language.French, Well with { Keys = null }, Calm).Select(concern => concern.Href));
        Assert.Equal(["#log"], ConcernList.Of(Language.English, Well with { PublicLog = null }, Calm, isLogUnknown: true).Select(concern => concern.Href));
        Assert.Empty(ConcernList.Of(Language.English, Well with { PublicLog = null }, Calm));
    }

    [Theory]
    [InlineData(0, "0\u00A0B", "0\u00A0o")]
    [InlineData(1023, "1,023\u00A0B", "1\u202F023\u00A0o")]
    [InlineData(1536, "1.5\u00A0KiB", "1,5\u00A0Kio")]
    [InlineData(52_428_800, "50\u00A0MiB", "50\u00A0Mio")]
    [InlineData(1e18, "909,495\u00A0TiB", "909\u202F495\u00A0Tio")]
    public void Size_OfBytes_IsInTheLargestUnit(double bytes, string english, string french) => Assert.Equal((english, french), (Language.English.Size(bytes), Language.French.Size(bytes)));

    [Theory]
    [InlineData(0, "0 seconds")]
    [InlineData(1, "1 second")]
    [InlineData(119, "119 seconds")]
    [InlineData(120, "2 minutes")]
    [InlineData(7_200, "2 hours")]
    [InlineData(200_000, "2 days")]
    public void Span_OfSeconds_IsInTheLargestUnitOfWhichThereAreTwo(int seconds, string shown) => Assert.Equal(shown, Language.English.Span(seconds));
}
