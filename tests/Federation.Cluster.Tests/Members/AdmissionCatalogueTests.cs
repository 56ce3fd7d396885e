using System.Reflection;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Problems;

namespace Federation.Cluster.Tests.Members;

public sealed class AdmissionCatalogueTests
{
    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs()
    {
        var codes = new[] { typeof(AdmissionCodes), typeof(PassCodes) }.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (string?)field.GetRawConstantValue());

        Assert.Equal(ProblemCatalogue.Standard.All.Where(problem => problem.Area == "admission").Select(problem => problem.Code), codes.Order(StringComparer.Ordinal));
    }
}
