using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Comparing;

public sealed class ComparisonPageTests
{
    [Fact]
    public async Task Page_OfThree_HasAColumnForEach()
    {
        await using var host = await WebHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("jura"));
        var ids = new List<CentreId>();
        foreach (string name in new[] { "Un", "Deux", "Trois" }) ids.Add(await host.Seed.OpenAsync("jura", name, new ListingContent { Name = name, Services = name == "Un" ? ["wifi"] : ["coworking"], Capacity = name.Length }));
        await host.CatchUpAsync();

        var page = await host.PageAsync($"/en/compare?{string.Join('&', ids.Select(id => $"c={id}"))}&c={ids[0]}&c=");

        Assert.Equal(["Un", "Deux", "Trois"], page.QuerySelectorAll(".compared thead th a:first-child").Take(3).Select(name => name.Shown()));
        Assert.Equal("Work places 2 4 5", string.Join(' ', page.QuerySelectorAll(".compared tr").Single(row => row.QuerySelector("th")?.Shown() == "Work places").Children.Select(cell => cell.Shown())));
        Assert.Equal(["Wi-Fi", "✓ yes", "–", "–"], page.QuerySelectorAll(".compared tr").Single(row => row.QuerySelector("th")?.Shown() == "Wi-Fi").Children.Select(cell => cell.Shown()));
        Assert.Equal($"/en/compare?c={ids[1]}&c={ids[2]}", page.QuerySelector(".compared thead .under")!.GetAttribute("href"));
        Assert.Equal(5, page.QuerySelectorAll("details.fold").Length);
    }

    [Theory]
    [InlineData("/en/compare", 200, "Choose two to four")]
    [InlineData("/fr/comparer?c=x", 200, "Choisissez deux à quatre")]
    [InlineData("/en/compare?c=x&c=y", 400, "could not be read")]
    public async Task Page_WithoutTwoCentres_SaysWhatToDo(string path, int status, string says)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(says, (await host.PageAsync(path)).QuerySelector("main")!.Shown(), StringComparison.Ordinal);
    }
}
