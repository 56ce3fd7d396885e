using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreQueries(IDirectoryGrains grains, CentreArchive archive, TimeProvider clock) : IQueryFields
{
    public void AddTo(QueryType query)
    {
        query.Field<CentreType>("centre")
            .Description("One centre as it is at this moment, or was at another; null where there is none. In place of one that was merged into another, that other.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "Its global id or its key.")
            .Argument<DateTimeScalar>("asOf", "The moment asked about; now where it is left out. What was erased since is not told; the listings name the fields.")
            .ResolveAsync(async context =>
            {
                var id = GlobalId.ReadCentre(context.GetArgument<string>("id"));
                if (context.GetArgument<DateTimeOffset?>("asOf") is { } at) return await archive.ReadAsOfAsync(id, at, context.CancellationToken) is { } then ? CentreNode.Of(then) : null;
                if (context.Directory().Index.PlaceOf(id) is { } place) return CentreNode.Of(place);
                return await NowAsync(id) is { } now ? CentreNode.Of(now) : null;
            });
        query.Field<CentreConnectionType>("centres")
            .Description("Centres that meet every condition given, in pages.")
            .Argument<IntGraphType>("first", $"How many, from the front; 0 to {PageRequest.MostCentres}, {PageRequest.DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .Argument<IntGraphType>("last", $"How many, from the end; 0 to {PageRequest.MostCentres}. Not together with first.")
            .Argument<StringGraphType>("before", "Only what comes before this cursor.")
            .Argument<CentreFilterInputType>("filter", "Which ones; all where it is left out.")
            .Argument<CentreOrderType>("orderBy", "What comes first. Where it is left out: the nearest with \"near\" or \"commute\", what fits best with a text, else by name.")
            .Resolve(context =>
            {
                var filter = context.GetArgument<CentreFilterInput?>("filter");
                var now = clock.GetUtcNow();
                return CentreConnection.Read(context, CentreFilters.Read(filter, now), CentreFilters.CommuteOf(filter), now);
            });
    }

    /// <summary>From the grains, for what the index has not: a centre that is closed, or was opened a moment ago.</summary>
    private async Task<MergedCentre?> NowAsync(CentreId id)
    {
        for (int link = 0; link < CentreState.MostMerges; link++)
        {
            var state = await grains.Centre(id).Get();
            if (state?.MergedInto is not { } into) return state is null ? null : MergedCentre.Of(state);
            id = into;
        }

        return null;
    }
}
