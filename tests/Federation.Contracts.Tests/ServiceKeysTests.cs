using System.Reflection;

namespace Federation.Contracts.Tests;

public sealed class ServiceKeysTests
{
    [Fact]
    public void All_EveryConstant_OnceAndSorted()
    {
        var constants = typeof(ServiceKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants.Order(StringComparer.Ordinal), ServiceKeys.All);
    }

    [Fact]
    public void All_EveryKey_IsLowerCaseWithHyphens() =>
        Assert.All(ServiceKeys.All, key => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", key));
}
