using System.Text.Json;
using Federation.Plugins.Tests;
using Federation.Registry.Assessments;

namespace Federation.Registry.Tests.Assessments;

public sealed class AssessmentProblemCodesTests
{
    // The catalogue lies with the host, which this assembly does not see.
    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs()
    {
        var codes = typeof(AssessmentProblemCodes).GetFields().Select(field => (string?)field.GetRawConstantValue());
        using var catalogue = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "assessment.json")));

        Assert.Equal(catalogue.RootElement.EnumerateObject().Select(entry => entry.Name), codes.Order(StringComparer.Ordinal));
    }
}
