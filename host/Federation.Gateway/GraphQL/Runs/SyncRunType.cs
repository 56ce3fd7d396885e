using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class SyncRunType : ObjectGraphType<RunRecord>
{
    private const int DefaultProblems = 20;

    public SyncRunType()
    {
        Name = "SyncRun";
        Description = "One reading of one network's source: written with every page, so that it can be watched.";
        Interface<NodeInterface>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Resolve(context => GlobalId.Of(context.Source.Network, context.Source.Id));
        Field<NonNullGraphType<StringGraphType>>("key").Description("The plain id, as in logs and on the command line.").Resolve(context => context.Source.Id);
        Field<NetworkType>("network").Description("The network that was read.").Resolve(context => context.Directory().Networks.Load(context.Source.Network));
        Field<NonNullGraphType<RunStatusType>>("status").Description("Where it stands.").Resolve(context => context.Source.Status);
        Field<NonNullGraphType<RunTriggerType>>("trigger").Description("Who asked for it.").Resolve(context => context.Source.Trigger);
        Field<NonNullGraphType<RunPurposeType>>("purpose").Description("What it is for.").Resolve(context => context.Source.Purpose);
        Field<NonNullGraphType<IntGraphType>>("heldRemovals")
            .Description("How many listings it would have removed, had they not been too many for that without a person's word; releaseRemovals gives it.")
            .Resolve(context => context.Source.HeldRemovals);
        Field<NonNullGraphType<FetchModeType>>("mode").Description("How much of the source was to be read.").Resolve(context => context.Source.Mode);
        Field<StringGraphType>("begunBy")
            .Description("The key of the run that began this reading of the source, where this run went on with it; null where it began anew.")
            .Resolve(context => context.Source.BegunBy);
        Field<NonNullGraphType<IntGraphType>>("pagesBefore").Description("Pages of this reading that runs before it had stored.").Resolve(context => context.Source.PagesBefore);
        Field<NonNullGraphType<IntGraphType>>("tries").Description("How many runs in a row failed before it and were tried again by it.").Resolve(context => context.Source.Tries);
        Field<DateTimeScalar>("retryAt").Description("When it is tried again by itself; null where it is not.").Resolve(context => context.Source.RetryAt);
        Field<StringGraphType>("adapter").Description("The adapter that read, as id@version; null until it has started.").Resolve(context => context.Source.Adapter);
        Field<NonNullGraphType<RunCountsType>>("counts").Description("What became of the records so far.").Resolve(context => context.Source.Counts);
        Field<NonNullGraphType<DateTimeScalar>>("startedAt").Description("When it started.").Resolve(context => context.Source.StartedAt);
        Field<DateTimeScalar>("endedAt").Description("When it ended; null while it is under way.").Resolve(context => context.Source.EndedAt);
        Field<FloatGraphType>("durationMs")
            .Description("Milliseconds from start to end; null while it is under way.")
            .Resolve(context => context.Source.EndedAt is { } end ? Math.Round((end - context.Source.StartedAt).TotalMilliseconds) : null);
        Field<DateTimeScalar>("unchangedSince")
            .Description("When the source was last read in full, where its server said that nothing changed since: the run then read nothing, and everything known counts as seen. Null where it read its source.")
            .Resolve(context => context.Source.UnchangedSince);
        Field<IntGraphType>("estimatedTotal").Description("How many records the source seems to hold; null while unknown.").Resolve(context => context.Source.EstimatedTotal);
        Field<RunFailureType>("failure").Description("Why it did not complete; null otherwise.").Resolve(context => context.Source.Failure);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RunProblemType>>>>("problems")
            .Description($"The first problems met, in order; {RunRecord.MostProblems} are kept word for word.")
            .Argument<IntGraphType>("first", $"How many; 0 to {RunRecord.MostProblems}, {DefaultProblems} by default.")
            .Resolve(context => context.Source.Problems.Take(context.First(DefaultProblems, RunRecord.MostProblems)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ProblemCountType>>>>("problemCounts")
            .Description("How often each problem occurred, all of them counted.")
            .Resolve(context => context.Source.ProblemCounts);
    }
}
