using System.Reflection;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class ErrorCodeTests
{
    [Fact]
    public void All_HoldsEveryCodeOnce()
    {
        var declared = typeof(ErrorCode).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(ErrorCode)).Select(property => property.GetValue(null));

        Assert.Equal(declared, ErrorCode.All);
        Assert.Equal(ErrorCode.All.Count, ErrorCode.All.Select(code => code.Value).Distinct().Count());
    }

    [Fact]
    public void EveryCode_HasARemedyAndNoRemedyIsLeftOver() => Assert.Equal(
        ErrorCode.All.Select(code => $"graphql.{code.Value.ToLowerInvariant().Replace('_', '-')}").Order(StringComparer.Ordinal),
        ProblemCatalogue.Standard.All.Where(problem => problem.Area == "graphql").Select(problem => problem.Code));
}
