using Federation.Cluster.Feed;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangeQueries(ChangeFeed feed, IDirectoryStore store) : IQueryFields
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

    private async Task<FeedCursor> AfterAsync(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("after") is not { } text) return FeedCursor.Start;
        if (!FeedCursor.TryParse(text, out var cursor)) throw CodedError.BadInput("\"after\" is not a cursor of the changes. Use \"next\" or an item's cursor as it came.");
        // A reader who waited there would miss everything until this directory has grown as far.
        bool isKnown = (await store.HeadAsync(context.CancellationToken)).HasReached(cursor);
        return isKnown ? cursor : throw CodedError.BadInput("\"after\" lies beyond the changes of this directory: its data was replaced since, by an older copy or a new folder. Begin again without \"after\".");
    }
}
