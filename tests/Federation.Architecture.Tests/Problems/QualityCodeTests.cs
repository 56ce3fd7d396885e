using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Architecture.Tests.Problems;

public sealed class QualityCodeTests
{
    [Fact]
    public void Quality_EveryCriterion_HasItsRemedyAndNothingElseHas() =>
        Assert.Equal(
            SourceQuality.Criteria.Select(criterion => criterion.Code).Order(StringComparer.Ordinal),
            ProblemCatalogue.Standard.All.Where(problem => problem.Area == "quality").Select(problem => problem.Code));
}
