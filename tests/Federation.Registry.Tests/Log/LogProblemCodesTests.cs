using System.Text.Json;
using Federation.Plugins.Tests;
using Federation.Registry.Log;

namespace Federation.Registry.Tests.Log;

public sealed class LogProblemCodesTests
{
    // The catalogue lies with the host, which this assembly does not see.
    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs()
    {
        var codes = typeof(LogProblemCodes).GetFields().Select(field => (string?)field.GetRawConstantValue());
        using var catalogue = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "log.json")));

        Assert.Equal(catalogue.RootElement.EnumerateObject().Select(entry => entry.Name), codes.Order(StringComparer.Ordinal));
    }
}
