using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class SourceHealthType : ObjectGraphType<SourceHealth>
{
    public SourceHealthType()
    {
        Name = "SourceHealth";
        Description = $"How a network's source does, as its last {NetworkType.MostRuns} runs tell.";
        Field<NonNullGraphType<SourceConditionType>>("condition").Description("Its condition.").Resolve(context => context.Source.Condition);
        Field<DateTimeScalar>("since").Description("When the first run ended that found it so; null before the first.").Resolve(context => context.Source.Since);
        Field<DateTimeScalar>("lastReadAt").Description("When a run last completed; null where none did.").Resolve(context => context.Source.LastReadAt);
        Field<NonNullGraphType<IntGraphType>>("failuresInRow").Description("Runs since then that failed; one that ended with its host says nothing of the source.").Resolve(context => context.Source.FailuresInRow);
        Field<RunFailureType>("failure").Description("What the last of them failed of; null where there is none.").Resolve(context => context.Source.Failure);
        Field<DateTimeScalar>("retryAt").Description("When the last run is tried again by itself; null where it is not.").Resolve(context => context.Source.RetryAt);
    }
}
