using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchQueries(MatchingArchive archive, PairExplainer explainer) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostRegroupings = 100;

    public void AddTo(QueryType query)
    {
        query.Field<NonNullGraphType<MatchReviewPageType>>("matchReviews")
            .Description("Pairs of listings that a person should look at: one place or two? The surest first.")
            .Argument<IntGraphType>("first", MatchReviewPage.FirstDescription)
            .Argument<StringGraphType>("after", MatchReviewPage.AfterDescription)
            .ResolveAsync(async context => await MatchReviewPage.ReadAsync(archive, network: null, context));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<RegroupingType>>>>("regroupings")
            .Description("What went over from centre to centre, newest first.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostRegroupings}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only those made before the one of this key.")
            .ResolveAsync(async context => await Regroupings(context).Take(context.First(DefaultSize, MostRegroupings)).ToListAsync(context.CancellationToken));
        query.Field<JudgedPairType>("matchEvidence")
            .Description("What any two listings come to as they are now, and why; null where one of them is unknown.")
            .Argument<NonNullGraphType<StringGraphType>>("one", "A listing's key: network and the network's own id, with a slash between.")
            .Argument<NonNullGraphType<StringGraphType>>("other", "Another one's.")
            .ResolveAsync(async context =>
            {
                var (one, other) = (ReadListing(context, "one"), ReadListing(context, "other"));
                if (one == other) throw CodedError.BadInput("\"one\" and \"other\" name one listing.");
                return await explainer.ExplainAsync(ListingPair.Of(one, other), context.CancellationToken);
            });
    }

    private IAsyncEnumerable<Regrouping> Regroupings(IResolveFieldContext context) =>
        context.GetArgument<string?>("after") is { } after ? archive.RegroupingsBeforeAsync(after, context.CancellationToken) : archive.RegroupingsAsync(context.CancellationToken);

    internal static ListingKey ReadListing(IResolveFieldContext context, string argument) => ReadListing(context.GetArgument<string>(argument), argument);

    internal static ListingKey ReadListing(string text, string argument) =>
        ListingKey.TryParse(text, out var key) ? key : throw CodedError.BadInput($"\"{argument}\" is no listing's key: network and the network's own id, with a slash between.");
}
