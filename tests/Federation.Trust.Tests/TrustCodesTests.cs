using System.Text.Json;
using Federation.Plugins.Tests;

namespace Federation.Trust.Tests;

public sealed class TrustCodesTests
{
    // The catalogue lies with the host, which this assembly does not see.
    [Fact]
    public void Codes_All_AreInTheCatalogue()
    {
        var codes = typeof(TrustCodes).GetFields().Select(field => (string?)field.GetRawConstantValue());
        using var catalogue = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "trust.json")));

        Assert.Empty(codes.Except(catalogue.RootElement.EnumerateObject().Select(entry => entry.Name)));
    }
}
