using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Matching;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Matching;
using Federation.Gateway.GraphQL.Members;
using Federation.Gateway.GraphQL.Networks.Partner;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.GraphQL.Suggestions;
using Federation.Gateway.GraphQL.Webhooks;
using Federation.Gateway.GraphQL.Writing;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Never shows the configuration: it may hold secrets.</summary>
internal sealed class NetworkType : ObjectGraphType<NetworkDefinition>, IOwnedByNetwork
{
    public const int DefaultRuns = 10;
    public const int MostRuns = 100;

    private const int DefaultSuggestions = 20;
    private const int MostSuggestions = 100;

    public NetworkType(MatchingArchive matching, SuggestionArchive suggestions, WebhookArchive webhooks, IMemberOffice members, AdapterShelf adapters)
    {
        Name = "Network";
        Description = "A partner organisation that federates its listings.";
        Interface<NodeInterface>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Plain(source => GlobalId.Of(source.Id));
        Field<NonNullGraphType<StringGraphType>>("key").Description("The plain id, as in listing keys and on the command line.").Plain(source => source.Id.Value);
        Field<NonNullGraphType<StringGraphType>>("name").Description("The organisation's name.").Plain(source => source.Name);
        Field<NonNullGraphType<StringGraphType>>("adapter").Description("The adapter that reads its source.").Plain(source => source.Adapter);
        Field<StringGraphType>("schedule").Description("When runs start by themselves: five fields of cron, in UTC. Null for runs by hand only.").Plain(source => source.Schedule);
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("approvedHosts")
            .Description("The hosts that an operator approved for it, beside those of its adapter's manifest and of its own configuration.")
            .Plain(source => source.Hosts);
        Field<NonNullGraphType<RemovalRuleType>>("removals").Description("When its listings are removed that its source no longer shows.").Plain(source => source.Removals);
        Field<NonNullGraphType<IntGraphType>>("listingCount").Description("How many of its listings speak of a centre.").Resolve(context => context.Directory().Index.ListingsOf(context.Source.Id));
        Field<SyncRunType>("lastRun")
            .Description("The newest run, be it under way or over; null before the first.")
            .Resolve(context => context.Directory().RunsOfNetwork.Load(context.Source.Id).Select(runs => runs.Count == 0 ? null : runs[0]));
        Field<NonNullGraphType<SourceHealthType>>("source").Description("How its source does.").Resolve(context => context.Directory().RunsOfNetwork.Load(context.Source.Id).Select(SourceHealth.Of));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkAlertType>>>>("alerts")
            .Description("What of it waits for a person.")
            .Resolve(context =>
            {
                var network = context.Source.Id;
                return context.Directory().RunsOfNetwork.Load(network).Select(runs => NetworkAlert.Of(network, [.. runs]));
            });
        Field<MatchReviewPageType>("matchReviews")
            .Description("Pairs of listings that a person should look at, one of them its own: one place or two? The surest first.")
            .Argument<IntGraphType>("first", MatchReviewPage.FirstDescription)
            .Argument<StringGraphType>("after", MatchReviewPage.AfterDescription)
            .ResolveAsync(async context => await MatchReviewPage.ReadAsync(matching, context.Source.Id, context));
        Field<NetworkFreshnessType>("freshness")
            .Description("How fresh its listings are, and which are on their way out.")
            .Resolve(context =>
            {
                var (network, now) = (context.Source, context.Directory().Now);
                return context.Directory().Measures.Load(network.Id).Select(measures => measures is null ? null : new NetworkFreshness(measures, NextRun.Of(network, measures.Runs, now)));
            });
        Field<NetworkQualityType>("quality")
            .Description("How good its listings are, the level that they come to, and what is missing for the next.")
            .Resolve(context =>
            {
                var network = context.Source;
                return context.Directory().Measures.Load(network.Id).Select(measures => measures is null ? null : NetworkQuality.Of(network, measures, adapters.Current));
            });
        Field<RepeatedIdsType>("repeatedIds")
            .Description("Records whose id another one before them had, of the last run that read the whole source; null where none did.")
            .Resolve(context => context.Directory().RunsOfNetwork.Load(context.Source.Id).Select(RepeatedIds.Of));
        Field<DuplicateConnectionType>("duplicates")
            .Description("Pairs of listings, one of them its own, that may be one place: within the network and with others. What waits for a person first, the surest of it first; then what was decided, the latest first.")
            .Argument<DuplicateStateType>("state", "Only these; all by default.")
            .Argument<IntGraphType>("first", $"How many; 0 to {DuplicateConnection.Most}, {DuplicateConnection.DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only those after this cursor.")
            .ResolveAsync(async context => await DuplicateConnection.ReadAsync(matching, context.Source.Id, context));
        Field<ListGraphType<NonNullGraphType<SuggestionType>>>("suggestions")
            .Description("Corrections that people suggest to it, newest first; closed ones for 180 days.")
            .Argument<BooleanGraphType>("open", "Only open ones, or only closed ones; both where it is left out.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostSuggestions}, {DefaultSuggestions} by default.")
            .ResolveAsync(async context =>
            {
                bool? open = context.GetArgument<bool?>("open");
                int first = context.First(DefaultSuggestions, MostSuggestions);
                return await suggestions.OfAsync(context.Source.Id, context.CancellationToken)
                    .Where(suggestion => open is null || open == (suggestion.State == SuggestionState.Open))
                    .Reverse().Take(first).ToListAsync(context.CancellationToken);
            });
        Field<NetworkMemberPageType>("members")
            .Description("Its members who have an account here: those whom it invited, and those who signed in by its provider. In order of their keys.")
            .Argument<IntGraphType>("first", $"How many; 0 to {NetworkMemberPage.Most}, {NetworkMemberPage.DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only those whose key comes after this one: the \"next\" of the page before.")
            .ResolveAsync(async context => await NetworkMemberPage.ReadAsync(members, context.Source.Id, context));
        Field<ListGraphType<NonNullGraphType<WebhookType>>>("webhooks")
            .Description($"Addresses that it has told of what happens to labels, at most {Webhook.MostOfNetwork}.")
            .ResolveAsync(async context => await webhooks.OfAsync(context.Source.Id, context.CancellationToken).ToListAsync(context.CancellationToken));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SyncRunType>>>>("runs")
            .Description("Its runs, newest first.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostRuns}, {DefaultRuns} by default.")
            .Resolve(context =>
            {
                int first = context.First(DefaultRuns, MostRuns);
                return context.Directory().RunsOfNetwork.Load(context.Source.Id).Select(runs => runs.Take(first));
            });
    }

    public NetworkId NetworkOf(object source) => ((NetworkDefinition)source).Id;
}
