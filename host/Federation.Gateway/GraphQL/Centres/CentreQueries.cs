using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
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
                var centre = context.GetArgument<DateTimeOffset?>("asOf") is { } at ? await archive.ReadAsOfAsync(id, at, context.CancellationToken) : await NowAsync(id);
                return centre is null ? null : CentreNode.Of(centre);
            });
        query.Field<CentreConnectionType>("centres")
            .Description("Centres that meet every condition given, in pages.")
            .Argument<IntGraphType>("first", $"How many, from the front; 0 to {PageRequest.MostCentres}, {PageRequest.DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .Argument<IntGraphType>("last", $"How many, from the end; 0 to {PageRequest.MostCentres}. Not together with first.")
            .Argument<StringGraphType>("before", "Only what comes before this cursor.")
            .Argument<StringGraphType>("text", "Words that all occur in name, place or description; case and accents do not count, and the last letters of each may be missing.")
            .Argument<IdGraphType>("network", "Listed by this network: its key or its global id.")
            .Argument<StringGraphType>("country", "In this country: ISO 3166-1 alpha-2. FR finds France overseas too.")
            .Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("services", "Offering all of these services, by their keys.")
            .Argument<NearInputType>("near", "Within this circle; the list then goes nearest first.")
            .Argument<BoxInputType>("box", "Within this box.")
            .Argument<IntGraphType>("labelLevel", $"Holding the label at this level or a higher one, 1 to {CriteriaSet.TopLevel}; a suspended, expired or revoked label is not held, and a claim in a listing is none.")
            .Argument<AxisType>("labelAxis", "The axis on which it is held at that level, at level 1 or higher where none is named; overall where it is left out.")
            .Resolve(context =>
            {
                var filters = CentreFilters.Read(context, clock.GetUtcNow());
                return new CentreConnection(context.Directory().Index, filters, PageRequest.Read(context, byDistance: filters.Within is not null), context.CancellationToken);
            });
    }

    /// <summary>From the grains: one fresh centre, whatever the index has seen.</summary>
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
