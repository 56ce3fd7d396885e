using Federation.Web.Console;
using Federation.Web.Languages;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

/// <summary>Who sees which page: what the schema keeps to itself, no page shows.</summary>
public sealed class ConsoleAccessTests
{
    public static IEnumerable<TheoryDataRow<string>> Pages { get; } =
        [.. LanguageTags.All.SelectMany(language => Enum.GetValues<ConsolePage>().Select(page => ConsoleRoutes.Of(page, language, "a")).Append(ConsoleRoutes.Run(language, "a", ConsoleHost.IdOf("1")))).Select(path => new TheoryDataRow<string>(path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsForManagersOfTheNetworkAndOperatorsAlone(string path)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1");

        Assert.Equal(200, (await host.SeeAsync(path)).Status);
        Assert.Equal(200, (await host.SeeAsync(path, "operator")).Status);
        foreach (string who in (string[])["manager of b", "staff", "assessor"])
        {
            var (status, refused) = await host.SeeAsync(path, who);
            Assert.Equal(403, status);
            Assert.DoesNotContain("Réseau A", refused.Body!.TextContent, StringComparison.Ordinal);
        }

        var (unknown, page) = await host.SeeAsync(path, "nobody");
        Assert.Equal(401, unknown);
        Assert.Equal($"/sign-in?return={Uri.EscapeDataString(path)}", page.QuerySelector("main a.primary")!.GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsCompleteInItsLanguage(string path)
    {
        await using var host = await ConsoleHost.StartAsync("<b onclick=x>A</b>\u202Eevil");
        await host.RunAsync("1");

        var page = (await host.SeeAsync(path, "operator")).Page;

        Assert.Equal(path.StartsWith("/fr", StringComparison.Ordinal) ? "fr" : "en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Contains("<b onclick=x>A</b>", page.QuerySelector("h1")!.Shown(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], script:not([src]), main b"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        // Ids are one each, and every label is somebody's.
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("label[for]"), label => Assert.Contains(label.GetAttribute("for"), ids));
    }

    [Fact]
    public async Task Page_OfAnUnknownNetwork_IsNotThere()
    {
        await using var host = await ConsoleHost.StartAsync();

        foreach (var page in Enum.GetValues<ConsolePage>()) Assert.Equal(404, (await host.SeeAsync(ConsoleRoutes.Of(page, Language.English, "nowhere"), "operator")).Status);
    }

    [Theory]
    [InlineData("/en/console/networks/a", "start")]
    [InlineData("/en/console/networks/a", "cancel")]
    [InlineData("/en/console/networks/a/quarantine", "replay")]
    public async Task Form_OfSomebodyElse_DoesNothing(string path, string order)
    {
        await using var host = await ConsoleHost.StartAsync();

        // Without a session that counts, as a form without its token has none, nobody sends it.
        Assert.Equal(401, (await host.SendAsync(path, "nobody", ("do", order), ("run", ConsoleHost.IdOf("1")))).Status);
        Assert.Equal(403, (await host.SendAsync(path, "manager of b", ("do", order), ("run", ConsoleHost.IdOf("1")))).Status);
        Assert.True(host.Gateway.Grains.Untouched);
    }
}
