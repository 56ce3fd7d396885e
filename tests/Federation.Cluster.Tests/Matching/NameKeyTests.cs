using Federation.Cluster.Matching;

namespace Federation.Cluster.Tests.Matching;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("La Cantine", "Cantine, La")]
    [InlineData("L'Étincelle", "l etincelle")]
    [InlineData("Ｃｏｗｏｒｋ", "cowork")]
    [InlineData("Œuvrage", "oeuvrage")]
    public void Of_NamesThatMeanTheSame_IsOneKey(string one, string other) => Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("…")]
    [InlineData("  ")]
    public void Of_NothingToRead_IsEmpty(string name) => Assert.Equal("", NameKey.Of(name));
}
