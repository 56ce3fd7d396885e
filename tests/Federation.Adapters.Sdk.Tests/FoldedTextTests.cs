using CsCheck;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("École n° 2", "ecole n 2")]
    [InlineData("  Fab-Lab / Espace  ", "fab lab espace")]
    [InlineData("Œuvre ﬁnale", "œuvre finale")]
    [InlineData("a\uD800b", "a b")]
    [InlineData("…", "")]
    public void Of_WhatPeopleWriteDifferently_IsTheSame(string text, string expected) => Assert.Equal(expected, FoldedText.Of(text));

    [Fact]
    public void Of_WhatIsFolded_ChangesNothingMore() => Gen.String.Sample(text => FoldedText.Of(FoldedText.Of(text)) == FoldedText.Of(text));
}
