using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Protocol;

public sealed class MapResultFramesTests
{
    [Theory]
    [InlineData('<')]
    [InlineData('à')]
    [InlineData('日')]
    public async Task Draft_OfALegalRecordInAnyLetters_Arrives(char letter)
    {
        string description = new(letter, (RecordLimits.Raw / 3) - 100);

        var results = await SentAsync(Mapped("small"), Mapped("large", description), Mapped("last"));

        Assert.Equal(["small", "large", "last"], results.Select(result => Assert.IsType<MapResult.Mapped>(result).Draft.Name));
        Assert.Equal(description, ((MapResult.Mapped)results[1]).Draft.Description);
    }

    [Fact]
    public async Task Draft_ThatFitsIntoNoFrame_IsRejectedAndItsNeighboursArrive()
    {
        var results = await SentAsync(Mapped("first"), Mapped("large", new string('x', Frame.MostPayload)), Mapped("last"));

        Assert.Equal("first", Assert.IsType<MapResult.Mapped>(results[0]).Draft.Name);
        Assert.Equal("worker.draft-too-large", Assert.Single(Assert.IsType<MapResult.Rejected>(results[1]).Issues).Code);
        Assert.Equal("last", Assert.IsType<MapResult.Mapped>(results[2]).Draft.Name);
    }

    [Fact]
    public async Task Draft_OfARejection_ArrivesBesideItsReasons_AndStaysBehindWhereItFitsIntoNoFrame()
    {
        var missing = Issue.Error("name.missing", "The record has no name.");

        var results = await SentAsync(Rejected("03 80 00 00 00"), Rejected(new string('x', Frame.MostPayload)), MapResult.Reject(missing));

        Assert.All(results, result => Assert.Equal(missing, Assert.Single(Assert.IsType<MapResult.Rejected>(result).Issues)));
        Assert.Equal(["03 80 00 00 00", null, null], results.Select(result => ((MapResult.Rejected)result).Draft?.Phone));

        MapResult Rejected(string phone) => MapResult.Reject(new ListingDraft { Name = "", Phone = phone }, [missing]);
    }

    [Fact]
    public async Task Drafts_ThatFitIntoAFrameOnlyEachByItself_AllArrive()
    {
        string half = new('x', Frame.MostPayload - Frame.ChunkBytes);

        var results = await SentAsync(Mapped("a", new string('x', Frame.ChunkBytes - 200)), Mapped("b", half), Mapped("c", half));

        Assert.Equal(["a", "b", "c"], results.Select(result => Assert.IsType<MapResult.Mapped>(result).Draft.Name));
    }

    [Fact]
    public async Task Draft_WithTermsAndPrices_ArrivesAsItWas()
    {
        var price = new Price { Text = "15,50 € / jour", Amount = 15.5m, Currency = "EUR", Unit = PriceUnit.Day, Service = ServiceKeys.Coworking };
        var draft = new ListingDraft { Name = "a", CapacityText = "une vingtaine", Languages = ["fr"], Accessibility = [AccessibilityKeys.Lift], Prices = [price] };

        var arrived = Assert.IsType<MapResult.Mapped>(Assert.Single(await SentAsync(MapResult.Map(draft)))).Draft;

        Assert.Equal("une vingtaine", arrived.CapacityText);
        Assert.Equal(["fr"], arrived.Languages);
        Assert.Equal([AccessibilityKeys.Lift], arrived.Accessibility);
        Assert.Equal([price], arrived.Prices);
    }

    private static MapResult Mapped(string name, string? description = null) => MapResult.Map(new ListingDraft { Name = name, Description = description });

    private static async Task<IReadOnlyList<MapResult>> SentAsync(params MapResult[] results)
    {
        using var pipe = new MemoryStream();
        using var writer = new FrameWriter(pipe);
        using (var frames = new MapResultFrames(writer))
        {
            foreach (var result in results) frames.Add(result);
            frames.Finish();
        }

        pipe.Position = 0;
        var arrived = new List<MapResult>();
        var reader = new FrameReader(pipe);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } frame) arrived.AddRange(WireJson.ReadMapResults(frame.Payload));
        return arrived;
    }
}
