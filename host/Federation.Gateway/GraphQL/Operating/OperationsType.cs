using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Operating;
using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class OperationsType : ObjectGraphType<Operations>
{
    private const int Usual = 20, Most = 100;

    /// <param name="logs">None for a host without a public address.</param>
    public OperationsType(IClusterSurvey cluster, StoreCensus census, FeedReaders readers, KeySurvey keys, ActBook acts, WebhookArchive webhooks, IEnumerable<LogSurvey> logs)
    {
        Name = "Operations";
        Description = "How the directory does.";
        Field<NonNullGraphType<OperatingHostType>>("host").Description("The host that answers.").Resolve(_ => HostFigures.Now());
        Field<ClusterFiguresType>("cluster").Description("The hosts of the cluster, and what is awake there.").ResolveAsync(async context => await cluster.ReadAsync(context.CancellationToken));
        Field<StorageFiguresType>("storage").Description($"What is stored. It is counted every {StoreCensus.Lasts.TotalMinutes:0} minutes at most.").ResolveAsync(async context => await census.ReadAsync(context.CancellationToken));
        Field<FeedStateType>("feed").Description("The feed of changes, and how far this host knows its readers to have come.").ResolveAsync(async context => await readers.ReadAsync(context.CancellationToken));
        Field<PublicLogFiguresType>("publicLog")
            .Description("The public log of labels; null where this host has no public address and keeps none.")
            .ResolveAsync(async context => logs.FirstOrDefault() is { } log ? new LogView(await log.ReadAsync(context.CancellationToken), await webhooks.AllAsync(context.CancellationToken).ToListAsync(context.CancellationToken)) : null);
        Field<ListGraphType<NonNullGraphType<SigningKeyType>>>("keys")
            .Description("Every key that signs for this directory or did, and the publishers' keys that it trusts: by purpose, the one in use first. Nothing of them is secret.")
            .ResolveAsync(async context => await keys.ReadAsync(context.CancellationToken));
        Field<StaffActPageType>("acts")
            .Description($"What staff decided, the newest first and at most the newest {ActBook.Most}: of labels, applications, criteria, listings, networks, adapters, keys and roles. It stands where each is kept anyway, and is read from there once a minute at most.")
            .Argument<IntGraphType>("first", $"How many, 0 to {Most}; {Usual} where left out.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .ResolveAsync(async context => StaffActPage.Of(await acts.ReadAsync(context.CancellationToken), context.First(Usual, Most), context.GetArgument<string?>("after")));
    }
}

/// <summary>The public log and those who are told of it.</summary>
internal sealed record LogView(LogFigures Figures, IReadOnlyList<Webhook> Webhooks);
