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

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2_000)]
    public void Fold_OfAnyLength_FoldsAllOfIt(int length) => Assert.Equal(new string('a', length - 2) + " b", NameKey.Fold(new string('A', length - 2) + "-B"));

    [Theory]
    [InlineData("  -La -- Ruche!! ", "la ruche")]
    [InlineData("", "")]
    [InlineData("B A a", "b a a")]
    public void Fold_WhatStandsBetweenWords_IsOneSpace(string text, string folded) => Assert.Equal(folded, NameKey.Fold(text));
}
