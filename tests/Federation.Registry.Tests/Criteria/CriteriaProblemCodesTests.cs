using System.Text.Json;
using Federation.Plugins.Tests;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;

namespace Federation.Registry.Tests.Criteria;

public sealed class CriteriaProblemCodesTests
{
    // The catalogue lies with the host, which this assembly does not see.
    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs()
    {
        var codes = typeof(CriteriaProblemCodes).GetFields().Concat(typeof(PublicationProblemCodes).GetFields()).Select(field => (string?)field.GetRawConstantValue());
        using var catalogue = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "registry.json")));

        Assert.Equal(catalogue.RootElement.EnumerateObject().Select(entry => entry.Name), codes.Order(StringComparer.Ordinal));
    }
}
