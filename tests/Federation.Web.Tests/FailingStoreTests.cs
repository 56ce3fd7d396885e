using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Web.Console;
using Federation.Web.Languages;
using Federation.Web.Tests.Console;

namespace Federation.Web.Tests;

/// <summary>A store that does not answer is said to be that, and never to hold nothing.</summary>
public sealed class FailingStoreTests
{
    private const string Place = "/data/directory.db";

    public static IEnumerable<TheoryDataRow<string>> Paths { get; } =
    [
        "/en/networks", "/fr/reseaux", "/en/console", "/en/assess", "/fr/evaluer", "/fr/exploiter", "/fr/exploiter/agir",
        .. Enum.GetValues<ConsolePage>().Select(page => ConsoleRoutes.Of(page, Language.English, "a")),
        ConsoleRoutes.Run(Language.French, "a", ConsoleHost.IdOf("1")),
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_SaysThatItCannotBeHadNow(string path)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1");
        await host.Gateway.CatchUpAsync();
        Assert.Equal(200, (await host.SeeAsync(path, "operator")).Status);

        host.Gateway.Store.Broken = new StoreUnavailableException("store.file", $"{Place} is gone");
        var (status, page) = await host.SeeAsync(path, "operator");

        Assert.Equal(503, status);
        Assert.DoesNotContain(Place, page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotNull(page.QuerySelector("main h1"));
    }

    /// <summary>Centres are read from what the host keeps of them, so these may come nevertheless; what they must not do is to say that there is none.</summary>
    [Fact]
    public async Task PageOfACentre_IsThereOrCannotBeHadNow()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "La Ruche" });
        await host.Gateway.CatchUpAsync();
        host.Gateway.Store.Broken = new StoreUnavailableException("store.file", $"{Place} is gone");

        foreach (string path in (string[])[$"/en/centres/{id}", $"/en/centres/{id}/embed", $"/en/compare?c={id}", "/en"]) Assert.Contains((await host.SeeAsync(path, "nobody")).Status, (int[])[200, 503]);
    }
}
