using Federation.Cluster.Centres;

namespace Federation.Cluster.Tests.Centres;

public sealed class ListingMoveTests
{
    private static readonly Location Dijon = new(47.32, 5.04), Beaune = new(47.02, 4.84), NextDoor = new(47.321, 5.041);

    [Theory]
    [InlineData("Lille", "59350", "Wormhout", "59663", "Lille (59350)", "Wormhout (59663)")]
    [InlineData("Herlin-le-Sec", "62060", "Herlin-le-Sec", "62436", "Herlin-le-Sec (62060)", "Herlin-le-Sec (62436)")]
    [InlineData(null, null, "Anould", "88009", null, "Anould (88009)")]
    public void Move_OfAnotherCode_IsOne(string? town, string? code, string otherTown, string otherCode, string? from, string to) =>
        Assert.Equal(new ListingMove(from, to), ListingMove.Between(At(town, code, Dijon), At(otherTown, otherCode, Dijon)));

    [Theory]
    [InlineData("Mansle", "16206", "Mansle-les-Fontaines", "16206")]
    [InlineData("Lille", "59350", "Lille", null)]
    [InlineData("Lille", "59350", null, null)]
    [InlineData("ÉTANG", null, "Étang", null)]
    public void Move_OfTheSameCode_OfALostOne_OrOfAnotherSpelling_IsNone(string? town, string? code, string? otherTown, string? otherCode) =>
        Assert.Null(ListingMove.Between(At(town, code, Dijon), At(otherTown, otherCode, Beaune)));

    [Fact]
    public void Move_WithoutCodes_TakesAnotherTownAndAnotherPlace()
    {
        Assert.NotNull(ListingMove.Between(At("Dijon", null, Dijon), At("Beaune", null, Beaune)));
        Assert.Null(ListingMove.Between(At("Dijon", null, Dijon), At("Beaune", null, NextDoor)));
        Assert.Null(ListingMove.Between(At("Dijon", null, Dijon), At("Beaune", null, null)));
        Assert.Null(ListingMove.Between(At("Dijon", null, Dijon), At("Dijon", null, Beaune)));
    }

    private static ListingContent At(string? town, string? code, Location? location) => new()
    {
        Name = "Lieu",
        Address = town is null && code is null ? null : new Address { Locality = town, LocalityCode = code },
        Location = location,
    };
}
