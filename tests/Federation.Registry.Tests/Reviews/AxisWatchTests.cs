using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Reviews;
using Federation.Registry.Tests.Evaluations;

namespace Federation.Registry.Tests.Reviews;

public sealed class AxisWatchTests
{
    // What people showed does not fall from one day to the next.
    [Fact]
    public void Look_AtAnAxis_JudgesWhatTheDirectoryComputesAlone()
    {
        var criteria = Sets.Of(Sets.Criterion("a", Axis.Interoperability), Sets.Criterion("b", Axis.Interoperability, evidence: EvidenceKind.Computed));

        Assert.Equal(2, AxisWatch.Look(criteria, Axis.Interoperability, [Sets.Observed("b", 20, EvidenceKind.Computed, days: 60)], Sets.At).Level);
        Assert.Null(AxisWatch.Look(criteria, Axis.Interoperability, [Sets.Observed("b", 20, EvidenceKind.Computed, days: 3)], Sets.At).Level);
    }

    [Fact]
    public void Look_AtAnAxisOfComputedCriteria_IsWhatAnEvaluationSays()
    {
        Observation[] observations = [Sets.Observed("network.freshness", 3, EvidenceKind.Computed, days: 60), Sets.Observed("network.completeness", 90, EvidenceKind.Computed, days: 60)];

        Assert.Equal(Evaluation.Of(CriteriaSet.First, observations, Sets.At).Axes[(int)Axis.Interoperability].Level, AxisWatch.Look(CriteriaSet.First, Axis.Interoperability, observations, Sets.At).Level);
    }
}
