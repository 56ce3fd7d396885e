using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

/// <summary>The run that an answer is about: the same field on each. Its record was stored before anybody was told of it.</summary>
internal static class RunField
{
    public static void AddRun<T>(this ObjectGraphType<T> type, Func<T, (NetworkId Network, string Run)> meant) =>
        type.Field<NonNullGraphType<SyncRunType>>("run").Description("The run, as stored so far.").Resolve(context => context.Directory().Runs.Load(meant(context.Source)));
}
