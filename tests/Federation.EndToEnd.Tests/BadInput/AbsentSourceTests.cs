using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>Sources that are not there any more.</summary>
[Collection(typeof(FaultyPartnersCollection))]
public sealed class AbsentSourceTests(FaultyPartners partners)
{
    [Fact]
    public async Task File_Missing_FailsAndKeepsEverything()
    {
        var partner = partners[Partners.MissingFile];
        partner.Remove();

        var failure = (await partner.RunAsync()).ExpectFailure("source.missing");

        Assert.Contains("missing-file.csv", failure.Message, StringComparison.Ordinal);
        await ExpectAllAsync(partner);
    }

    [Fact]
    public async Task Page_NotFound_FailsAndKeepsEverything()
    {
        var partner = partners[Partners.NotFound];
        partner.Remove();

        var run = await partner.RunAsync();
        var failure = run.ExpectFailure("http.404");

        Assert.Contains("404", failure.Message, StringComparison.Ordinal);
        Assert.Equal(new RunCounts(0, 0, 0, 0, 0, 0), run.Counts);
        await ExpectAllAsync(partner);
    }

    private static async Task ExpectAllAsync(Partner partner)
    {
        var centres = await partner.CentresAsync();
        Assert.Equal([1, 2, 3], centres.Values.Select(centre => Enumerable.Range(1, 3).Single(id => partner.NameOf(id) == centre.Name)).Order());
        Assert.All(centres.Values, centre => Assert.False(centre.Stale));
    }
}
