using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Suggestions;

public sealed class SuggestionTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suggestion_WaitsUntilTheFeedCarriesIt_AndChangesNothingItself()
    {
        await RunAsync("carried", "La Ruche");
        var made = (await SuggestAsync("carried", "website", "www.laruche.example")).Suggestion!;
        Assert.Equal((SuggestionState.Open, "https://www.laruche.example/", null), (made.State, made.Value, made.Before));

        await RunAsync("carried", "La Ruche");
        Assert.Null((await cluster.CentreOfAsync("carried", "1")).Content.Website);
        Assert.Equal(SuggestionState.Open, (await OneOfAsync("carried")).State);

        cluster.Workers.Script("carried", ("1", """{"name":"La Ruche","lat":47.322,"lon":5.0415,"web":"https://www.laruche.example/"}"""));
        await cluster.RunAsync("carried");

        var carried = await OneOfAsync("carried");
        Assert.Equal((SuggestionState.Carried, made.Id), (carried.State, carried.Id));
        Assert.NotNull(carried.ClosedAt);
    }

    [Theory]
    [InlineData("website", "https://a.example/x-1", "https://a.example/x/1", false)]
    [InlineData("openingHours", "Mo-Fr 09:00-17:00", "Mo,Fr 09:00-17:00", false)]
    [InlineData("name", "La Ruche", "la ruche", true)]
    public void IsCarried_IsAsExactAsTheFieldIs(string field, string told, string suggested, bool carried)
    {
        var content = Content("x") with { Name = field == "name" ? told : "x", Website = field == "website" ? told : null, OpeningHours = field == "openingHours" ? told : null };

        Assert.Equal(carried, SuggestedValue.IsCarried(field, suggested, content));
    }

    [Theory]
    [InlineData("website", "not a page", SuggestionCodes.UnusableValue)]
    [InlineData("phone", "call me", SuggestionCodes.UnusableValue)]
    [InlineData("capacity", "-3", SuggestionCodes.UnusableValue)]
    [InlineData("openingHours", "mostly", SuggestionCodes.UnusableValue)]
    [InlineData("name", "LA RUCHE", SuggestionCodes.NothingNew)]
    [InlineData("services", "wifi", SuggestionCodes.UnknownField)]
    public async Task Suggest_WhatNoListingCouldSay_IsRefusedByName(string field, string value, string code)
    {
        await RunAsync("refused", "La Ruche");

        Assert.Equal(code, (await SuggestAsync("refused", field, value)).Code);
        Assert.Empty(await OfAsync("refused"));
    }

    [Fact]
    public async Task Suggest_TheSameAgain_IsKnownAlready_UntilTheNetworkSaysNo()
    {
        await RunAsync("again", "La Ruche");
        var made = (await SuggestAsync("again", "capacity", "12")).Suggestion!;

        Assert.Equal(SuggestionCodes.KnownAlready, (await SuggestAsync("again", "capacity", "12")).Code);
        Assert.Equal(SuggestionCodes.UnusableText, (await Grain("again").Dismiss(made.Id, " ")).Code);
        var dismissed = (await Grain("again").Dismiss(made.Id, "It has ten.")).Suggestion!;

        Assert.Equal((SuggestionState.Dismissed, "It has ten."), (dismissed.State, dismissed.Reason));
        Assert.Equal(SuggestionCodes.NotOpen, (await Grain("again").Dismiss(made.Id, "No.")).Code);
        Assert.Null((await SuggestAsync("again", "capacity", "12")).Code);
    }

    [Fact]
    public async Task Suggest_MoreThanFiftyOfOneAccount_IsTooMany()
    {
        await RunAsync("many", "La Ruche");
        for (int places = 1; places <= 50; places++) Assert.Null((await SuggestAsync("many", "capacity", $"{places}")).Code);

        Assert.Equal(SuggestionCodes.TooMany, (await SuggestAsync("many", "capacity", "51")).Code);
        Assert.Null((await SuggestAsync("many", "capacity", "51", by: "somebody else")).Code);
    }

    private Task<RunRecord> RunAsync(string network, string name)
    {
        cluster.Workers.Script(network, ("1", $$"""{"name":"{{name}}","lat":47.322,"lon":5.0415}"""));
        return cluster.RunAsync(network);
    }

    private async Task<SuggestionAnswer> SuggestAsync(string network, string field, string value, string by = "somebody") =>
        await Grain(network).Suggest(new SuggestionOrder((await cluster.CentreOfAsync(network, "1")).Id, Key(network, "1"), field, value, null, by));

    private ISuggestionGrain Grain(string network) => cluster.GrainsFrom(0).GetGrain<ISuggestionGrain>(network);

    private async Task<Suggestion> OneOfAsync(string network) => Assert.Single(await OfAsync(network));

    private async Task<IReadOnlyList<Suggestion>> OfAsync(string network) => await new SuggestionArchive(cluster.Store).OfAsync(NetworkId.Parse(network), Token).ToListAsync(Token);
}
