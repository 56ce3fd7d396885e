using Federation.Cluster.Feed;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangeQueries(ChangeFeed feed, ChangeCursors cursors) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostChanges = 100;

    public void AddTo(QueryType query) =>
        query.Field<ChangePageType>("changes")
            .Description("Everything that happened to centres, oldest first. Keep \"next\" and come back with it: nothing is lost and nothing comes twice.")
            .Argument<StringGraphType>("after", "Only what came after this cursor; from the beginning where absent.")
            .Argument<IntGraphType>("first", $"How many; 1 to {MostChanges}, {DefaultSize} by default. Changes that were stored together stay together, so a few more may come.")
            .ResolveAsync(async context =>
            {
                int first = context.First(DefaultSize, MostChanges);
                if (first == 0) throw CodedError.BadInput($"\"first\" goes from 1 to {MostChanges}; it was 0.");
                return new ChangePage(await feed.ReadAsync(await AfterAsync(context), first, context.CancellationToken), feed);
            });

    private async Task<FeedCursor> AfterAsync(IResolveFieldContext context) =>
        context.GetArgument<string?>("after") is { } text ? await cursors.ReadAsync(text, context.CancellationToken) : FeedCursor.Start;
}
