namespace Federation.Gateway.GraphQL.Operating;

internal sealed class OperatingQueries : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<OperationsType>("operations")
        .Description("How the directory does, for whoever operates it: the host that answers, the cluster, storage, the feed's readers, the public log, keys, and what staff decided. Each part is asked when it is selected, and one that cannot be told is null beside its error.")
        .Resolve(_ => Operations.Now);
}

/// <summary>What the parts hang on.</summary>
internal sealed record Operations
{
    public static Operations Now { get; } = new();
}
