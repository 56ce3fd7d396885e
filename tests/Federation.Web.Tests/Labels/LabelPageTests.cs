using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Labels;

public sealed class LabelPageTests
{
    [Theory]
    [InlineData("/en/label", "How many hours a week is the centre open?", "30 hours a week")]
    [InlineData("/fr/label", "Combien d'heures par semaine le centre est-il ouvert ?", "30 heures par semaine")]
    public async Task Page_OfTheLabel_HasEveryCriterionWithItsThresholds(string path, string question, string threshold)
    {
        await using var host = await WebHost.StartAsync();

        var page = await host.PageAsync(path);

        var rows = page.QuerySelectorAll("details.fold tbody tr");
        Assert.Equal(41, rows.Length);
        var hours = rows.Single(row => row.QuerySelector("th")!.Shown().StartsWith(question, StringComparison.Ordinal));
        Assert.Equal(threshold, hours.QuerySelectorAll("td")[0].Shown());
        Assert.All(rows, row => Assert.Equal(5, row.Children.Length));
    }
}
