using CsCheck;
using Federation.Registry.Hosting;

namespace Federation.Registry.Tests.Hosting;

public sealed class HostingRuleTests
{
    private static readonly Gen<HostingStance?> Any = Gen.Int[0, 3].Select(number => number == 3 ? (HostingStance?)null : (HostingStance)number);

    [Theory]
    [InlineData(null, null, HostingVerdict.Hosted)]
    [InlineData(HostingStance.Open, HostingStance.Closed, HostingVerdict.Hosted)]
    [InlineData(HostingStance.Closed, HostingStance.Open, HostingVerdict.Closed)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Reciprocal, HostingVerdict.Hosted)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Open, HostingVerdict.Hosted)]
    [InlineData(HostingStance.Reciprocal, HostingStance.Closed, HostingVerdict.NotReciprocal)]
    [InlineData(HostingStance.Reciprocal, null, HostingVerdict.NotReciprocal)] // it has agreed to nothing
    public void Judge_WhatTwoNetworksSay_IsThis(HostingStance? host, HostingStance? home, HostingVerdict verdict) => Assert.Equal(verdict, HostingRule.Judge(host, home));

    // Nobody who hosts on reciprocity alone is left hosting one-sidedly.
    [Fact]
    public void Judge_OfAReciprocalNetwork_HostsOnlyWhereTheOtherDoesToo() => Gen.Select(Any, Any).Sample((host, home) =>
        host != HostingStance.Reciprocal || HostingRule.Judge(host, home) != HostingVerdict.Hosted || HostingRule.Judge(home, host) == HostingVerdict.Hosted);
}
