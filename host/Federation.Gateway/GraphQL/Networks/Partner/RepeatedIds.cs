using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks.Partner;

/// <summary>Records of one run whose id another one before them had.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Examples">The first, as far as the run kept them word for word.</param>
internal sealed record RepeatedIds(RunRecord Run, int Count, IReadOnlyList<RunProblem> Examples)
{
    public const int MostExamples = 20;

    /// <summary>Of the last run that read the whole source; null where none of those looked at did.</summary>
    public static RepeatedIds? Of(IReadOnlyList<RunRecord> runs) => RunMeasures.Of(runs) is { Whole: { } whole, SameId: var count }
        ? new RepeatedIds(whole, count, [.. whole.Problems.Where(problem => problem.Code == RunMeasures.RepeatedIdCode).Take(MostExamples)])
        : null;
}

internal sealed class RepeatedIdsType : ObjectGraphType<RepeatedIds>
{
    public RepeatedIdsType()
    {
        Name = "RepeatedIds";
        Description = "Records of one run whose id another one before them had: they wait in quarantine.";
        Field<NonNullGraphType<SyncRunType>>("run").Description("The run.").Resolve(context => context.Source.Run);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Count);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RunProblemType>>>>("examples").Description($"The first of them, at most {RepeatedIds.MostExamples}: the run keeps the first {RunRecord.MostProblems} problems of any kind word for word.").Resolve(context => context.Source.Examples);
    }
}
