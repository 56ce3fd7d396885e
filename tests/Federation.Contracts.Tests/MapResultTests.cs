namespace Federation.Contracts.Tests;

public sealed class MapResultTests
{
    private static readonly ListingDraft Draft = new() { Name = "La Cantine" };
    private static readonly Issue Warning = Issue.Warning("coordinates.missing", "No coordinates.");
    private static readonly Issue Error = Issue.Error("name.missing", "No name.", "/NOM");

    [Fact]
    public void Map_WithoutIssues_CarriesTheDraftAndNone()
    {
        var mapped = Assert.IsType<MapResult.Mapped>(MapResult.Map(Draft));

        Assert.Same(Draft, mapped.Draft);
        Assert.Empty(mapped.Issues);
    }

    [Fact]
    public void Map_WithWarnings_KeepsThemInOrder()
    {
        var second = Issue.Warning("phone.format", "No telephone number.");

        Assert.Equal([Warning, second], MapResult.Map(Draft, [Warning, second]).Issues);
    }

    [Fact]
    public void Reject_WithAnError_CarriesEveryIssue()
    {
        var rejected = Assert.IsType<MapResult.Rejected>(MapResult.Reject(Warning, Error));

        Assert.Equal([Warning, Error], rejected.Issues);
    }

    [Fact]
    public void Reject_WithoutAnError_Throws()
    {
        Assert.Throws<ArgumentException>("issues", () => MapResult.Reject());
        Assert.Throws<ArgumentException>("issues", () => MapResult.Reject(Warning));
    }

    [Fact]
    public void Type_IsClosed_ToMappedAndRejected()
    {
        var cases = typeof(MapResult).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MapResult)));

        Assert.Equal([typeof(MapResult.Mapped), typeof(MapResult.Rejected)], cases.OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Empty(typeof(MapResult).GetConstructors());
        Assert.All(cases, type => Assert.True(type.IsSealed));
        Assert.All(cases, type => Assert.Empty(type.GetConstructors()));
    }
}
