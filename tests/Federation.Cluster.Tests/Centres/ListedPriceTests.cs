using Federation.Cluster.Centres;

namespace Federation.Cluster.Tests.Centres;

public sealed class ListedPriceTests
{
    [Theory]
    [InlineData("0 €", 0, true)]
    [InlineData("12 €", 12, false)]
    [InlineData("sur devis", null, false)]
    public void IsFree_OnlyWhatIsUnderstoodToCostNothing(string text, int? amount, bool isFree) => Assert.Equal(isFree, new ListedPrice { Text = text, Amount = amount }.IsFree);
}
